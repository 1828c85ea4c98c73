import type { ChangeKind } from '#src/wording/difference.ts';

/** A quotation as somebody might set it in a draft, and what should be said of it. */
export type Altered = { draft: string; expected: 'exact' | ChangeKind };

/** Something that happens to quotations: undefined where this one gives no occasion for it. */
export type Alteration = (quoted: string, draw: Draw) => Altered | undefined;

/** What chance is needed for: one of some things, and a word of another quotation. */
export type Draw = { pick: <Item>(items: readonly Item[]) => Item | undefined; otherWord: (than: string) => string };

const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;
const AUXILIARY =
  /(?<![\p{L}’'])(?:is|are|was|were|will|would|can|could|should|has|have|had|do|does|did|must)(?![\p{L}’'])/gu;
const NUMBER = /(?<![\p{L}\p{N}.,$])\p{Nd}+(?:,\p{Nd}{3})*(?![\p{L}\p{N}]|[.,]\p{Nd})/gu;
const NUMBERS =
  'two three four five six seven eight nine ten eleven twelve twenty thirty hundred thousand million billion'.split(
    ' ',
  );
const NUMBER_WORD = new RegExp(String.raw`(?<![\p{L}-])(?:${NUMBERS.join('|')})(?![\p{L}-])`, 'gu');
const FEWEST_KEPT = 6;

/** Everything that is done to a quotation, by name. */
export const ALTERATIONS = {
  nothing: (quoted, { pick }) => asDrafted(pick(CLOTHES)?.(quoted) ?? quoted, 'exact'),

  'cut at an end': (quoted, { pick }) => {
    const words = wordsOf(quoted);
    const length = words.length - 1 - (pick([0, 1, 2]) ?? 0);
    const first = pick([0, words.length - length]) ?? 0;
    const [start, end] = [words[first], words[first + length - 1]];
    return start && end && length >= FEWEST_KEPT ? asDrafted(quoted.slice(start.start, end.end), 'exact') : undefined;
  },

  interrupted: (quoted, { pick }) => {
    const comma = pick([...quoted.matchAll(/(?<=\p{L}{3}),(?= \p{L})/gu)]);
    if (!comma) return undefined;
    const draft = `“${quoted.slice(0, comma.index + 1)}” she said, “${quoted.slice(comma.index + 2)}”`;
    return { draft, expected: 'exact' };
  },

  'word dropped': (quoted, { pick }) => {
    const word = pick(inner(quoted));
    return word && asDrafted(`${quoted.slice(0, word.start)}${quoted.slice(word.end).trimStart()}`, 'dropped');
  },

  'word swapped': (quoted, { pick, otherWord }) => {
    const word = pick(inner(quoted));
    return word && asDrafted(replaced(quoted, word, otherWord(quoted.slice(word.start, word.end))), 'words');
  },

  negated: (quoted, { pick }) => {
    const negation = /\b(?:not|never) /u.exec(quoted);
    if (negation) return asDrafted(quoted.replace(negation[0], ''), 'dropped');
    const auxiliary = pick([...quoted.matchAll(AUXILIARY)]);
    const end = auxiliary && auxiliary.index + auxiliary[0].length;
    return end === undefined ? undefined : asDrafted(`${quoted.slice(0, end)} not${quoted.slice(end)}`, 'words');
  },

  'number changed': (quoted, { pick }) => {
    const number = pick([...quoted.matchAll(NUMBER), ...quoted.matchAll(NUMBER_WORD)]);
    if (!number) return undefined;
    const isFigure = /\p{Nd}/u.test(number[0]);
    const other = isFigure
      ? `${Number(number[0].replaceAll(',', '')) + (pick([1, 10]) ?? 1)}`
      : (pick(NUMBERS.filter((word) => word !== number[0])) ?? '');
    const range = { start: number.index, end: number.index + number[0].length };
    return asDrafted(replaced(quoted, range, other), isFigure ? 'figures' : 'words');
  },

  case: (quoted, { pick }) => {
    const word = pick(inner(quoted).filter(({ start }) => /\p{L}/u.test(quoted.charAt(start))));
    if (!word) return undefined;
    const first = quoted.charAt(word.start);
    const flipped = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
    return asDrafted(replaced(quoted, { start: word.start, end: word.start + 1 }, flipped), 'case');
  },

  punctuation: (quoted, { pick }) => {
    const comma = pick([...quoted.matchAll(/(?<=\p{L}),(?= )/gu)]);
    if (comma)
      return asDrafted(
        replaced(quoted, { start: comma.index, end: comma.index + 1 }, pick(['', ';', ' –']) ?? ''),
        'punctuation',
      );
    const space = pick([...quoted.matchAll(/(?<=\p{L}) (?=\p{L})/gu)]);
    return space && asDrafted(replaced(quoted, { start: space.index, end: space.index }, ','), 'punctuation');
  },

  'left out, with an ellipsis': (quoted, { pick }) => {
    const words = wordsOf(quoted);
    const length = pick([2, 3, 5, 8]) ?? 2;
    const first = pick(words.slice(2, Math.max(2, words.length - length - 2)).map((_, at) => at + 2));
    const [start, end] = [words[first ?? -1], words[(first ?? -1) + length - 1]];
    if (!start || !end) return undefined;
    return asDrafted(
      `${quoted.slice(0, start.start)}${pick(['… ', '... ', '. . . '])}${quoted.slice(end.end).trimStart()}`,
      'cut',
    );
  },

  'said to be so': (quoted, { pick }) => {
    const word = pick(inner(quoted));
    return word && asDrafted(`${quoted.slice(0, word.end)} [sic]${quoted.slice(word.end)}`, 'cut');
  },

  'a word in brackets': (quoted, { pick }) => {
    const word = pick(
      inner(quoted).filter(({ start, end }) =>
        /^(?:it|he|she|they|this|that|him|her|them)$/u.test(quoted.slice(start, end)),
      ),
    );
    return word && asDrafted(replaced(quoted, word, pick(['[the bill]', '[Smith]', '[the new law]']) ?? ''), 'cut');
  },
} satisfies Record<string, Alteration>;

/** The shapes of marks and spaces that are no change. */
const CLOTHES: readonly ((quoted: string) => string)[] = [
  (quoted) => quoted,
  (quoted) => quoted.replace(/[‘’]/gu, "'").replace(/[“”]/gu, "'").replaceAll('—', '--'),
  (quoted) => quoted.replaceAll("'", '’').replace(/--|–/gu, '—').replaceAll('...', '…'),
  (quoted) => quoted.replaceAll(' ', '\u00a0').replace(/$/u, ' '),
];

/** Two pieces of what somebody said, set as one without the reporter's words between. */
export function joined(first: string, second: string): Altered {
  return asDrafted(`${first} ${second}`, 'dropped');
}

function asDrafted(quoted: string, expected: Altered['expected']): Altered {
  return { draft: `“${quoted}”`, expected };
}

type Place = { start: number; end: number };

function wordsOf(quoted: string): Place[] {
  return [...quoted.matchAll(WORD)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

/** The words that are neither first nor last: without those a quotation would only be shorter. */
function inner(quoted: string): Place[] {
  return wordsOf(quoted).slice(1, -1);
}

function replaced(quoted: string, { start, end }: Place, by: string): string {
  return `${quoted.slice(0, start)}${by}${quoted.slice(end)}`;
}
