import type { Nearness } from '#index/query/clause.ts';
import type { Slices } from '#index/words/slices.ts';
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

// Some of them take half a millisecond, and a pause is worth a look at the clock.
const AT_ONCE = 4096;

/**
 * Visits pairs of places that stand near enough: of each on either side the nearest on the other, before it and after it.
 * Whatever is near anything is near that; and all pairs of two common words would be millions. Whether it was enough.
 */
export function* visitPairs({ lefts, rights }: Sides, { nearness, unitAt }: Wanted, visit: Visit): Slices<boolean> {
  const visitNear: Visit = (left, right) =>
    isNear(extentOf(lefts, left), extentOf(rights, right), nearness) &&
    unitAt(lefts.firsts[left] ?? 0) === unitAt(rights.firsts[right] ?? 0) &&
    visit(left, right);
  return (
    (yield* visitNeighbours(lefts, rights, visitNear)) ||
    (yield* visitNeighbours(rights, lefts, (right, left) => visitNear(left, right)))
  );
}

/** Visits each place with the nearest of `others` before it, and the nearest after it. */
function* visitNeighbours(
  { firsts, lasts }: PlaceList<Placed>,
  others: PlaceList<Placed>,
  visit: Visit,
): Slices<boolean> {
  const byLast = orderOf(others.lasts);
  const [startingAt, endingAt] = [seekIn(others.firsts), seekIn(byLast.map((at) => others.lasts[at] ?? 0))];
  for (let place = 0; place < firsts.length; place += 1) {
    if (place % AT_ONCE === AT_ONCE - 1) yield;
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
export function* shortestOf(sides: Sides, wanted: Wanted): Slices<PlaceList<Placed>> {
  const { lefts, rights } = sides;
  const words = 1 + Math.max(lefts.lasts.reduce(larger, 0), rights.lasts.reduce(larger, 0));
  // By the word where they begin, and by that where they end.
  const [byFirst, byLast] = [createShortest(words), createShortest(words)];
  yield* visitPairs(sides, wanted, (left, right) => {
    const [a, b] = [extentOf(lefts, left), extentOf(rights, right)];
    const [first, last] = [Math.min(a.first, b.first), Math.max(a.last, b.last)];
    const pair = left * rights.firsts.length + right;
    byFirst.put(first, last - first, pair);
    byLast.put(last, last - first, pair);
    return false;
  });

  const { firsts, lasts, pairs } = yield* inTextOrder({ byFirst, byLast, words });
  const pairAt = (at: number): Pair => {
    const pair = pairs[at] ?? 0;
    return { left: Math.floor(pair / rights.firsts.length), right: pair % rights.firsts.length };
  };
  return { firsts, lasts, read: (at) => joined(sides, pairAt(at)) };
}

/** The shortest pairs by the word where they begin and by that where they end, of so many words. */
type KeptPairs = { byFirst: Shortest; byLast: Shortest; words: number };
type Pairs = { firsts: Uint32Array; lasts: Uint32Array; pairs: Float64Array };

/** The pairs kept by either word, each once: by the word where they begin, the shortest of those first. */
function* inTextOrder(kept: KeptPairs): Slices<Pairs> {
  const { words } = kept;
  // By word, how many begin before it, and then where the next one that begins there goes: counted, so that nothing is sorted.
  const next = new Uint32Array(words + 1);
  yield* visitKept(kept, ({ first }) => {
    next[first + 1] = (next[first + 1] ?? 0) + 1;
  });
  for (let word = 0; word < words; word += 1) next[word + 1] = (next[word + 1] ?? 0) + (next[word] ?? 0);

  const count = next[words] ?? 0;
  const [firsts, lasts, pairs] = [new Uint32Array(count), new Uint32Array(count), new Float64Array(count)];
  yield* visitKept(kept, ({ first, last, pair }) => {
    const at = next[first] ?? 0;
    next[first] = at + 1;
    firsts[at] = first;
    lasts[at] = last;
    pairs[at] = pair;
  });
  return { firsts, lasts, pairs };
}

type KeptPair = { first: number; last: number; pair: number };

/** Visits each pair once: what was kept by its end after what was kept by its beginning, as none ends before that. */
function* visitKept({ byFirst, byLast, words }: KeptPairs, visit: (pair: KeptPair) => void): Slices<void> {
  for (let word = 0; word < words; word += 1) {
    if (word % AT_ONCE === 0) yield;
    const after = byFirst.lengthAt(word);
    if (after !== undefined) visit({ first: word, last: word + after, pair: byFirst.pairAt(word) });
    const before = byLast.lengthAt(word);
    if (before !== undefined && byFirst.lengthAt(word - before) !== before)
      visit({ first: word - before, last: word, pair: byLast.pairAt(word) });
  }
}

function larger(a: number, b: number): number {
  return Math.max(a, b);
}

/** A place on the left and one on the right, by their numbers. */
type Pair = { left: number; right: number };

/** By a word, the shortest pair that was put there, as one number. */
type Shortest = {
  put(word: number, length: number, pair: number): void;
  lengthAt(word: number): number | undefined;
  pairAt(word: number): number;
};

function createShortest(words: number): Shortest {
  const lengths = new Int32Array(words).fill(-1);
  const pairs = new Float64Array(words);
  return {
    put(word, length, pair) {
      const before = lengths[word] ?? -1;
      if (before >= 0 && before < length) return;
      lengths[word] = length;
      pairs[word] = pair;
    },
    lengthAt(word) {
      const length = lengths[word] ?? -1;
      return length < 0 ? undefined : length;
    },
    pairAt: (word) => pairs[word] ?? 0,
  };
}

/** What stands at either place of a pair, in one. */
export function joined({ lefts, rights }: Sides, { left, right }: Pair): Placed {
  const [a, b] = [lefts.read(left), rights.read(right)];
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last), parts: [...a.parts, ...b.parts] };
}
