/** One piece of a typed search and where it starts in it. */
export type Token = { at: number } & (
  | { kind: 'open' | 'close' | 'or' | 'and' | 'not' }
  | { kind: 'phrase'; text: string }
  | { kind: 'word'; text: string }
  | { kind: 'field'; name: string; value: string }
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

const OPERATORS = new Map<string, 'or' | 'and' | 'not'>([
  ['OR', 'or'],
  ['AND', 'and'],
  ['NOT', 'not'],
]);

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
  const { phrase = groups.curly ?? groups.single, paren, minus, field, word } = groups;
  if (phrase !== undefined) return { kind: 'phrase', text: phrase, at };
  if (paren !== undefined) return { kind: paren === '(' ? 'open' : 'close', at };
  if (minus !== undefined) return { kind: 'not', at };
  if (field !== undefined)
    return { kind: 'field', name: field.toLowerCase(), value: groups.quoted ?? groups.value ?? '', at };
  if (word === undefined) return undefined;

  const operator = OPERATORS.get(word);
  return operator ? { kind: operator, at } : { kind: 'word', text: word, at };
}
