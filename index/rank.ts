import type { Hit } from './archive-index.ts';
import { BUT_FOR_ACCENTS } from './lexicon.ts';
import { findInHeadline, findOccurrences } from './match.ts';
import type { Occurrence, Plan, Term } from './plan.ts';

// Beyond the best hundred the order hardly matters to a reader, and the second look would cost more than it gives.
export const LOOKED_AT_TWICE = 100;

// How much a perfect mark on each point adds to the engine's score, as a share of the best hit's.
const WEIGHTS = { together: 0.3, asTyped: 0.2, headline: 0.1 };

/** Hits newest first, those without a date last; then by id. */
export function sortByDate(hits: readonly Hit[]): Hit[] {
  return hits.toSorted(compareAge);
}

type SecondLook = Hit & { accentMisses: number };

/**
 * Hits in the order a reader should see them: those that print the accents as typed before those that do not,
 * then by a second look on the text itself, then newer first, then by id.
 */
export function rank(hits: readonly Hit[], plan: Plan): Hit[] {
  const byEngine = hits.toSorted((a, b) => b.score - a.score || compareAge(a, b));
  const best = byEngine[0]?.score || 1;
  const scaled = byEngine.map((hit) => ({ ...hit, score: hit.score / best }));
  const again = scaled.slice(0, LOOKED_AT_TWICE).map((hit) => lookAgain(hit, plan));
  return [...again.sort(compareSecondLook), ...scaled.slice(LOOKED_AT_TWICE)].map(({ found, score }) => ({
    found,
    score,
  }));
}

function lookAgain({ found, score }: Hit, plan: Plan): SecondLook {
  const wanted = plan.terms.length;
  if (wanted === 0) return { found, score, accentMisses: 0 };

  const inText = findOccurrences(found, plan);
  const inHeadline = findInHeadline(found, plan);
  const closest = closestByTerm([...inText, ...inHeadline]);
  const printed = [...closest.values()];
  return {
    found,
    score:
      score +
      WEIGHTS.together * closestTogether(inText, wanted) +
      WEIGHTS.asTyped * (printed.reduce((sum, closeness) => sum + closeness, 0) / wanted) +
      WEIGHTS.headline * (closestByTerm(inHeadline).size / wanted),
    accentMisses: printed.filter((closeness) => closeness === BUT_FOR_ACCENTS).length,
  };
}

/** How closely each term is printed where it is printed most closely. */
function closestByTerm(occurrences: readonly Occurrence[]): Map<Term, number> {
  const closest = new Map<Term, number>();
  for (const { term, closeness } of occurrences) closest.set(term, Math.max(closest.get(term) ?? 0, closeness));
  return closest;
}

/** 1 when all terms stand side by side, less the more words lie between them at their closest, 0 when they never meet. */
function closestTogether(occurrences: readonly Occurrence[], wanted: number): number {
  if (wanted < 2) return 0;
  const latest = new Map<Term, Occurrence>();
  let closest = 0;
  for (const occurrence of occurrences) {
    latest.set(occurrence.term, occurrence);
    if (latest.size < wanted) continue;
    const start = Math.min(...[...latest.values()].map(({ first }) => first));
    closest = Math.max(closest, wanted / Math.max(wanted, occurrence.last - start + 1));
  }
  return closest;
}

function compareSecondLook(a: SecondLook, b: SecondLook): number {
  return a.accentMisses - b.accentMisses || b.score - a.score || compareAge(a, b);
}

function compareAge(a: Hit, b: Hit): number {
  const [left, right] = [a.found.article, b.found.article];
  return compareText(right.published?.at ?? '', left.published?.at ?? '') || compareText(left.id, right.id);
}

// Dates and ids are plain letters and digits; by language, comparing a few thousand takes longer than the search.
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
