import type { Nearness } from './clause.ts';
import { FILTERS, type FilterName, filterNamed } from './filters.ts';
import { TAKEN_OUT } from './markup.ts';

/** One piece of a typed search and where it starts in it. */
export type Token = { at: number } & (
  | { kind: 'open' | 'close' | 'or' | 'and' | 'not' }
  /** A small `or` or `and`, or a bar: no operator, though it may have been meant for one. */
  | { kind: 'joiner'; text: string }
  | { kind: 'near'; nearness: Nearness }
  | { kind: 'atleast'; times: number }
  | { kind: 'phrase'; text: string }
  | { kind: 'word'; text: string }
  /** A word with a colon behind it that makes no filter of it. */
  | { kind: 'label'; text: string }
  | { kind: 'field'; name: FilterName; value: string; isQuoted: boolean }
);

/**
 * A typed search, cut into tokens. `unclosed` counts the quotation marks that open and never close; `lowered` are the
 * operators that are words, as everything is in capitals.
 */
export type Tokens = { tokens: Token[]; unclosed: number; lowered: string[] };

// Readers paste from everywhere, in every language: any double mark closes any other.
const MARKS = '"“”„‟«»‹›＂″〝〞〟「」『』｢｣﹁﹂﹃﹄《》〈〉❝❞';
// Where the keyboard has no other, two commas or single marks in a row are one of these.
const DOUBLED = "(?:,,|''|‘‘|’’)";
const DOUBLE = `(?:[${MARKS}]|${DOUBLED})`;
const IN_DOUBLE = `(?:(?!${DOUBLED})[^${MARKS}])*`;
const IN_WORD = `[^\\s()|${MARKS}${TAKEN_OUT}]`;
const NO_WORD_BEFORE = String.raw`(?<![\p{L}\p{N}])`;
const NO_WORD_AFTER = String.raw`(?![\p{L}\p{N}])`;
const OPERATOR = String.raw`(?:(?:OR|AND|NOT|NEAR)(?!\S)|${anyCase('near', 'w', 'pre')}/)`;
const FILTER = anyCase(...FILTERS);
// `outlet: The Tally House of Saltry`: after a space a name goes on as long as its words have capitals.
const NAME_WORD = String.raw`(?!${OPERATOR}|${FILTER}\s?:)\p{Lu}${IN_WORD}*`;
const NAME = String.raw`${NAME_WORD}(?:\s+(?:(?:of|the|and|de|la|du|von|van)\s+){0,2}${NAME_WORD})*`;
// What “Walz said: ...” introduces is speech.
const NAMED = String.raw`(?:${anyCase('outlet', 'byline')}|(?<![\p{L}\p{N},]\s+)${anyCase('said')})`;
const GAP = String.raw`\s?:\s+`;
const VALUE = `${TAKEN_OUT}*(?:${DOUBLE}(?<quoted>${IN_DOUBLE})${DOUBLE}|(?<value>(?!//)${IN_WORD}+))`;

const PIECE = new RegExp(
  [
    `(?<space>[\\s${TAKEN_OUT}]+)`,
    `${DOUBLE}(?<phrase>${IN_DOUBLE})${DOUBLE}`,
    // A single mark quotes only from the edge of one word to the edge of another, or it is an apostrophe; of these there
    // are no more than twenty in a phrase, or each mark would be tried with all that follow.
    `${NO_WORD_BEFORE}(?:${[
      String.raw`[‘‚‛](?<curly>[^‘‚‛’]*(?:’\p{L}[^‘‚‛’]*){0,20})[’‘]`,
      String.raw`’(?<raised>[^‘‚‛’]*(?:’\p{L}[^‘‚‛’]*){0,20})’`,
      String.raw`'(?<single>[^']*(?:'\p{L}[^']*){0,20})'`,
    ].join('|')})${NO_WORD_AFTER}`,
    `(?<unclosed>${DOUBLE})`,
    `(?<paren>[()])`,
    // A dash of any length leaves out what it touches, and only where it touches nothing before.
    String.raw`(?<![^\s(${TAKEN_OUT}])(?<minus>[-−–—―]+)(?=${TAKEN_OUT}*[\p{L}\p{N}(‘‚'${MARKS}])`,
    `${NO_WORD_BEFORE}(?<named>${NAMED})${GAP}${TAKEN_OUT}*(?<name>${NAME})`,
    `${NO_WORD_BEFORE}(?<field>${FILTER}(?=:\\S)|(?:${NAMED}|${anyCase('headline', 'sort')})(?=${GAP})|${anyCase('on', 'after', 'before', 'last')}(?=${GAP}\\d))(?:${GAP}(?!${OPERATOR})|:)${VALUE}`,
    String.raw`(?<label>(?:(?!:)${IN_WORD})*\p{L}):(?!//)`,
    String.raw`(?<bar>\|+)`,
    `(?<word>${IN_WORD}+)`,
  ].join('|'),
  'gu',
);

/**
 * A pattern for some words in any case. Written out, as V8 ignores `(?i:…)` where it compiles without optimising, as it
 * does once a process has compiled many patterns (Node 26.10; `node --no-regexp-optimization` shows it).
 */
function anyCase(...words: readonly string[]): string {
  const spelt = words.map((word) => word.replace(/\p{L}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`));
  return `(?:${spelt.join('|')})`;
}

/** Cuts a typed search into tokens. */
export function findTokens(typed: string): Tokens {
  const tokens: Token[] = [];
  const lowered: string[] = [];
  const isLoud = isInCapitals(typed);
  let unclosed = 0;

  for (const { groups = {}, index: at } of typed.matchAll(PIECE)) {
    if (groups.unclosed !== undefined) unclosed += 1;
    const token = readToken(groups, at);
    if (token && isLoud && isWordOperator(groups.word)) {
      lowered.push(groups.word);
      tokens.push({ kind: 'word', text: groups.word, at });
    } else if (token) tokens.push(token);
  }
  return { tokens, unclosed, lowered };
}

const WORD_OPERATORS = ['OR', 'AND', 'NOT', 'NEAR'];
const ANY_OPERATOR = /(?<!\S)(?:OR|AND|NOT|NEAR|(?:NEAR|W|PRE)\/\w+|ATLEAST\d+)(?!\S)/g;

function isWordOperator(word: string | undefined): word is string {
  return word !== undefined && WORD_OPERATORS.includes(word);
}

/** Whether everything but the operators is in capitals, so that these say no more than the rest. */
function isInCapitals(typed: string): boolean {
  return !/\p{Ll}/u.test(typed) && /\p{Lu}/u.test(typed.replace(ANY_OPERATOR, ''));
}

type Groups = Record<string, string | undefined>;

function readToken(groups: Groups, at: number): Token | undefined {
  const { phrase = groups.curly ?? groups.raised ?? groups.single, paren, minus, bar, label, word } = groups;
  if (phrase !== undefined) return { kind: 'phrase', text: phrase, at };
  if (paren !== undefined) return { kind: paren === '(' ? 'open' : 'close', at };
  if (minus !== undefined) return { kind: 'not', at };
  if (bar !== undefined) return { kind: 'joiner', text: bar, at };
  if (label !== undefined) return { kind: 'label', text: label, at };
  return readField(groups, at) ?? (word === undefined ? undefined : readWord(word, at));
}

// Marks without a partner: no name that a filter looks for has any of them.
const STRAY = new RegExp(`[*_~\`]|${DOUBLED}`, 'g');

function readField({ field, named, quoted, name: far, value = far }: Groups, at: number): Token | undefined {
  const name = filterNamed(field ?? named ?? '');
  if (name === undefined) return undefined;
  const isName = name === 'said' || name === 'outlet' || name === 'byline';
  const given = (quoted ?? value ?? '').replaceAll(TAKEN_OUT, '');
  return { kind: 'field', name, value: isName ? given.replace(STRAY, '') : given, isQuoted: quoted !== undefined, at };
}

function readWord(word: string, at: number): Token {
  if (/^(?:or|and)$/i.test(word) && !isWordOperator(word)) return { kind: 'joiner', text: word, at };
  return readOperator(word, at) ?? { kind: 'word', text: word, at };
}

const DEFAULT_DISTANCE = 10;

/** `OR`, `AND`, `NOT` in capitals; `NEAR/5`, `w/5`, `PRE/5`, `w/s`, `w/p` and `ATLEAST3` as Nexis and Factiva write them. */
function readOperator(word: string, at: number): Token | undefined {
  if (word === 'OR') return { kind: 'or', at };
  if (word === 'AND') return { kind: 'and', at };
  if (word === 'NOT') return { kind: 'not', at };
  if (word === 'NEAR') return { kind: 'near', nearness: { within: DEFAULT_DISTANCE, ordered: false }, at };

  const { name, words, times } =
    /^(?:(?<name>near|w|pre)\/(?<words>\d{1,3}|s|p)|atleast(?<times>\d{1,3}))$/iu.exec(word)?.groups ?? {};
  if (times !== undefined) return { kind: 'atleast', times: Number(times), at };
  if (name === undefined || words === undefined) return undefined;

  if (/^[sp]$/i.test(words)) {
    const within = words.toLowerCase() === 's' ? 'sentence' : 'paragraph';
    return { kind: 'near', nearness: { within, ordered: false }, at };
  }
  return { kind: 'near', nearness: { within: Number(words), ordered: name.toLowerCase() === 'pre' }, at };
}
