import type { Nearness } from '#index/query/clause.ts';
import { type PlaceList, seekIn } from './place-list.ts';
import type { TermPlace } from './plan.ts';

/** Something that stands at one place: a word, a phrase, or two such near each other. */
export type Placed = { first: number; last: number; parts: readonly TermPlace[] };

/** How near two places must be; `unitAt` names the sentence or paragraph that a word stands in, which both must share. */
type Wanted = { nearness: Nearness; unitAt: (place: number) => number };

/** The places of what stands on the left and of what stands on the right. */
export type Sides = { lefts: PlaceList<Placed>; rights: PlaceList<Placed> };
/** Told of two places that are near, one on either side, by their numbers; true where it has heard enough. */
export type Visit = (left: number, right: number) => boolean;

/**
 * Visits pairs of places that stand near enough: of each on either side the nearest on the other, before it and after it.
 * Whatever is near anything is near that; and all pairs of two common words would be millions. Whether it was enough.
 */
export function visitPairs({ lefts, rights }: Sides, { nearness, unitAt }: Wanted, visit: Visit): boolean {
  const visitNear: Visit = (left, right) =>
    isNear(extentOf(lefts, left), extentOf(rights, right), nearness) &&
    unitAt(lefts.firsts[left] ?? 0) === unitAt(rights.firsts[right] ?? 0) &&
    visit(left, right);
  return (
    visitNeighbours(lefts, rights, visitNear) || visitNeighbours(rights, lefts, (right, left) => visitNear(left, right))
  );
}

/** Visits each place with the nearest of `others` before it, and the nearest after it. */
function visitNeighbours({ firsts, lasts }: PlaceList<Placed>, others: PlaceList<Placed>, visit: Visit): boolean {
  const byLast = orderOf(others.lasts);
  const [startingAt, endingAt] = [seekIn(others.firsts), seekIn(byLast.map((at) => others.lasts[at] ?? 0))];
  for (let place = 0; place < firsts.length; place += 1) {
    const before = byLast[endingAt(firsts[place] ?? 0) - 1];
    if (before !== undefined && visit(place, before)) return true;
    const after = startingAt((lasts[place] ?? 0) + 1);
    if (after < others.firsts.length && visit(place, after)) return true;
  }
  return false;
}

/** The indices of some numbers in the order in which these ascend. */
function orderOf(numbers: Uint32Array): Uint32Array {
  if (isAscending(numbers)) return numbers.map((_, at) => at);
  const keys = Float64Array.from(numbers, (number, at) => number * numbers.length + at);
  return Uint32Array.from(keys.sort(), (key) => key % numbers.length);
}

/** Places in text order also end in that order, but for those of words in several parts. */
function isAscending(numbers: Uint32Array): boolean {
  for (let at = 1; at < numbers.length; at += 1) if ((numbers[at] ?? 0) < (numbers[at - 1] ?? 0)) return false;
  return true;
}

type Extent = { first: number; last: number };

function extentOf({ firsts, lasts }: PlaceList<Placed>, at: number): Extent {
  return { first: firsts[at] ?? 0, last: lasts[at] ?? 0 };
}

/** Whether two places stand apart by no more than so many words, the second after the first where order counts. */
function isNear(left: Extent, right: Extent, { within, ordered }: Nearness): boolean {
  const isAfter = right.first > left.last;
  const gap = isAfter ? right.first - left.last : left.first - right.last;
  return gap > 0 && (isAfter || !ordered) && (typeof within === 'string' || gap <= within);
}

/**
 * Of the pairs that begin at one word the shortest, and of those that end at one, in text order: all that can matter
 * to a word near them, and never more than twice the words of the text, however many are chained.
 */
export function shortestOf(sides: Sides, wanted: Wanted): PlaceList<Placed> {
  const { lefts, rights } = sides;
  const words = 1 + Math.max(lefts.lasts.reduce(larger, 0), rights.lasts.reduce(larger, 0));
  // By the word where they begin, and by that where they end.
  const [byFirst, byLast] = [createShortest(words), createShortest(words)];
  visitPairs(sides, wanted, (left, right) => {
    const [a, b] = [extentOf(lefts, left), extentOf(rights, right)];
    const [first, last] = [Math.min(a.first, b.first), Math.max(a.last, b.last)];
    const pair = left * rights.firsts.length + right;
    byFirst.put(first, last - first, pair);
    byLast.put(last, last - first, pair);
    return false;
  });

  // As one number each, the word where it begins and where it is kept, so that V8 sorts them without asking us.
  const kept = 1 + words;
  const keys: number[] = [];
  for (let word = 0; word < words; word += 1) {
    if (byFirst.lengthAt(word) !== undefined) keys.push(word * kept);
    const length = byLast.lengthAt(word);
    if (length !== undefined && byFirst.lengthAt(word - length) !== length)
      keys.push((word - length) * kept + 1 + word);
  }
  const sorted = Float64Array.from(keys).sort();
  const pairAt = (key: number): Pair => {
    const pair = key % kept === 0 ? byFirst.pairAt(key / kept) : byLast.pairAt((key % kept) - 1);
    return { left: Math.floor(pair / rights.firsts.length), right: pair % rights.firsts.length };
  };
  const firsts = Uint32Array.from(sorted, (key) => Math.floor(key / kept));
  return {
    firsts,
    lasts: Uint32Array.from(sorted, (key, at) =>
      key % kept === 0 ? (firsts[at] ?? 0) + (byFirst.lengthAt(firsts[at] ?? 0) ?? 0) : (key % kept) - 1,
    ),
    read: (at) => joined(sides, pairAt(sorted[at] ?? 0)),
  };
}

function larger(a: number, b: number): number {
  return Math.max(a, b);
}

/** A place on the left and one on the right, by their numbers. */
type Pair = { left: number; right: number };

/** By a word, the shortest pair that was put there, as one number. */
function createShortest(words: number) {
  const lengths = new Int32Array(words).fill(-1);
  const pairs = new Float64Array(words);
  return {
    put(word: number, length: number, pair: number): void {
      const before = lengths[word] ?? -1;
      if (before >= 0 && before < length) return;
      lengths[word] = length;
      pairs[word] = pair;
    },
    lengthAt(word: number): number | undefined {
      const length = lengths[word] ?? -1;
      return length < 0 ? undefined : length;
    },
    pairAt: (word: number): number => pairs[word] ?? 0,
  };
}

/** What stands at either place of a pair, in one. */
export function joined({ lefts, rights }: Sides, { left, right }: Pair): Placed {
  const [a, b] = [lefts.read(left), rights.read(right)];
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last), parts: [...a.parts, ...b.parts] };
}
