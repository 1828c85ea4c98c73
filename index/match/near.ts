import type { Nearness } from '#index/query/clause.ts';
import { firstWhere } from '#index/text/first-where.ts';
import type { TermPlace } from './plan.ts';

/** Something that stands at one place: a word, a phrase, or two such near each other. */
export type Placed = { first: number; last: number; parts: TermPlace[] };

/** How near two places must be; `unitAt` names the sentence or paragraph that a word stands in, which both must share. */
type Wanted = { nearness: Nearness; unitAt: (place: number) => number };

/**
 * Places that stand near enough: of each on either side the nearest on the other, before it and after it. Whatever is
 * near anything is near that; and all pairs of two common words would be millions.
 */
export function findPairs(lefts: readonly Placed[], rights: readonly Placed[], { nearness, unitAt }: Wanted): Placed[] {
  const pairs = [
    ...neighbours(lefts, rights),
    ...neighbours(rights, lefts).map(({ place, next }) => ({ place: next, next: place })),
  ];
  return pairs
    .filter(({ place, next }) => isNear(place, next, nearness) && unitAt(place.first) === unitAt(next.first))
    .map(({ place, next }) => joined(place, next));
}

/**
 * Of the places that begin at one word the shortest, and of those that end at one, in text order: all that can matter
 * to a word near them, and never more than twice the words of the text, however many are chained.
 */
export function shortestOf(places: readonly Placed[]): Placed[] {
  const byFirst = new Map<number, Placed>();
  const byLast = new Map<number, Placed>();
  for (const place of places.toSorted((a, b) => b.last - b.first - (a.last - a.first))) {
    byFirst.set(place.first, place);
    byLast.set(place.last, place);
  }
  return [...new Set([...byFirst.values(), ...byLast.values()])].sort((a, b) => a.first - b.first);
}

/** Each place with the nearest of `others` before it, and the nearest after it. */
function neighbours(places: readonly Placed[], others: readonly Placed[]): { place: Placed; next: Placed }[] {
  const byFirst = others.toSorted((a, b) => a.first - b.first);
  const byLast = others.toSorted((a, b) => a.last - b.last);
  return places.flatMap((place) => {
    const before = byLast[firstWhere(byLast, ({ last }) => last >= place.first) - 1];
    const after = byFirst[firstWhere(byFirst, ({ first }) => first > place.last)];
    return [before, after].flatMap((next) => (next ? { place, next } : []));
  });
}

/** Whether two places stand apart by no more than so many words, the second after the first where order counts. */
function isNear(left: Placed, right: Placed, { within, ordered }: Nearness): boolean {
  const isAfter = right.first > left.last;
  const gap = isAfter ? right.first - left.last : left.first - right.last;
  return gap > 0 && (isAfter || !ordered) && (typeof within === 'string' || gap <= within);
}

function joined(left: Placed, right: Placed): Placed {
  return {
    first: Math.min(left.first, right.first),
    last: Math.max(left.last, right.last),
    parts: [...left.parts, ...right.parts],
  };
}
