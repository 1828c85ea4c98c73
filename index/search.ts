import type { ArchiveIndex, Hit } from './archive-index.ts';
import type { IndexedArticle } from './indexed-article.ts';
import { countMatched, isHiddenMatch, isMatch } from './match.ts';
import { type Plan, planQuery } from './plan.ts';
import type { Query } from './query.ts';
import { rank } from './rank.ts';

/**
 * What a search found, best first. `isComplete`: each hit has all that was wanted; else no story has, and these have
 * the most. `hidden`: the articles whose lines that are not quoted (captions, promos …) match.
 */
export type Findings = { plan: Plan; hits: Hit[]; isComplete: boolean; hidden: IndexedArticle[] };

/** Searches the archive: the backend brings candidates, the text itself decides. */
export async function search(archive: ArchiveIndex, query: Query): Promise<Findings> {
  const plan = planQuery(query, archive.vocabulary);
  const hiddenCandidates = await archive.candidates(plan, 'hidden');
  const hidden = hiddenCandidates.map(({ found }) => found).filter((found) => isHiddenMatch(found, plan));

  const candidates = await archive.candidates(plan, 'all');
  const matching = candidates.filter(({ found }) => isMatch(found, plan));
  if (matching.length > 0) return { plan, hits: rank(matching, plan), isComplete: true, hidden };

  return { plan, hits: rank(await findMost(archive, plan), plan), isComplete: false, hidden };
}

/** The articles with the most of what was wanted, when none has it all. */
async function findMost(archive: ArchiveIndex, plan: Plan): Promise<Hit[]> {
  if (plan.clause.kind !== 'all') return [];
  const candidates = await archive.candidates(plan, 'any');
  const counted = candidates.map((hit) => ({ hit, count: countMatched(hit.found, plan) }));
  const most = counted.reduce((highest, { count }) => Math.max(highest, count), 1);
  return counted.filter(({ count }) => count === most).map(({ hit }) => hit);
}
