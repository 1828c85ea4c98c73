import { findTokens, type Token } from './query-tokens.ts';
import { wordsOf } from './text.ts';

/** What a story must print to be found. Forms are those of `Word`. */
export type Clause =
  | { kind: 'word'; form: string }
  | { kind: 'prefix'; form: string }
  /** These words in this order with nothing between; `joined`: or written as one word, as `e-mail` and `email`. */
  | { kind: 'phrase'; forms: string[]; joined: boolean }
  | { kind: 'outlet'; name: string }
  | { kind: 'all'; of: Clause[] }
  | { kind: 'any'; of: Clause[] }
  | { kind: 'not'; of: Clause };

/** A search as understood. `notes` say what could not be understood and was searched literally. */
export type Query = { typed: string; clause: Clause; notes: string[] };

/** Something the reader can put right, and where in their text it starts. */
export type Problem = { problem: string; at: number };

// Hostile searches of hundreds of words stall the one thread for seconds; nobody on deadline types more than these.
const MOST_CHARACTERS = 512;
const MOST_WORDS = 16;
const SHORTEST_PREFIX = 3;

const FIELDS = ['outlet'];

/**
 * Reads a search: words (all of them wanted), “phrases”, `-word` or `NOT word`, `OR` (which binds tighter than
 * the words around it, as on Nexis), parentheses, `prefix*`, `outlet:name`.
 * Marks and operators that do not add up are searched literally, and a note says so.
 */
export function parseQuery(typed: string): Query | Problem {
  if (typed.length > MOST_CHARACTERS) {
    return {
      problem: `That search is longer than ${MOST_CHARACTERS} characters. Try the few words that matter most.`,
      at: MOST_CHARACTERS,
    };
  }
  const query = readQuery(typed);
  const words = 'problem' in query ? 0 : countWords(query.clause);
  if (words <= MOST_WORDS) return query;
  return {
    problem: `That search has ${words} words; I take up to ${MOST_WORDS}. Try the few that matter most.`,
    at: 0,
  };
}

/** `parseQuery` without its limits, for searches that no person typed. */
export function readQuery(typed: string): Query | Problem {
  const { tokens, unclosed } = findTokens(typed);
  const problem = findProblem(tokens);
  if (problem) return problem;

  const reader = createReader(tokens);
  const clause = joined('all', reader.readAll());
  if (!clause || !hasPositive(clause)) return nothingAsked(clause);

  const notes = unclosed > 0 ? ['A quotation mark has no partner, so I searched for the words without it.'] : [];
  return { typed: typed.trim(), clause, notes: [...notes, ...reader.notes] };
}

function nothingAsked(clause: Clause | undefined): Problem {
  const problem = clause
    ? 'That only says what to leave out. Add a word to look for, such as “detainers -court”.'
    : 'Tell me a word or a “phrase” to look for.';
  return { problem, at: 0 };
}

/** What no reading of the tokens could mend: a field we do not have, a prefix that would match half the archive. */
function findProblem(tokens: readonly Token[]): Problem | undefined {
  for (const token of tokens) {
    if (token.kind === 'field' && !isField(token)) {
      return {
        problem: `I don't know the filter “${token.name}:”. I know ${FIELDS.map((name) => `“${name}:”`).join(', ')}.`,
        at: token.at,
      };
    }
    if (token.kind === 'word' && isPrefix(token.text) && prefixOf(token.text).length < SHORTEST_PREFIX) {
      return {
        problem: `“${token.text}” would match too much: give me at least ${SHORTEST_PREFIX} letters before the “*”.`,
        at: token.at,
      };
    }
  }
  return undefined;
}

/** `3:30` and web addresses have a colon too, and are words. */
function isField({ name, value }: { name: string; value: string }): boolean {
  return FIELDS.includes(name) || value.startsWith('//');
}

function createReader(tokens: readonly Token[]) {
  const notes: string[] = [];
  let next = 0;

  /** Everything up to the closing parenthesis (or the end): each item wanted. */
  function readAll(depth = 0): Clause[] {
    const items: Clause[] = [];
    while (next < tokens.length) {
      const token = tokens[next];
      if (token?.kind === 'close') {
        if (depth > 0) break;
        next += 1;
        noteOnce('A parenthesis has no partner, so I left it out.');
        continue;
      }
      const item = readAny(depth);
      if (item) items.push(item);
    }
    return items;
  }

  /** One item, or several with OR between. */
  function readAny(depth: number): Clause | undefined {
    const items = [readOne(depth)];
    while (tokens[next]?.kind === 'or' && startsItem(tokens[next + 1])) {
      next += 1;
      items.push(readOne(depth));
    }
    return joined(
      'any',
      items.filter((item) => item !== undefined),
    );
  }

  function readOne(depth: number): Clause | undefined {
    const token = tokens[next];
    next += 1;
    switch (token?.kind) {
      case 'word':
        return readWord(token.text);
      case 'phrase':
        return phrase(
          wordsOf(token.text).map(({ form }) => form),
          false,
        );
      case 'field':
        return token.value.startsWith('//')
          ? readWord(`${token.name}:${token.value}`)
          : { kind: 'outlet', name: token.value };
      case 'not':
        return readNot(depth);
      case 'open':
        return readGroup(depth);
      case 'and':
        if (!startsItem(tokens[next]) || next < 2) noteOnce('“AND” has nothing to join, so I left it out.');
        return undefined;
      case 'or':
        noteOnce('“OR” has nothing to choose between, so I left it out.');
        return undefined;
      default:
        return undefined;
    }
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

  function readGroup(depth: number): Clause | undefined {
    const inside = joined('all', readAll(depth + 1));
    if (tokens[next]?.kind === 'close') next += 1;
    else noteOnce('A parenthesis has no partner, so I left it out.');
    return inside;
  }

  function noteOnce(note: string): void {
    if (!notes.includes(note)) notes.push(note);
  }

  return { readAll, notes };
}

function startsItem(token: Token | undefined): boolean {
  return token !== undefined && !['close', 'or', 'and'].includes(token.kind);
}

function readWord(text: string): Clause | undefined {
  const words = wordsOf(text);
  const [word] = words;
  if (words.length === 1 && word) return { kind: isPrefix(text) ? 'prefix' : 'word', form: word.form };
  const hyphenated = /^[\p{L}\p{N}]+(?:[-‐‑–][\p{L}\p{N}]+)+$/u.test(text);
  return phrase(
    words.map(({ form }) => form),
    hyphenated,
  );
}

function isPrefix(text: string): boolean {
  return /^[\p{L}\p{N}'’]+\*+$/u.test(text);
}

function prefixOf(text: string): string {
  return text.replace(/\*+$/, '');
}

function phrase(forms: string[], joined: boolean): Clause | undefined {
  const [only] = forms;
  if (forms.length === 1 && only !== undefined) return { kind: 'phrase', forms, joined: false };
  return forms.length > 1 ? { kind: 'phrase', forms, joined } : undefined;
}

/** One clause of several; those of the same kind inside each other are one. */
function joined(kind: 'all' | 'any', parts: Clause[]): Clause | undefined {
  const of = parts.flatMap((part) => (part.kind === kind ? part.of : [part]));
  return of.length > 1 ? { kind, of } : of[0];
}

function hasPositive(clause: Clause): boolean {
  if (clause.kind === 'not') return false;
  return clause.kind === 'all' || clause.kind === 'any' ? clause.of.some(hasPositive) : true;
}

function countWords(clause: Clause): number {
  switch (clause.kind) {
    case 'all':
    case 'any':
      return clause.of.reduce((sum, part) => sum + countWords(part), 0);
    case 'not':
      return countWords(clause.of);
    case 'phrase':
      return clause.forms.length;
    default:
      return 1;
  }
}
