import { readDate, readSpan } from '#index/text/dates.ts';
import type { Problem } from '#index/text/problem.ts';
import { wordsOf } from '#index/text/text.ts';
import type { Clause, Leaf, Nearness, Sort } from './clause.ts';
import { FILTERS, type FilterName, filterNamed } from './filters.ts';
import type { Token } from './tokens.ts';

type NearToken = Extract<Token, { kind: 'near' }>;
type JoinerToken = Extract<Token, { kind: 'joiner' }>;
type FieldToken = Extract<Token, { kind: 'field' }>;
type Field = (token: FieldToken) => Clause | Problem;

const SHORTEST_PREFIX = 3;
// A sum of words farther apart than this is no longer near, and costs more than it tells.
const FARTHEST = 100;

/** The filters: what follows the colon, to the clause it stands for. */
const FIELDS: Record<Exclude<FilterName, 'sort'>, Field> = {
  said: ({ value }) => ({ kind: 'said', name: value }),
  outlet: ({ value }) => ({ kind: 'outlet', name: value }),
  byline: ({ value }) => ({ kind: 'byline', name: value }),
  headline: readHeadline,
  on: (token) => readDateField('on', token),
  after: (token) => readDateField('after', token),
  before: (token) => readDateField('before', token),
  last: readLast,
};

type Read = { clause: Clause | undefined; sort: Sort; notes: string[] };

/**
 * Builds the clause that the tokens stand for. From loosest to tightest: words side by side (all wanted), `NEAR` and
 * its like, `OR`, `NOT`, as on Nexis.
 */
export function readTokens(tokens: readonly Token[]): Read | Problem {
  const reader = createReader(tokens);
  const clause = joinClauses('all', reader.readAll(0));
  return reader.problem() ?? { clause, sort: reader.sort(), notes: reader.notes() };
}

/** One clause of several; those of the same kind inside each other are one. */
function joinClauses(kind: 'all' | 'any', parts: readonly Clause[]): Clause | undefined {
  const of = parts.flatMap((part) => (part.kind === kind ? part.of : [part]));
  return of.length > 1 ? { kind, of } : of[0];
}

function createReader(tokens: readonly Token[]) {
  const notes: string[] = [];
  const labels: string[] = [];
  let problem: Problem | undefined;
  let sort: Sort = 'best';
  let next = 0;

  /** Everything up to the closing parenthesis (or the end): each item wanted. */
  function readAll(depth: number): Clause[] {
    const items: Clause[] = [];
    while (next < tokens.length) {
      if (tokens[next]?.kind === 'close') {
        if (depth > 0) break;
        next += 1;
        noteOnce('A parenthesis has no partner, so I left it out.');
        continue;
      }
      const item = readNear(depth);
      if (item) items.push(item);
    }
    return items;
  }

  /** One item, or several with NEAR, PRE, w/s or w/p between, read from left to right. */
  function readNear(depth: number): Clause | undefined {
    let left = readAny(depth);
    for (let token = tokens[next]; token?.kind === 'near' && left; token = tokens[next]) {
      next += 1;
      left = nearTo(left, token, startsItem(tokens[next]) ? readAny(depth) : undefined);
    }
    return left;
  }

  function nearTo(left: Clause, { nearness, at }: NearToken, right: Clause | undefined): Clause {
    if (right && isPlaced(left) && isPlaced(right) && !isTooFar(nearness))
      return { kind: 'near', of: [left, right], nearness };
    complain(isTooFar(nearness) ? TOO_FAR : TWO_SIDES, at);
    return left;
  }

  /** One item, or several with OR between. */
  function readAny(depth: number): Clause | undefined {
    const items = [readOne(depth)];
    while (tokens[next]?.kind === 'or' && startsItem(tokens[next + 1])) {
      next += 1;
      items.push(readOne(depth));
    }
    const found = items.filter((item) => item !== undefined);
    return joinClauses('any', found);
  }

  function readOne(depth: number): Clause | undefined {
    const token = tokens[next];
    next += 1;
    switch (token?.kind) {
      case 'word':
        return kept(readWord(token.text, token.at));
      case 'label':
        labels.push(token.text);
        return kept(readWord(token.text, token.at));
      case 'joiner':
        return readJoiner(token);
      case 'phrase':
        return phrase(formsOf(token.text), false);
      case 'field':
        return readField(token);
      case 'not':
        return readNot(depth);
      case 'atleast':
        return readAtLeast(token, depth);
      case 'open':
        return readGroup(depth);
      case 'and':
        if (!startsItem(tokens[next]) || next < 2) noteOnce('“AND” has nothing to join, so I left it out.');
        return undefined;
      case 'or':
        noteOnce('“OR” has nothing to choose between, so I left it out.');
        return undefined;
      case 'near':
        complain(TWO_SIDES, token.at);
        return undefined;
      default:
        return undefined;
    }
  }

  function readField(token: FieldToken): Clause | undefined {
    if (token.name === 'sort') return readSort(token);
    return kept(FIELDS[token.name](token));
  }

  /** A word like any other, or a bar, which is none. Between two things it may have been meant to choose. */
  function readJoiner({ text, at }: JoinerToken): Clause | undefined {
    if (next > 1 && startsItem(tokens[next])) {
      const is = text.startsWith('|')
        ? `“${text}” is no operator here.`
        : `A small “${text}” is a word like any other.`;
      noteOnce(`${is} For either of two words, write “OR” in capitals between them.`);
    }
    return kept(readWord(text, at));
  }

  function readSort({ value, at }: FieldToken): undefined {
    if (value !== 'date' && value !== 'best') complain('I can sort by “sort:date” (newest first) or “sort:best”.', at);
    sort = value === 'date' ? 'date' : 'best';
    return undefined;
  }

  function readNot(depth: number): Clause | undefined {
    if (!startsItem(tokens[next])) {
      noteOnce('“NOT” has nothing to leave out, so I ignored it.');
      return undefined;
    }
    const of = readOne(depth);
    if (of?.kind === 'not') return of.of;
    return of && { kind: 'not', of };
  }

  function readAtLeast({ times, at }: Extract<Token, { kind: 'atleast' }>, depth: number): Clause | undefined {
    const of = startsItem(tokens[next]) ? readOne(depth) : undefined;
    if (of && isPlaced(of) && times > 0) return { kind: 'atleast', times, of };
    complain('This needs a number above 0 and a word or a “phrase”, such as “ATLEAST3 detainers”.', at);
    return undefined;
  }

  function readGroup(depth: number): Clause | undefined {
    const inside = joinClauses('all', readAll(depth + 1));
    if (tokens[next]?.kind === 'close') next += 1;
    else noteOnce('A parenthesis has no partner, so I left it out.');
    return inside;
  }

  function kept(read: Clause | Problem | undefined): Clause | undefined {
    if (!read || !('problem' in read)) return read;
    complain(read.problem, read.at);
    return undefined;
  }

  /** The first problem is the one to put right first. */
  function complain(words: string, at: number): void {
    problem ??= { problem: words, at };
  }

  function noteOnce(note: string): void {
    if (!notes.includes(note)) notes.push(note);
  }

  return { readAll, notes: () => [...notes, ...labelNotes(labels)], problem: () => problem, sort: () => sort };
}

const KNOWN_FILTERS = FILTERS.map((name) => `“${name}:”`).join(', ');
const TWO_SIDES = 'This needs a word or a “phrase” on each side, such as “rent w/5 freeze”.';
const TOO_FAR = `I look up to ${FARTHEST} words apart; for farther, “w/p” means the same paragraph.`;

/** What is said of the words before a colon that made no filter of them. */
function labelNotes(labels: readonly string[]): string[] {
  const known = labels.find((label) => filterNamed(label));
  const unknown = [...new Set(labels.filter((label) => !filterNamed(label)))].map((label) => `“${label}:”`);
  return [
    ...(known ? [`“${known}:” filters by what is typed right after it, so I read it as a word here.`] : []),
    ...(unknown.length > 0
      ? [`I don't know the filter ${unknown.join(' or ')}, so I read it as words. I know ${KNOWN_FILTERS}.`]
      : []),
  ];
}

function isTooFar({ within }: Nearness): boolean {
  return typeof within === 'number' && within > FARTHEST;
}

function startsItem(token: Token | undefined): boolean {
  return token !== undefined && !['close', 'or', 'and', 'near'].includes(token.kind);
}

/** Whether a clause has places in a text, so that another can stand near it. */
function isPlaced(clause: Clause): boolean {
  if (clause.kind === 'any' || clause.kind === 'near') return clause.of.every(isPlaced);
  return isLeaf(clause);
}

function isLeaf(clause: Clause): clause is Leaf {
  return clause.kind === 'word' || clause.kind === 'prefix' || clause.kind === 'phrase';
}

function readWord(text: string, at: number): Leaf | Problem | undefined {
  const forms = formsOf(text);
  const [form] = forms;
  if (forms.length !== 1 || form === undefined) return phrase(forms, isHyphenated(text));
  if (!/^[\p{L}\p{N}'’]+\*+$/u.test(text)) return { kind: 'word', form };
  if (form.length >= SHORTEST_PREFIX) return { kind: 'prefix', form };
  return { problem: `“${text}” would match too much: give me at least ${SHORTEST_PREFIX} letters before the “*”.`, at };
}

function isHyphenated(text: string): boolean {
  return /^[\p{L}\p{N}]+(?:[-‐‑–][\p{L}\p{N}]+)+$/u.test(text);
}

function phrase(forms: string[], joined: boolean): Leaf | undefined {
  return forms.length > 0 ? { kind: 'phrase', forms, joined } : undefined;
}

function formsOf(text: string): string[] {
  return wordsOf(text).map(({ form }) => form);
}

function readHeadline({ value, isQuoted, at }: FieldToken): Clause | Problem {
  const of = isQuoted ? phrase(formsOf(value), false) : readWord(value, at);
  if (!of) return { problem: 'Give me a word of the headline, such as “headline:harbor”.', at };
  return 'problem' in of ? of : { kind: 'headline', of };
}

function readDateField(kind: 'on' | 'after' | 'before', { name, value, at }: FieldToken): Clause | Problem {
  const date = readDate(value);
  return date
    ? { kind, date }
    : { problem: `I read dates like “${name}:2026-01-26”, “${name}:2026-01” or “${name}:2026”.`, at };
}

function readLast({ value, at }: FieldToken): Clause | Problem {
  const span = readSpan(value);
  return span
    ? { kind: 'last', span }
    : { problem: 'I read spans like “last:7d”, “last:2w”, “last:3m” or “last:1y”.', at };
}
