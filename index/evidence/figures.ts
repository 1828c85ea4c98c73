import type { Range } from '#index/text/article.ts';
import { fold, stemOf } from '#index/text/text.ts';
import { wordList } from '#index/text/word-list.ts';

/**
 * A number in a sentence and what it counts. The range is the number as printed with what stands for or before it
 * (`more than 1,360`, `$4.25 million`); `noun` goes on to the end of what is counted (`immigration detainers`).
 */
export type Figure = Range & {
  sentence: Range;
  noun: Range;
  /** The number may be anything from `least` to `most`, as far as its rounding and the words before it tell. */
  value: number;
  least: number;
  most: number;
  /** What is counted, so that figures with the same unit can be compared: `detainer`, `$`, `%`. */
  unit: string;
  /** The stems of the words that narrow it: `immigration`; after `of`, `wheat`. */
  narrowed: string[];
};

const DIGITS = String.raw`\p{Nd}{1,3}(?:,\p{Nd}{3})+(?:\.\p{Nd}+)?|\p{Nd}+(?:\.\p{Nd}+)?`;
const SPELT_NUMBERS: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Record<string, number> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  mln: 1e6,
  billion: 1e9,
  bln: 1e9,
  trillion: 1e12,
};

/** What is said before a number, and the share of it by which it may then be more or less. */
const HEDGES: readonly { said: RegExp; below: number; above: number }[] = [
  {
    said: /(?:more than|over|at least|upwards? of|no (?:fewer|less) than) $/iu,
    below: 0,
    above: Number.POSITIVE_INFINITY,
  },
  { said: /(?:fewer than|less than|under|up to|as many as|no more than|at most|below) $/iu, below: 1, above: 0 },
  { said: /(?:nearly|almost|close to|just under) $/iu, below: 0.2, above: 0.02 },
  { said: /(?:about|around|roughly|some|approximately|(?:an )?estimated) $/iu, below: 0.15, above: 0.15 },
];
// Up to here people count; rounder numbers above it are often estimates.
const COUNTED_EXACTLY = 20;

const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,:/#@’'-]|[$£€] ?)(?<money>[$£€] ?)?(?<digits>${DIGITS}|\b(?:${Object.keys(SPELT_NUMBERS).join('|')})\b)(?<plus>\+)?(?: (?<scale>${Object.keys(SCALES).join('|')})\b)?(?![\p{L}\p{N}:/-]|\.\p{Nd}|,\p{Nd}|th\b|st\b|nd\b)`,
  'giu',
);
const PERCENT = /^ ?(?:%|per ?cent\b|pct\b|percentage points?\b)/iu;

// What makes a number the name of something, a date, an hour, a share of another number or a step from one to another.
const NO_COUNT_BEFORE =
  /(?:\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?|\b(?:No|Nos|no|Route|Highway|Title|Section|Article|Rule|Chapter|Page|Room|Flight|Interstate|District|Group|Phase|Part|Day|Week|Grade|aged?|between|from|to|of the|of|another|other|first|last|next|past|previous|every|each|top|only other|extra|additional|remaining|per|and|or|than|by|the|these|those|all|his|her|their|its|our|my|your)) $/iu;
// `nine in 10 voters`
const RATIO_BEFORE = /\b(?:one|two|three|four|five|six|seven|eight|nine|\p{Nd}) (?:in|out of) $/iu;
const CAPITAL_BEFORE = /(?<=\S )\p{Lu}[\p{L}.’'-]*[ ]$/u;
const NO_COUNT_AFTER =
  /^(?: ?[-–—] ?\p{Nd}| (?:to|or|and|of the|of them|of those|of whom|more|other|others|additional|further|each|apiece|per|a\.m|p\.m|o’clock|o'clock|times)\b)/iu;

const STOPS =
  wordList(`a about after against all also an and are as at be been before being but by can could did do does
  for from had has have he her his if in into is it its may might must not of off on or over she should since so than
  that the their them then there they this those through to under until up was we were what when where which while who
  whom whose will with would you your per said says across during within without near between amid among against
  each every more most other such only just now still`);
const IRREGULAR = wordList(
  'people men women children police feet teeth mice fish deer troops personnel cattle percent',
);
// Spans of time, places in a row and the like say nothing by themselves: two stories may well mean different ones.
const NOT_COMPARED =
  wordList(`times years months weeks days hours minutes seconds decades points ways things reasons cents
  dollars miles feet inches yards kilometers kilometres metres meters degrees acres pounds ounces gallons words rounds
  steps sides parts pages questions others quarters innings games runs seats votes series goals sets cases areas issues
  levels shares barrels tonnes tons ounces dlrs cts marks francs pence lire crowns yen stg pesos rupees guilders pfennigs`);
const LONGEST_PHRASE = 4;
// A sentence with more numbers, none of which counts anything, is a table or a calendar.
const MOST_NUMBERS = 200;
// Longer than any hedge with the words before it, and than any phrase of so many words.
const SIGHT = 200;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/uy;

/** An article's text, and the sentences of it that may be quoted. */
type Readable = { article: { text: string }; sentences: () => readonly Range[] };

/** The figures of an article's quotable sentences that count something, in order. A sentence that counts it twice has neither. */
export function findFigures(readable: Readable): Figure[] {
  return [...figuresOf(readable)];
}

/** The same, one after the other: for whoever wants but the first of a long story. */
export function* figuresOf({ article: { text }, sentences }: Readable): Generator<Figure> {
  for (const sentence of sentences()) {
    const figures = Map.groupBy(figuresIn(text, sentence), ({ unit }) => unit);
    for (const { length, 0: figure } of figures.values()) if (length === 1 && figure) yield figure;
  }
}

/** Every value that an article prints anywhere, whatever it counts. */
export function valuesIn({ article: { text } }: Pick<Readable, 'article'>): Set<number> {
  return new Set([...text.matchAll(NUMBER)].map(({ groups = {} }) => numberOf(groups)));
}

/** Whether two figures cannot both be right, however they were rounded. */
export function cannotAgree(a: Figure, b: Figure): boolean {
  return a.least > b.most || b.least > a.most;
}

/** Whether a stretch of a text has a number that may count something: no date, no hour, no name. */
export function hasCount(text: string, { start, end }: Range): boolean {
  const printed = text.slice(start, end);
  return printed
    .matchAll(NUMBER)
    .take(MOST_NUMBERS)
    .some((match) => {
      const { before, after } = around(printed, match);
      const said = HEDGES.flatMap((hedge) => hedge.said.exec(before)?.[0] ?? [])[0] ?? '';
      return isCount(before.slice(0, before.length - said.length), after, match.groups ?? {});
    });
}

function figuresIn(text: string, sentence: Range): Figure[] {
  const printed = text.slice(sentence.start, sentence.end);
  return [...printed.matchAll(NUMBER)].flatMap((match) => {
    const { 0: number, index, groups = {} } = match;
    const { before, after } = around(printed, match);
    const hedge = HEDGES.find(({ said }) => said.test(before));
    const said = hedge?.said.exec(before)?.[0] ?? '';
    if (!isCount(before.slice(0, before.length - said.length), after, groups)) return [];
    const counted = readCounted(after, groups);
    if (!counted) return [];

    const start = sentence.start + index;
    const end = start + number.length;
    return [
      {
        start: start - said.length,
        end: end + counted.sign,
        sentence,
        noun: { start: end, end: end + counted.length },
        ...boundsOf(numberOf(groups), { hedge, isMore: groups.plus !== undefined, digits: groups.digits ?? '' }),
        unit: counted.unit,
        narrowed: counted.narrowed,
      },
    ];
  });
}

/** What stands on either side of a number, as far as it may tell what that is. */
function around(printed: string, { 0: number, index }: RegExpExecArray): { before: string; after: string } {
  const end = index + number.length;
  return { before: printed.slice(Math.max(0, index - SIGHT), index), after: printed.slice(end, end + SIGHT) };
}

type Groups = Record<string, string | undefined>;

function isCount(before: string, after: string, { money, digits = '' }: Groups): boolean {
  const isNamed = [NO_COUNT_BEFORE, RATIO_BEFORE, CAPITAL_BEFORE].some((pattern) => pattern.test(before));
  if (isNamed || NO_COUNT_AFTER.test(after)) return false;
  // A year has no comma, and no sign before it.
  return money !== undefined || !/^(?:1[5-9]|20)\p{Nd}{2}$/u.test(digits);
}

function numberOf({ digits = '', scale = '' }: Groups): number {
  const number = SPELT_NUMBERS[digits.toLowerCase()] ?? Number(digits.replaceAll(',', ''));
  return number * (SCALES[scale.toLowerCase()] ?? 1);
}

type Printed = { hedge: (typeof HEDGES)[number] | undefined; isMore: boolean; digits: string };

/** `3,000` may stand for anything that rounds to it; `19` and `3,012` are counts. */
function boundsOf(value: number, { hedge, isMore, digits }: Printed): Pick<Figure, 'value' | 'least' | 'most'> {
  const isCounted = value <= COUNTED_EXACTLY && Number.isInteger(value);
  const rounding = isCounted ? 0 : roundingOf(value, digits);
  const below = hedge ? value * hedge.below : 0;
  const above = hedge ? value * hedge.above : 0;
  const most = isMore ? Number.POSITIVE_INFINITY : value + Math.max(above, rounding);
  return { value, least: value - Math.max(below, rounding), most };
}

/** Half of the last place that is not 0. */
function roundingOf(value: number, digits: string): number {
  const [, decimals = ''] = digits.split('.');
  const written = digits.replace(/[.,]/gu, '').replace(/^0+/u, '');
  const telling = decimals === '' ? written.replace(/(?<!0)0+$/u, '') : written;
  const places = Math.floor(Math.log10(value)) + 1 - telling.length;
  return 10 ** places / 2;
}

type Counted = { unit: string; narrowed: string[]; sign: number; length: number };

/** What a number counts, by the words after it: up to the first plural, for of more than one thing there are several. */
function readCounted(after: string, { money }: Groups): Counted | undefined {
  if (money !== undefined) return { unit: money.trim(), narrowed: [], sign: 0, length: 0 };
  const percent = PERCENT.exec(after)?.[0];
  if (percent !== undefined) return { unit: '%', narrowed: [], sign: percent.length, length: percent.length };

  const words = wordsAfter(after);
  const head = words.findIndex(({ form }, at) => isPlural(form) && !isPlural(words[at + 1]?.form ?? ''));
  const noun = words[head];
  if (!noun || words.slice(0, head + 1).some(({ form }) => STOPS.has(form)) || NOT_COMPARED.has(noun.form))
    return undefined;

  const of = /^ of (?:the )?(?<what>\p{Ll}[\p{L}-]+)/u.exec(after.slice(noun.end))?.groups?.what;
  const narrowing = [...words.slice(0, head).map(({ form }) => form), ...(of === undefined ? [] : [of])];
  return {
    unit: stemOf(fold(noun.form)),
    narrowed: narrowing.map((form) => stemOf(fold(form))).sort(),
    sign: 0,
    length: noun.end,
  };
}

/** The words that follow with nothing but single spaces between. */
function wordsAfter(after: string): { form: string; end: number }[] {
  const words: { form: string; end: number }[] = [];
  let at = 0;
  while (words.length <= LONGEST_PHRASE && after.charAt(at) === ' ') {
    WORD.lastIndex = at + 1;
    const word = WORD.exec(after)?.[0];
    if (word === undefined) break;
    at += 1 + word.length;
    words.push({ form: word.toLowerCase(), end: at });
  }
  return words;
}

function isPlural(form: string): boolean {
  return IRREGULAR.has(form) || /[a-z]{2}(?<!ss|us|is)s$/u.test(form);
}
