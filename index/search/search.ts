import type { ArchiveIndex, Hit, Wanted } from '#index/engine/archive-index.ts';
import { countMatched, hasDates, judgeDate, withoutDates } from '#index/match/match.ts';
import { type Plan, planQuery, type Vocabulary } from '#index/match/plan.ts';
import type { Query } from '#index/query/query.ts';
import type { Calendar } from '#index/text/dates.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { rank } from './rank.ts';
import { sortByDate } from './sort-hits.ts';

/** How the hits answer: with all that was wanted; with the most of it, as none has all; or ranked by how well they match. */
export type Fit = 'all' | 'most' | 'best';

/**
 * What a search found, in the order asked for. `undated`: how many stories match but for a date that they do not have.
 * `hidden`: where the quotable text answers with no more than a few stories, the articles whose other lines
 * (captions, promos …) match too.
 */
export type Findings = { plan: Plan; hits: Hit[]; fit: Fit; hidden: IndexedArticle[]; undated: number };

// A reader with more stories than this to read does not ask what else there is in the captions.
const FEW_STORIES = 10;

/** Searches the archive: the backend brings the stories that answer, and we put them in order. */
export async function search(archive: ArchiveIndex, query: Query, calendar: Calendar): Promise<Findings> {
  return find(archive, planQuery(query, archive.vocabulary, calendar));
}

/** Ranks every story that prints any of the words by how well it matches: what `search` does with a long list of words. */
export async function searchBest(archive: ArchiveIndex, query: Query, calendar: Calendar): Promise<Findings> {
  return find(archive, planQuery(query, archive.vocabulary, { ...calendar, isLoose: true }));
}

async function find(archive: ArchiveIndex, plan: Plan): Promise<Findings> {
  const found = plan.isDescription ? await findBest(archive, plan) : await findAll(archive, plan);
  const hidden = found.hits.length <= FEW_STORIES ? await findHiddenIn(archive, plan) : [];
  return { plan, ...found, hits: inOrder(found.hits, plan, archive.vocabulary), hidden };
}

type Found = Pick<Findings, 'hits' | 'fit' | 'undated'>;

async function findAll(archive: ArchiveIndex, plan: Plan): Promise<Found> {
  const { hits, undated } = await findDated(archive, plan, 'all');
  return hits.length > 0
    ? { hits, fit: 'all', undated }
    : { hits: await findMost(archive, plan), fit: 'most', undated };
}

async function findBest(archive: ArchiveIndex, plan: Plan): Promise<Found> {
  return { ...(await findDated(archive, plan, 'any')), fit: 'best' };
}

/** What answers, and how much else would but for a date that it does not have. */
async function findDated(archive: ArchiveIndex, plan: Plan, wanted: Wanted): Promise<Omit<Found, 'fit'>> {
  if (!hasDates(plan)) return { hits: await archive.candidates(plan, wanted), undated: 0 };

  const judged = (await archive.candidates(withoutDates(plan), wanted)).map((hit) => ({
    hit,
    verdict: judgeDate(hit.found, plan),
  }));
  return {
    hits: judged.flatMap(({ hit, verdict }) => (verdict === 'yes' || verdict === 'maybe' ? [hit] : [])),
    undated: judged.filter(({ verdict }) => verdict === 'undated').length,
  };
}

async function findHiddenIn(archive: ArchiveIndex, plan: Plan): Promise<IndexedArticle[]> {
  const hits = await archive.candidates(plan, 'hidden');
  return hits.map(({ found }) => found);
}

function inOrder(hits: readonly Hit[], plan: Plan, vocabulary: Vocabulary): Hit[] {
  return plan.query.sort === 'date' ? sortByDate(hits) : rank(hits, plan, { vocabulary });
}

/** The articles with the most of what was wanted, when none has it all. */
async function findMost(archive: ArchiveIndex, plan: Plan): Promise<Hit[]> {
  if (plan.clause.kind !== 'all') return [];
  const hits = await archive.candidates(plan, 'any');
  const counts = hits.map(({ found }) => countMatched(found, plan));
  const most = counts.reduce((highest, count) => Math.max(highest, count), 0);
  return hits.filter((_, at) => counts[at] === most);
}
