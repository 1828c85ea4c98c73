import { hasCount } from '#index/evidence/figures.ts';
import type { Hit } from '#index/match/hit.ts';
import { findInHeadline, findTermPlaces } from '#index/match/match.ts';
import type { Plan, Term, TermPlace } from '#index/match/plan.ts';
import { BUT_FOR_ACCENTS } from '#index/words/lexicon.ts';
import type { Slices } from '#index/words/slices.ts';
import { judgeByTheBest } from './relevance-model.ts';
import { rankSentences } from './snippet.ts';
import { compareAge, sortByScore } from './sort-hits.ts';

// Looking at a hundred ranks no better (npm run bench:quality) and takes up to half a millisecond more.
export const LOOKED_AT_TWICE = 50;

// With no more hits than this a reader sees them all, and what they have in common says nothing.
const ENOUGH_TO_COMPARE = 10;

/** How much a perfect mark on each point adds to the engine's score, as a share of the best hit's. */
export type Ranking = { alike: number; together: number; headline: number };
export const RANKING: Ranking = { alike: 0.3, together: 0.1, headline: 0.1 };
// Who types two words means them together; who describes something does not.
const RANKING_OF_FEW_WORDS: Ranking = { ...RANKING, together: 0.4 };

type SecondLook = Hit & { together: number; headline: number; accentMisses: number; lacksNumber: number };

/**
 * Hits in the order a reader should see them: those that print the accents as typed before those that do not, those whose
 * sentences have the number that a question wants before those that have none,
 * then by a second look on the text itself, then newer first, then by id. `ranking` says how much each point counts.
 */
export function* rank(hits: readonly Hit[], plan: Plan, ranking = rankingFor(plan)): Slices<Hit[]> {
  const sorted = sortByScore(hits, LOOKED_AT_TWICE);
  const top = sorted.slice(0, LOOKED_AT_TWICE);
  const best = top[0]?.score || 1;
  const alike = top.length > ENOUGH_TO_COMPARE ? yield* judgeByTheBest(top, plan) : [];
  const looks: SecondLook[] = [];
  for (const hit of top) {
    looks.push(yield* lookAgain(hit, plan));
    yield;
  }
  const closest = Math.max(...looks.map(({ together }) => together), Number.MIN_VALUE);

  const again = looks.map((look, at) => {
    const share =
      ranking.alike * (alike[at] ?? 0) +
      ranking.together * shareOfTogether(plan) * (look.together / closest) +
      ranking.headline * look.headline;
    return { ...look, score: look.score + best * share };
  });
  const first = again.sort(compareSecondLook).map(({ found, score }) => ({ found, score }));
  return first.concat(sorted.slice(LOOKED_AT_TWICE));
}

function rankingFor({ isDescription }: Plan): Ranking {
  return isDescription ? RANKING : RANKING_OF_FEW_WORDS;
}

function* lookAgain(hit: Hit, plan: Plan): Slices<SecondLook> {
  const wanted = plan.terms.length;
  if (wanted === 0) return { ...hit, together: 0, headline: 0, accentMisses: 0, lacksNumber: 0 };

  const inText = yield* findTermPlaces(hit.found, plan);
  const inHeadline = yield* findInHeadline(hit.found, plan);
  const printed = [...closestByTerm([...inText, ...inHeadline]).values()];
  return {
    ...hit,
    together: countTogether(inText),
    headline: closestByTerm(inHeadline).size / wanted,
    accentMisses: printed.filter((closeness) => closeness === BUT_FOR_ACCENTS).length,
    lacksNumber: plan.query.wants === 'number' && !answersWithNumber(hit, plan) ? 1 : 0,
  };
}

/** Whether the best sentence that answers has a number: those that have one come first. */
function answersWithNumber({ found }: Hit, plan: Plan): boolean {
  const [best] = rankSentences(found, plan);
  return best !== undefined && hasCount(found.article.text, best);
}

// In a long search it is chance which words stand together.
const MOST_TOGETHER = 4;

function shareOfTogether({ terms }: Plan): number {
  return Math.min(1, MOST_TOGETHER / Math.max(1, terms.length));
}

/** How closely each term is printed where it is printed most closely. */
function closestByTerm(places: readonly TermPlace[]): Map<Term, number> {
  const closest = new Map<Term, number>();
  for (const { term, closeness } of places) closest.set(term, Math.max(closest.get(term) ?? 0, closeness));
  return closest;
}

/**
 * How near the terms stand to each other, the telling ones counting most: each neighbouring pair of different terms
 * adds by the square of its nearness (Büttcher, Clarke and Lushman 2006).
 */
function countTogether(places: readonly TermPlace[]): number {
  const near = new Map<Term, number>();
  for (const [at, right] of places.entries()) {
    const left = places[at - 1];
    if (!left || left.term === right.term || right.first <= left.last) continue;
    const nearness = 1 / (right.first - left.last) ** 2;
    near.set(left.term, (near.get(left.term) ?? 0) + nearness * right.term.weight);
    near.set(right.term, (near.get(right.term) ?? 0) + nearness * left.term.weight);
  }
  let sum = 0;
  for (const [{ weight }, nearness] of near) sum += (weight * nearness) / (nearness + SATURATION);
  return sum;
}

// BM25's k1: the tenth time that two words stand together says little more than the ninth.
const SATURATION = 1.2;

function compareSecondLook(a: SecondLook, b: SecondLook): number {
  return a.accentMisses - b.accentMisses || a.lacksNumber - b.lacksNumber || b.score - a.score || compareAge(a, b);
}
