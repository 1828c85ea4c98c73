import { parse as parseToml, TomlDate } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import type { Facts } from '#index/text/article.ts';
import { factNames, isOwnName, readFact } from './facts/given-facts.ts';
import { isCommonField, plainName } from './field-names.ts';
import {
  type GivenTerms,
  holdForUnknown,
  mayLimit,
  namesLimit,
  readTerm,
  stricter,
  TERM_FIELDS,
} from './terms/given-terms.ts';

/**
 * Facts and terms that a newsroom wrote down, and what of them could not be used. `isHeld`: something that may restrict the
 * story could not be understood, so that it is not shown whatever else is said.
 */
export type Given = { facts: Facts; terms: GivenTerms; isHeld: boolean; faults: string[] };

/**
 * A way to set fields above a text, between two lines of its own, as Hugo and Jekyll have it. `field` is a line of
 * “name: value”: without one, two rules of dashes are only that.
 */
type Fence = { open: RegExp; close: RegExp; field: RegExp; parse: (block: string) => unknown };

const FENCES: readonly Fence[] = [
  {
    open: /^\s*---[ \t]*(?:\r\n|\n|\r)/,
    close: /(?:^|\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/,
    field: /^[^\S\n\r\u2028\u2029]*["']?\p{L}[\p{L}\p{M}\p{N}_ -]*(?:["'][ \t]*|\t[ \t]*)?:(?:\s|$)/mu,
    // “Failsafe” leaves every value the text it is: a headline of “No” stays a headline, and 2026-01 is not a sum.
    parse: (block) => parseYaml(block, { schema: 'failsafe', maxAliasCount: 0 }) ?? {},
  },
  {
    open: /^\s*\+\+\+[ \t]*(?:\r\n|\n|\r)/,
    close: /(?:^|\r\n|\n|\r)\+\+\+[ \t]*(?:\r\n|\n|\r|$)/,
    field: /^[^\S\n\r\u2028\u2029]*(?:["']?\p{L}[\p{L}\p{M}\p{N}_.-]*["']?[ \t]*=|\[)/mu,
    parse: (block) => writtenOut(parseToml(block)),
  },
];
// Front matter is a few lines. A text that opens with dashes and closes them pages later is a text.
const LONGEST = 10_000;
// More than any system writes. What else limits the story among so many is not looked for: it is held.
const MOST_FIELDS = 1000;
const DEEPEST = 4;
// Whoever mends these will look at the others too.
const MOST_FAULTS = 20;
const UNREADABLE_FIELDS = 'could not be read as fields such as “headline: …”';
// Under these names Hugo, Zola and WordPress have fields of a newsroom's own.
const WITHIN = new Set(['params', 'extra', 'meta', 'metadata', 'customfields', 'fields']);

/** A document parted from the front matter before it. `given` is undefined where there is none. */
export function splitFrontMatter(document: string): { text: string; given?: Given } {
  const fence = FENCES.find(({ open }) => open.test(document));
  if (!fence) return splitJson(document);

  const open = fence.open.exec(document)?.[0].length ?? 0;
  const inside = document.slice(open, open + LONGEST);
  const close = fence.close.exec(inside);
  const block = inside.slice(0, close?.index);
  if (!close) return { text: document, ...unclosed(block) };
  if (!(fence.field.test(block) || block.trim() === '')) return { text: document };
  return { text: document.slice(open + close.index + close[0].length), given: readFields(block, fence.parse) };
}

/** What a sidecar gives, the `<name>.json` beside a document. */
export function parseSidecar(json: string): Given {
  return readFields(json, JSON.parse);
}

/** JSON above a text, as Hugo takes it: the first lines that are an object. */
function splitJson(document: string): { text: string; given?: Given } {
  if (!/^\s*\{\s*"/.test(document)) return { text: document };

  const ends = [...document.slice(0, LONGEST).matchAll(/\}[ \t]*(?:\r\n|\n|\r)/g)];
  const end = ends.find(({ index }) => isRecord(attempt(() => JSON.parse(document.slice(0, index + 1)))));
  if (!end) return { text: document, ...unclosed(document.slice(0, LONGEST)) };
  const at = end.index + end[0].length;
  return { text: document.slice(at), given: readFields(document.slice(0, end.index + 1), JSON.parse) };
}

/** What is opened as front matter and never closed stays text; but a limit in it holds the story. */
function unclosed(inside: string): { given?: Given } {
  const head = inside.split(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/, 1)[0] ?? '';
  if (!namesLimit(head)) return {};
  const fault = 'is opened and never closed, so I cannot tell it from the story; until then the story is not shown';
  return { given: { facts: {}, terms: {}, isHeld: true, faults: [fault] } };
}

function readFields(written: string, parseFields: (written: string) => unknown): Given {
  const fields = attempt(() => parseFields(written));
  if (!isRecord(fields)) {
    const isHeld = mayLimit(written);
    return {
      facts: {},
      terms: {},
      isHeld,
      faults: [`${UNREADABLE_FIELDS}${isHeld ? ', so the story is not shown' : ''}`],
    };
  }

  const found = fieldsIn(fields);
  if (found.length > MOST_FIELDS) {
    const fault = `have ${found.length} fields and I read ${MOST_FIELDS}, so the story is not shown`;
    return { facts: {}, terms: {}, isHeld: true, faults: [fault] };
  }
  const given: Given = { facts: {}, terms: {}, isHeld: false, faults: [] };
  const faults: string[] = [];
  // Our own names first: where two name one fact, the first is believed.
  const all = found.toSorted(([a], [b]) => Number(isOwnName(b)) - Number(isOwnName(a)));
  for (const [name, value] of all) {
    const read = readField(name, value);
    if (read.fault !== undefined) faults.push(read.fault);
    given.facts = { ...read.facts, ...given.facts };
    given.terms = stricter(given.terms, read.terms ?? {});
    given.isHeld ||= read.holds === true;
  }
  const others = faults.length - MOST_FAULTS;
  return {
    ...given,
    faults: others > 0 ? [...faults.slice(0, MOST_FAULTS), `has ${others} more such faults`] : faults,
  };
}

type ReadField = { facts?: Facts; terms?: GivenTerms; holds?: true; fault?: string };

function readField(name: string, value: unknown): ReadField {
  const known = readTerm(name, value) ?? readFact(name, value);
  if (known || isCommonField(name)) return known ?? {};
  return (
    holdForUnknown(name) ?? {
      fault: `“${name}” is not a field I know (${[...factNames(), ...TERM_FIELDS].join(', ')})`,
    }
  );
}

/** Every field, those within a newsroom's own among them, which may stand within another's. */
function fieldsIn(fields: Record<string, unknown>, depth = 0): [string, unknown][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    depth < DEEPEST && WITHIN.has(plainName(name)) && isRecord(value)
      ? fieldsIn(value, depth + 1)
      : [[name, value] satisfies [string, unknown]],
  );
}

/** A value of TOML with its dates as they are written. */
function writtenOut(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(writtenOut);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, writtenOut(inner)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return undefined;
  }
}
