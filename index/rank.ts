import type { Hit } from './archive-index.ts';
import { findOccurrences, type Occurrence } from './match.ts';
import type { Plan } from './plan.ts';

// Beyond the best hundred the order hardly matters to a reader, and the second look would cost more than it gives.
const LOOKED_AT_TWICE = 100;

// How much a perfect mark on each point adds to the engine's score, as a share of the best hit's.
const WEIGHTS = { together: 0.2, asTyped: 0.2, headline: 0.1 };

/** Hits in the order a reader should see them: a second look on the text itself, then newer first, then by id. */
export function rank(hits: readonly Hit[], plan: Plan): Hit[] {
  const byEngine = hits.toSorted((a, b) => b.score - a.score || compareAge(a, b));
  const best = byEngine[0]?.score || 1;
  const again = byEngine
    .slice(0, LOOKED_AT_TWICE)
    .map((hit) => ({ ...hit, score: hit.score / best + secondLook(hit, plan) }));
  const rest = byEngine.slice(LOOKED_AT_TWICE).map((hit) => ({ ...hit, score: hit.score / best }));
  return [...again.sort((a, b) => b.score - a.score || compareAge(a, b)), ...rest];
}

function secondLook({ found }: Hit, { terms }: Plan): number {
  if (terms.length === 0) return 0;
  const occurrences = findOccurrences(found.quotable, terms);
  const inHeadline = new Set(findOccurrences(found.headline, terms).map(({ term }) => term));
  return (
    WEIGHTS.together * closestTogether(occurrences, terms.length) +
    WEIGHTS.asTyped * typedShare(occurrences, terms.length) +
    WEIGHTS.headline * (inHeadline.size / terms.length)
  );
}

/** The share of the terms printed exactly as typed, accents and endings included. */
function typedShare(occurrences: readonly Occurrence[], wanted: number): number {
  const closest = new Map<number, number>();
  for (const { term, closeness } of occurrences) closest.set(term, Math.max(closest.get(term) ?? 0, closeness));
  return [...closest.values()].reduce((sum, closeness) => sum + closeness, 0) / wanted;
}

/** 1 when all terms stand side by side, less the more words lie between them at their closest, 0 when they never meet. */
function closestTogether(occurrences: readonly Occurrence[], wanted: number): number {
  if (wanted < 2) return 0;
  const latest = new Map<number, Occurrence>();
  let closest = 0;
  for (const occurrence of occurrences) {
    latest.set(occurrence.term, occurrence);
    if (latest.size < wanted) continue;
    const start = Math.min(...[...latest.values()].map(({ first }) => first));
    closest = Math.max(closest, wanted / Math.max(wanted, occurrence.last - start + 1));
  }
  return closest;
}

function compareAge(a: Hit, b: Hit): number {
  const [left, right] = [a.found.article, b.found.article];
  return (right.published?.at ?? '').localeCompare(left.published?.at ?? '') || left.id.localeCompare(right.id);
}
