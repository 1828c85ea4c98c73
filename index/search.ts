import type { ArchiveIndex, Hit } from './archive-index.ts';
import type { Calendar } from './dates.ts';
import type { IndexedArticle } from './indexed-article.ts';
import { countMatched, isHiddenMatch, isMatch, judgeDate, withoutDates } from './match.ts';
import { isDecidedByStems, isFilter, type Plan, planQuery, type Vocabulary } from './plan.ts';
import type { Query } from './query.ts';
import { rank, sortByDate } from './rank.ts';

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

/** Searches the archive: the backend brings candidates, the text itself decides. */
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
  const candidates = await archive.candidates(plan, 'all');
  const hits = isDecidedByStems(plan) ? candidates : candidates.filter(({ found }) => isMatch(found, plan));
  const undated = countUndated(candidates, plan, isMatch);
  return hits.length > 0
    ? { hits, fit: 'all', undated }
    : { hits: await findMost(archive, plan), fit: 'most', undated };
}

async function findBest(archive: ArchiveIndex, plan: Plan): Promise<Found> {
  const candidates = await archive.candidates(plan, 'any');
  const hits = isFiltered(plan) ? candidates.filter(({ found }) => hasAny(found, plan)) : candidates;
  return { hits, fit: 'best', undated: countUndated(candidates, plan, hasAny) };
}

function hasAny(found: IndexedArticle, plan: Plan): boolean {
  return countMatched(found, plan) > 0;
}

async function findHiddenIn(archive: ArchiveIndex, plan: Plan): Promise<IndexedArticle[]> {
  const candidates = await archive.candidates(plan, 'hidden');
  return candidates.map(({ found }) => found).filter((found) => isHiddenMatch(found, plan));
}

function inOrder(hits: readonly Hit[], plan: Plan, vocabulary: Vocabulary): Hit[] {
  return plan.query.sort === 'date' ? sortByDate(hits) : rank(hits, plan, { vocabulary });
}

/** The articles with the most of what was wanted, when none has it all. */
async function findMost(archive: ArchiveIndex, plan: Plan): Promise<Hit[]> {
  if (plan.clause.kind !== 'all') return [];
  const candidates = await archive.candidates(plan, 'any');
  const counted = candidates.map((hit) => ({ hit, count: countMatched(hit.found, plan) }));
  const most = counted.reduce((highest, { count }) => Math.max(highest, count), 1);
  return counted.filter(({ count }) => count === most).map(({ hit }) => hit);
}

function isFiltered({ clause }: Plan): boolean {
  return clause.kind === 'all' && clause.of.some(isFilter);
}

type Answers = (found: IndexedArticle, plan: Plan) => boolean;

/** How many candidates would answer but for a date that they do not have. */
function countUndated(candidates: readonly Hit[], plan: Plan, answers: Answers): number {
  if (!isFiltered(plan)) return 0;
  const anyDay = withoutDates(plan);
  return candidates.filter(({ found }) => judgeDate(found, plan) === 'undated' && answers(found, anyDay)).length;
}
