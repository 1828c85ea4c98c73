import type { ArchiveIndex, Hit } from './archive-index.ts';
import type { Calendar } from './dates.ts';
import type { IndexedArticle } from './indexed-article.ts';
import { countMatched, isHiddenMatch, isMatch, judgeDate, withoutDates } from './match.ts';
import { type Plan, planQuery } from './plan.ts';
import type { Query } from './query.ts';
import { rank, sortByDate } from './rank.ts';

/**
 * What a search found, in the order asked for. `isComplete`: each hit has all that was wanted; else no story has, and
 * these have the most. `hidden`: the articles whose lines that are not quoted (captions, promos …) match.
 * `undated`: how many stories match but for a date that they do not have.
 */
export type Findings = { plan: Plan; hits: Hit[]; isComplete: boolean; hidden: IndexedArticle[]; undated: number };

/** Searches the archive: the backend brings candidates, the text itself decides. */
export async function search(archive: ArchiveIndex, query: Query, calendar: Calendar): Promise<Findings> {
  const plan = planQuery(query, archive.vocabulary, calendar);
  const hiddenCandidates = await archive.candidates(plan, 'hidden');
  const hidden = hiddenCandidates.map(({ found }) => found).filter((found) => isHiddenMatch(found, plan));

  const candidates = await archive.candidates(plan, 'all');
  const matching = candidates.filter(({ found }) => isMatch(found, plan));
  const isComplete = matching.length > 0;
  const hits = isComplete ? matching : await findMost(archive, plan);
  return { plan, hits: inOrder(hits, plan), isComplete, hidden, undated: countUndated(candidates, plan) };
}

function inOrder(hits: readonly Hit[], plan: Plan): Hit[] {
  return plan.query.sort === 'date' ? sortByDate(hits) : rank(hits, plan);
}

/** The articles with the most of what was wanted, when none has it all. */
async function findMost(archive: ArchiveIndex, plan: Plan): Promise<Hit[]> {
  if (plan.clause.kind !== 'all') return [];
  const candidates = await archive.candidates(plan, 'any');
  const counted = candidates.map((hit) => ({ hit, count: countMatched(hit.found, plan) }));
  const most = counted.reduce((highest, { count }) => Math.max(highest, count), 1);
  return counted.filter(({ count }) => count === most).map(({ hit }) => hit);
}

function countUndated(candidates: readonly Hit[], plan: Plan): number {
  const anyDay = withoutDates(plan);
  return candidates.filter(({ found }) => judgeDate(found, plan) === 'undated' && isMatch(found, anyDay)).length;
}
