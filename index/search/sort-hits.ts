import type { Hit } from '#index/match/hit.ts';
import { compareText } from '#index/text/compare-text.ts';

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
  const steps = Uint16Array.from(hits, ({ score }) => Math.floor(STEPS * (1 - score / best)));

  // A counting sort: `next[step]` is where the next hit of that step belongs.
  const next = new Uint32Array(STEPS + 2);
  for (const step of steps) next[step + 1] = (next[step + 1] ?? 0) + 1;
  for (let step = 1; step < next.length; step += 1) next[step] = (next[step] ?? 0) + (next[step - 1] ?? 0);
  const reach = next.find((start) => start >= exactly) ?? hits.length;
  const sorted = hits.slice();
  for (const [at, hit] of hits.entries()) {
    const step = steps[at] ?? 0;
    sorted[next[step] ?? 0] = hit;
    next[step] = (next[step] ?? 0) + 1;
  }
  return sorted.slice(0, reach).sort(compareByScore).concat(sorted.slice(reach));
}

function compareByScore(a: Hit, b: Hit): number {
  return b.score - a.score || compareAge(a, b);
}

/** Which of two hits is newer; of two of one day, by id. */
export function compareAge(a: Hit, b: Hit): number {
  const [left, right] = [a.found.article, b.found.article];
  return compareText(right.published?.at ?? '', left.published?.at ?? '') || compareText(left.id, right.id);
}
