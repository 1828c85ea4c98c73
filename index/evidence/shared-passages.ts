import type { Range } from '#index/text/article.ts';
import { createPrintTable } from './print-table.ts';
import { GRAM, gramAt, printsOf, type WordSequence } from './prints.ts';

/** The quotable words of an article, each with where it stands in the text. */
export type PrintedWords = WordSequence & { starts: Uint32Array; ends: Uint32Array };

/** A passage that two articles print in the same words: where each has it, within one paragraph. */
export type SharedPassage = { a: Range; b: Range };

/** How many different runs of `GRAM` words two articles share, and which part of the shorter one's these are, from 0 to 1. */
export type SharedRuns = { runs: number; ofShorter: number };

/** Work that can be left off wherever it yields, as `doInSlices` does. */
type Slices<Result> = Generator<void, Result, void>;

/** Which articles print passages of others, found by prints of their words. Articles are named by number. */
export type SharedPassages = ReturnType<typeof createSharedPassages>;

// What more articles print is an agency's line or a paper's own, and nobody reads a hundred copies: the last added count.
const MOST_PRINTING = 100;
// A run of five words that stands so often in one article is no passage of it.
const MOST_PLACES = 8;

/**
 * An index of what articles print in common, empty at first. It grows with their text: about two numbers for every five
 * words. An article is told of others in time that grows with its own text alone, as of each print only the hundred
 * articles added last are looked at: one line that stands in thousands of stories makes nobody wait.
 */
export function createSharedPassages() {
  const table = createPrintTable();

  return {
    add(article: number, printed: WordSequence): void {
      for (const print of printsOf(printed)) table.add(print, article);
    },

    /** Takes an article out as it was added: with the same words. */
    remove(article: number, printed: WordSequence): void {
      for (const print of printsOf(printed)) table.remove(print, article);
    },

    /**
     * The other articles with at least `fewest` prints of these words, most first: likely to print a passage of them.
     * Every article that prints `SURELY_FOUND` words of a paragraph in a row has one, save for what very many print.
     */
    likely(article: number, printed: WordSequence, fewest = 1): number[] {
      const counts = new Map<number, number>();
      const count = (other: number) => counts.set(other, (counts.get(other) ?? 0) + 1);
      for (const print of printsOf(printed)) table.visit(print, MOST_PRINTING, count);
      counts.delete(article);
      const found = [...counts].filter(([, prints]) => prints >= fewest);
      return found.sort(([a, left], [b, right]) => right - left || a - b).map(([other]) => other);
    },
  };
}

/**
 * The passages of at least `GRAM` words that two articles share, in the order of the first and as long as they can be,
 * none of them within another. Case, accents, marks and hyphens do not count.
 */
export function passagesBetween(a: PrintedWords, b: PrintedWords): SharedPassage[] {
  const places = placesOfGrams(b);
  const passages: SharedPassage[] = [];
  for (const { first, end } of paragraphsOf(a)) {
    for (let at = first; at + GRAM <= end; ) {
      const candidates = places.get(gramAt(a.words, at)) ?? [];
      const best = longest(candidates, (place) =>
        lengthAlike({ words: a.words, at, end }, { words: b.words, ...place }),
      );
      if (!best || best.length < GRAM) {
        at += 1;
        continue;
      }
      passages.push({ a: rangeOf(a, at, best.length), b: rangeOf(b, best.place.at, best.length) });
      at += best.length;
    }
  }
  return passages;
}

/** How much of two articles is the same, wherever it stands. What either prints again and again counts once. */
export function* compareRuns(a: WordSequence, b: WordSequence): Slices<SharedRuns> {
  const [left, right] = [yield* gramsOf(a), yield* gramsOf(b)];
  const [fewer, more] = left.size < right.size ? [left, right] : [right, left];
  let runs = 0;
  let compared = 0;
  for (const gram of fewer) {
    if (more.has(gram)) runs += 1;
    compared += 1;
    if (compared % GRAMS_AT_ONCE === 0) yield;
  }
  return { runs, ofShorter: runs / Math.max(1, Math.min(left.size, right.size)) };
}

// So many are read between two breaths.
const GRAMS_AT_ONCE = 20_000;

function* gramsOf(printed: WordSequence): Slices<Set<number>> {
  const grams = new Set<number>();
  for (const { first, end } of paragraphsOf(printed)) {
    for (let at = first; at + GRAM <= end; at += 1) {
      grams.add(gramAt(printed.words, at));
      if (at % GRAMS_AT_ONCE === GRAMS_AT_ONCE - 1) yield;
    }
  }
  return grams;
}

/** A word of a paragraph that ends before word number `end`. */
type Place = { at: number; end: number };

function paragraphsOf({ words, paragraphs }: WordSequence): { first: number; end: number }[] {
  return Array.from(paragraphs, (first, at) => ({ first, end: paragraphs[at + 1] ?? words.length }));
}

function placesOfGrams(printed: WordSequence): Map<number, Place[]> {
  const places = new Map<number, Place[]>();
  for (const { first, end } of paragraphsOf(printed)) {
    for (let at = first; at + GRAM <= end; at += 1) {
      const gram = gramAt(printed.words, at);
      const known = places.get(gram);
      if (!known) places.set(gram, [{ at, end }]);
      else if (known.length < MOST_PLACES) known.push({ at, end });
    }
  }
  return places;
}

function longest(candidates: readonly Place[], lengthOf: (place: Place) => number) {
  let best: { place: Place; length: number } | undefined;
  for (const place of candidates) {
    const length = lengthOf(place);
    if (length > (best?.length ?? 0)) best = { place, length };
  }
  return best;
}

type Words = Place & { words: Uint32Array };

function lengthAlike(a: Words, b: Words): number {
  const most = Math.min(a.end - a.at, b.end - b.at);
  let length = 0;
  while (length < most && a.words[a.at + length] === b.words[b.at + length]) length += 1;
  return length;
}

function rangeOf({ starts, ends }: PrintedWords, at: number, length: number): Range {
  return { start: starts[at] ?? 0, end: ends[at + length - 1] ?? 0 };
}
