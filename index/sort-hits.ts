import type { Hit } from './archive-index.ts';

/** Hits newest first, those without a date last; then by id. */
export function sortByDate(hits: readonly Hit[]): Hit[] {
  return hits.toSorted(compareAge);
}

// Fine enough that no reader sees the difference.
const STEPS = 1024;

/**
 * Hits by score, those alike by age. Only the first `exactly` so many are in full order, the others to a thousandth of
 * the best score: putting thousands in order by comparing them takes longer than the search.
 */
export function sortByScore(hits: readonly Hit[], exactly: number): Hit[] {
  const best = hits.reduce((highest, { score }) => Math.max(highest, score), Number.MIN_VALUE);
  const stepOf = ({ score }: Hit) => Math.floor(STEPS * (1 - score / best));

  // A counting sort: `ends[step]` is where the hits of that step end, and, as they are put there, where they begin.
  const ends = new Uint32Array(STEPS + 1);
  for (const hit of hits) ends[stepOf(hit)] = (ends[stepOf(hit)] ?? 0) + 1;
  for (let step = 1; step <= STEPS; step += 1) ends[step] = (ends[step] ?? 0) + (ends[step - 1] ?? 0);
  const reach = ends.find((end) => end >= exactly) ?? hits.length;
  const sorted = hits.slice();
  for (const hit of hits.toReversed()) {
    const step = stepOf(hit);
    ends[step] = (ends[step] ?? 1) - 1;
    sorted[ends[step] ?? 0] = hit;
  }
  return [...sorted.slice(0, reach).sort(compareByScore), ...sorted.slice(reach)];
}

function compareByScore(a: Hit, b: Hit): number {
  return b.score - a.score || compareAge(a, b);
}

/** Which of two hits is newer; of two of one day, by id. */
export function compareAge(a: Hit, b: Hit): number {
  const [left, right] = [a.found.article, b.found.article];
  return compareText(right.published?.at ?? '', left.published?.at ?? '') || compareText(left.id, right.id);
}

// Dates and ids are plain letters and digits; by language, comparing a few thousand takes longer than the search.
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
