import type { Nearness } from './clause.ts';

/** One piece of a typed search and where it starts in it. */
export type Token = { at: number } & (
  | { kind: 'open' | 'close' | 'or' | 'and' | 'not' }
  | { kind: 'near'; nearness: Nearness }
  | { kind: 'atleast'; times: number }
  | { kind: 'phrase'; text: string }
  | { kind: 'word'; text: string }
  | { kind: 'field'; name: string; value: string; isQuoted: boolean }
);

// Readers paste from everywhere: any double mark closes any other.
const DOUBLE = '["“”„‟«»]';
// A single mark quotes only from the edge of one word to the edge of another, or it is an apostrophe.
const PIECE = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    `${DOUBLE}(?<phrase>[^"“”„‟«»]*)${DOUBLE}`,
    String.raw`(?<![\p{L}\p{N}])(?:‘(?<curly>[^‘’]*(?:’\p{L}[^‘’]*)*)’|'(?<single>[^']*(?:'\p{L}[^']*)*)')(?![\p{L}\p{N}])`,
    `(?<unclosed>["“”„‟«»])`,
    `(?<paren>[()])`,
    String.raw`(?<minus>[-−–])(?=[\p{L}\p{N}"“„«(])`,
    String.raw`(?<field>\p{L}+):(?:${DOUBLE}(?<quoted>[^"“”„‟«»]*)${DOUBLE}|(?<value>[^\s()"“”]+))`,
    String.raw`(?<word>[^\s()"“”„‟«»]+)`,
  ].join('|'),
  'gu',
);

/** Cuts a typed search into tokens; `unclosed` counts the quotation marks that open and never close. */
export function findTokens(typed: string): { tokens: Token[]; unclosed: number } {
  const tokens: Token[] = [];
  let unclosed = 0;

  for (const { groups = {}, index: at } of typed.matchAll(PIECE)) {
    if (groups.unclosed !== undefined) unclosed += 1;
    const token = readToken(groups, at);
    if (token) tokens.push(token);
  }
  return { tokens, unclosed };
}

function readToken(groups: Record<string, string | undefined>, at: number): Token | undefined {
  const { phrase = groups.curly ?? groups.single, paren, minus, field: name, quoted, value, word } = groups;
  if (phrase !== undefined) return { kind: 'phrase', text: phrase, at };
  if (paren !== undefined) return { kind: paren === '(' ? 'open' : 'close', at };
  if (minus !== undefined) return { kind: 'not', at };
  if (name !== undefined) {
    return {
      kind: 'field',
      name: name.toLowerCase(),
      value: quoted ?? value ?? '',
      isQuoted: quoted !== undefined,
      at,
    };
  }
  return word === undefined ? undefined : (readOperator(word, at) ?? { kind: 'word', text: word, at });
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
