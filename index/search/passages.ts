import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import { inSlices } from '#index/in-slices.ts';
import type { Vocabulary } from '#index/match/plan.ts';
import type { Clause } from '#index/query/clause.ts';
import type { Range } from '#index/text/article.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import { fold, wordsOf } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { doInSlices, type Slices } from '#index/words/slices.ts';
import { firstAtLeast, placesOf } from '#index/words/term-vector.ts';
import { findPrinting } from './printing.ts';

/** A stretch of an article's quotable text that may print a quotation. */
export type Passage = { found: IndexedArticle; range: Range } & Standing;

/** Of the best passages those that have as many of the words as the very best: only these can print them all. */
export function withMostWords(passages: readonly Passage[]): Passage[] {
  return passages.filter(({ weight }) => weight > (passages[0]?.weight ?? 0) - ROUNDING);
}

/** What the words found weigh, and over how many words of print they are spread. */
type Standing = { weight: number; spread: number };

/** What is looked for: its words, and whether it shows that something between them is left out. */
export type Sought = { words: readonly string[]; hasGap: boolean };

type SoughtWord = { form: string; numbers: readonly number[]; articles: number };

// Enough that whatever was changed, some of the rarest are as printed.
const RAREST = 6;
// With fewer telling words the small ones have a say too.
const FEW_WORDS = 8;
// A quotation with words put in and left out, or with the reporter's words between, is this much longer in print.
const STRETCH = 1.5;
const BETWEEN = 40;
const LEFT_OUT = 150;
// A changed quotation may stand in an article with fewer of its words than many others have somewhere.
const MOST_ARTICLES = 120;
// Weights are added and taken away again.
const ROUNDING = 1e-9;

/** The best passage of each article that prints any of the rarest words of a quotation, best first. */
export async function findPassages(sought: Sought, engine: ArchiveIndex): Promise<Passage[]> {
  const words = soughtWords(sought.words, engine.vocabulary);
  const telling = words.filter(({ form }) => !isStopWord(fold(form)));
  const voting = telling.length < FEW_WORDS ? words : telling;
  const rarest = (telling.length > 0 ? telling : words).toSorted((a, b) => a.articles - b.articles).slice(0, RAREST);
  if (rarest.length === 0) return [];

  const clause: Clause = { kind: 'any', of: rarest.map(({ form }) => ({ kind: 'word', form })) };
  const { stories } = await findPrinting(clause, engine, { most: Number.POSITIVE_INFINITY, wanted: 'any' });
  const { length } = sought.words;
  const width = length * STRETCH + BETWEEN + (sought.hasGap ? LEFT_OUT : 0);
  const weighing = { length, width, weigh: (word: SoughtWord) => weigh(word, engine.size) };
  const passages: Passage[] = [];
  for await (const found of inSlices(likeliest(stories, voting, weighing))) {
    const best = await doInSlices(bestPassage(found, voting, weighing));
    if (best) passages.push(best);
  }
  return passages.sort(compareStandings);
}

/** The articles with the most of the words, wherever they stand: all of those with as many as the best, and some more. */
function likeliest(
  articles: readonly IndexedArticle[],
  words: readonly SoughtWord[],
  { weigh }: Weighing,
): IndexedArticle[] {
  const weighed = articles.map((found) => {
    const printed = words.filter(({ numbers }) => numbers.some((number) => isPrinted(found, number)));
    return { found, weight: printed.reduce((sum, word) => sum + weigh(word), 0) };
  });
  weighed.sort((a, b) => b.weight - a.weight);
  const best = weighed[0]?.weight ?? 0;
  return weighed.filter(({ weight }, at) => at < MOST_ARTICLES || weight > best - ROUNDING).map(({ found }) => found);
}

function isPrinted({ quotable }: IndexedArticle, form: number): boolean {
  const { start, end } = placesOf(quotable, form);
  return end > start;
}

/** The different words of a quotation that the archive prints. */
function soughtWords(words: readonly string[], { lexicon, articlesWith }: Vocabulary): SoughtWord[] {
  return formsIn(words).flatMap((form) => {
    const numbers = [...lexicon.sameWord(form).keys()];
    const articles = numbers.reduce((sum, number) => sum + articlesWith(number), 0);
    return articles > 0 ? [{ form, numbers, articles }] : [];
  });
}

/** The different forms of some words, as an archive knows them. */
export function formsIn(words: readonly string[]): string[] {
  return [...new Set(wordsOf(words.join(' ')).map(({ form }) => form))];
}

function weigh({ articles }: SoughtWord, size: number): number {
  return Math.log(1 + size / articles);
}

type Weighing = { length: number; width: number; weigh: (word: SoughtWord) => number };
/** Where words stand, in text order: word `nths[i]` of those sought at `places[i]`. */
type Seen = { places: Uint32Array; nths: Uint32Array };
type Stretch = { first: number; last: number } & Standing;

/** Quotable paragraphs with nothing hidden between them: a quotation may run on from one to the next. */
type Run = Range & { firstPlace: number; endPlace: number };

function* bestPassage(
  found: IndexedArticle,
  words: readonly SoughtWord[],
  weighing: Weighing,
): Slices<Passage | undefined> {
  const seen = yield* placesSeen(found, words);
  yield;
  const pricing = { weights: Float64Array.from(words, weighing.weigh), width: weighing.width };
  let best: Passage | undefined;
  let from = 0;
  for (const run of runsOf(found)) {
    const end = firstFrom(seen.places, from, run.endPlace);
    const stretch = yield* bestStretch(seen, { from, end }, pricing);
    from = end;
    if (!stretch || (best && compareStandings(stretch, best) >= 0)) continue;
    const { weight, spread } = stretch;
    best = { found, weight, spread, range: rangeAround(found, run, { best: stretch, length: weighing.length }) };
  }
  return best;
}

function* placesSeen({ quotable }: IndexedArticle, words: readonly SoughtWord[]): Slices<Seen> {
  const ranges = words.flatMap(({ numbers }, nth) => numbers.map((number) => ({ nth, ...placesOf(quotable, number) })));
  // As one number each, so that V8 sorts them without asking us.
  const keys = new Float64Array(ranges.reduce((sum, { start, end }) => sum + end - start, 0));
  let next = 0;
  for (const { nth, start, end } of ranges) {
    for (let at = start; at < end; at += 1) {
      keys[next] = (quotable.places[at] ?? 0) * words.length + nth;
      next += 1;
    }
  }
  const isLong = keys.length > SEEN_AT_ONCE;
  if (isLong) yield;
  keys.sort();
  if (isLong) yield;
  const places = Uint32Array.from(keys, (key) => Math.floor(key / words.length));
  if (isLong) yield;
  return {
    places,
    nths: Uint32Array.from(keys, (key) => key % words.length),
  };
}

/** The first index from `from` on with a number that is not below a value, in ascending numbers. */
function firstFrom(ascending: Uint32Array, from: number, value: number): number {
  return from + firstAtLeast(ascending.subarray(from), value);
}

function runsOf({ quotable, quotableParagraphs }: IndexedArticle): Run[] {
  const runs: Run[] = [];
  for (const [at, { start, end }] of quotableParagraphs.entries()) {
    const endPlace = quotable.paragraphs[at + 1] ?? quotable.starts.length;
    const last = runs.at(-1);
    const isNext = quotableParagraphs[at - 1]?.number === (quotableParagraphs[at]?.number ?? 0) - 1;
    if (last && isNext) Object.assign(last, { end, endPlace });
    else runs.push({ start, end, firstPlace: quotable.paragraphs[at] ?? 0, endPlace });
  }
  return runs;
}

// So many places are looked at between two breaths.
const SEEN_AT_ONCE = 50_000;

type Pricing = { weights: Float64Array; width: number };

/** The stretch of no more than `width` words in which the words sought weigh most, each counted once. */
function* bestStretch(
  seen: Seen,
  { from, end }: { from: number; end: number },
  pricing: Pricing,
): Slices<Stretch | undefined> {
  const reach = createReach(seen, from, pricing);
  let best: Stretch | undefined;
  for (let at = from; at < end; at += 1) {
    const stretch = reach(at);
    if (!best || compareStandings(stretch, best) < 0) best = stretch;
    if (at % SEEN_AT_ONCE === SEEN_AT_ONCE - 1) yield;
  }
  return best;
}

/** Tells of one place after the other, from `from` on, the stretch that ends there. */
function createReach({ places, nths }: Seen, from: number, { weights, width }: Pricing): (at: number) => Stretch {
  const counts = new Uint32Array(weights.length);
  let weight = 0;
  let start = from;

  function add(nth: number, by: 1 | -1): void {
    const before = counts[nth] ?? 0;
    counts[nth] = before + by;
    if (before === 0) weight += weights[nth] ?? 0;
    if (before + by === 0) weight -= weights[nth] ?? 0;
  }

  function isTooMuch(place: number): boolean {
    return place - (places[start] ?? 0) > width || (counts[nths[start] ?? 0] ?? 0) > 1;
  }

  return (at) => {
    const place = places[at] ?? 0;
    add(nths[at] ?? 0, 1);
    for (; start < at && isTooMuch(place); start += 1) add(nths[start] ?? 0, -1);
    const first = places[start] ?? place;
    return { first, last: place, weight, spread: place - first };
  };
}

/** Of two that weigh the same the closer one: the words of a quotation stand together. */
function compareStandings(a: Standing, b: Standing): number {
  const heavier = b.weight - a.weight;
  return Math.abs(heavier) < ROUNDING ? a.spread - b.spread : heavier;
}

/** A stretch with as many words around it as the quotation has, of which only some were looked for. */
function rangeAround(
  { quotable }: IndexedArticle,
  run: Run,
  { best, length }: { best: Stretch; length: number },
): Range {
  const first = best.first - length;
  const last = best.last + length;
  return {
    start: first <= run.firstPlace ? run.start : (quotable.ends[first - 1] ?? run.start),
    end: last >= run.endPlace - 1 ? run.end : (quotable.starts[last + 1] ?? run.end),
  };
}
