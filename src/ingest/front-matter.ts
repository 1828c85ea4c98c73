import { parse } from 'yaml';
import { z } from 'zod';
import { Facts } from '#index/text/article.ts';
import { normaliseText } from './decode.ts';
import { parsePublished } from './facts/dates.ts';
import { type GivenTerms, readTerm, TERM_FIELDS, termsOfUnreadable } from './terms/given-terms.ts';

/** Facts and terms that a newsroom wrote down, and what of them could not be used. */
export type Given = { facts: Facts; terms: GivenTerms; faults: string[] };

const OPEN = /^---[ \t]*(?:\r\n|\n|\r)/;
const CLOSE = /(?:^|\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/;
// A line of “name: value”. Without one, two rules of dashes are only that.
const FIELD = /^\s*["']?[A-Za-z][\w -]*["']?[ \t]*:(?:\s|$)/m;
// Front matter is a few lines. A text that opens with dashes and closes them pages later is a text.
const LONGEST = 10_000;

const DATE_HINT = 'is not a date I know: write 2026, 2026-01, 2026-01-26 or 2026-01-26T08:00-06:00';
const Line = z
  .union([z.string(), z.number().transform(String)], 'must be text')
  .transform((text) => normaliseText(text).replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'is empty').max(500, 'is longer than 500 characters'));

/** The fields a newsroom may give, each read into the fact it stands for. */
const FIELDS = {
  headline: Line.transform((headline): Facts => ({ headline })),
  outlet: Line.transform((outlet): Facts => ({ outlet })),
  byline: Line.transform((byline): Facts => ({ byline })),
  place: Line.transform((place): Facts => ({ place })),
  url: Line.pipe(
    z.url({ protocol: /^https?$/, error: 'is not a web address that begins with http:// or https://' }),
  ).transform((url): Facts => ({ url })),
  published: Line.transform((text, context): Facts => {
    const published = parsePublished(text);
    if (published) return { published };
    context.addIssue({ code: 'custom', message: DATE_HINT });
    return z.NEVER;
  }),
};
const FieldName = Facts.keyof();

/** A document parted from the front matter before it. `given` is undefined where there is none. */
export function splitFrontMatter(document: string): { text: string; given?: Given } {
  const open = OPEN.exec(document)?.[0].length;
  if (open === undefined) return { text: document };

  const inside = document.slice(open, open + LONGEST);
  const close = CLOSE.exec(inside);
  const block = inside.slice(0, close?.index);
  if (!close || !(FIELD.test(block) || block.trim() === '')) return { text: document };

  return { text: document.slice(open + close.index + close[0].length), given: readFields(block, parseYaml) };
}

/** What a sidecar gives, the `<name>.json` beside a document. */
export function parseSidecar(json: string): Given {
  return readFields(json, JSON.parse);
}

// “Failsafe” leaves every value the text it is: a headline of “No” stays a headline, and 2026-01 is not a sum.
function parseYaml(block: string): unknown {
  return parse(block, { schema: 'failsafe', maxAliasCount: 0 }) ?? {};
}

function readFields(written: string, parseFields: (written: string) => unknown): Given {
  const fields = attempt(() => parseFields(written));
  const isFields = typeof fields === 'object' && fields !== null && !Array.isArray(fields);
  if (!isFields) {
    const fault = 'could not be read as fields such as “headline: …”';
    return { facts: {}, terms: termsOfUnreadable(written), faults: [fault] };
  }

  const given: Given = { facts: {}, terms: {}, faults: [] };
  for (const [name, value] of Object.entries(fields)) {
    const read: ReadField = readTerm(name, value) ?? readFact(name, value);
    if (read.fault !== undefined) given.faults.push(read.fault);
    Object.assign(given.facts, read.facts);
    Object.assign(given.terms, read.terms);
  }
  return given;
}

type ReadField = { facts?: Facts; terms?: GivenTerms; fault?: string };

function readFact(name: string, value: unknown): ReadField {
  const known = FieldName.safeParse(name);
  if (!known.success)
    return { fault: `“${name}” is not a field I know (${[...FieldName.options, ...TERM_FIELDS].join(', ')})` };

  const read = FIELDS[known.data].safeParse(value);
  return read.success
    ? { facts: read.data }
    : { fault: `“${name}” ${read.error.issues[0]?.message ?? 'is not usable'}` };
}

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return undefined;
  }
}
