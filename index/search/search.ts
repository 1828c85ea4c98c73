import type { ArchiveIndex, Wanted } from '#index/engine/archive-index.ts';
import type { Hit } from '#index/match/hit.ts';
import { countMatched, hasDates, judgeDate, withoutDates } from '#index/match/match.ts';
import { type Plan, planQuery } from '#index/match/plan.ts';
import type { Query } from '#index/query/query.ts';
import type { Calendar } from '#index/text/dates.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { doInSlices, type Slices } from '#index/words/slices.ts';
import { rank } from './rank.ts';
import { sortByDate } from './sort-hits.ts';

/** How the hits answer: with all that was wanted; with the most of it, as none has all; or ranked by how well they match. */
export type Fit = 'all' | 'most' | 'best';

/**
 * The day and zone of a search, how many hits are wanted at most, and the ids of stories that an earlier page had put
 * first: those that still answer come first again, in that order, and what has come since after them.
 */
export type Asked = Calendar & { most: number; first?: readonly string[] | undefined };

/**
 * What a search found: the best hits in the order asked for, and how many there are in all (`total`; at least so many
 * where not `isExact`). `undated`: how many stories match but for a date that they do not have.
 * `hidden`: where the quotable text answers with no more than a few stories, articles whose other lines
 * (captions, promos …) match too.
 */
export type Findings = {
  plan: Plan;
  hits: readonly Hit[];
  total: number;
  isExact: boolean;
  fit: Fit;
  hidden: readonly IndexedArticle[];
  undated: number;
};

// A reader with more stories than this to read does not ask what else there is in the captions.
const FEW_STORIES = 10;

/** Searches the archive: the engine brings the stories that answer, and we put them in order. */
export async function search(engine: ArchiveIndex, query: Query, asked: Asked): Promise<Findings> {
  return find(engine, planQuery(query, engine.vocabulary, asked), asked);
}

/** Ranks every story that prints any of the words by how well it matches: what `search` does with a long list of words. */
export async function searchBest(engine: ArchiveIndex, query: Query, asked: Asked): Promise<Findings> {
  return find(engine, planQuery(query, engine.vocabulary, { ...asked, isLoose: true }), asked);
}

async function find(engine: ArchiveIndex, plan: Plan, { most, first = [] }: Asked): Promise<Findings> {
  const found = plan.isDescription ? await findBest(engine, plan) : await findAll(engine, plan);
  const hidden = found.hits.length <= FEW_STORIES ? await findHiddenIn(engine, plan) : [];
  const hits = withFirst(first, await inOrder(found.hits, plan));
  return { plan, ...found, hits: hits.slice(0, most), total: hits.length, isExact: true, hidden };
}

/** The hits in an order that was given; the others stay in their own, after them. */
function withFirst(ids: readonly string[], hits: readonly Hit[]): readonly Hit[] {
  if (ids.length === 0) return hits;
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeOf = ({ found }: Hit) => places.get(found.article.id) ?? ids.length;
  return hits.toSorted((a, b) => placeOf(a) - placeOf(b));
}

type Found = Pick<Findings, 'fit' | 'undated'> & { hits: Hit[] };

async function findAll(engine: ArchiveIndex, plan: Plan): Promise<Found> {
  const { hits, undated } = await findDated(engine, plan, 'all');
  return hits.length > 0 ? { hits, fit: 'all', undated } : { hits: await findMost(engine, plan), fit: 'most', undated };
}

async function findBest(engine: ArchiveIndex, plan: Plan): Promise<Found> {
  return { ...(await findDated(engine, plan, 'any')), fit: 'best' };
}

/** What answers, and how much else would but for a date that it does not have. */
async function findDated(engine: ArchiveIndex, plan: Plan, wanted: Wanted): Promise<Omit<Found, 'fit'>> {
  if (!hasDates(plan)) return { hits: await engine.candidates(plan, wanted), undated: 0 };

  const judged = (await engine.candidates(withoutDates(plan), wanted)).map((hit) => ({
    hit,
    verdict: judgeDate(hit.found, plan),
  }));
  return {
    hits: judged.flatMap(({ hit, verdict }) => (verdict === 'yes' || verdict === 'maybe' ? [hit] : [])),
    undated: judged.filter(({ verdict }) => verdict === 'undated').length,
  };
}

async function findHiddenIn(engine: ArchiveIndex, plan: Plan): Promise<IndexedArticle[]> {
  const hits = await engine.candidates(plan, 'hidden');
  return hits.map(({ found }) => found);
}

async function inOrder(hits: readonly Hit[], plan: Plan): Promise<Hit[]> {
  return plan.query.sort === 'date' ? sortByDate(hits) : doInSlices(rank(hits, plan));
}

function* countEach(hits: readonly Hit[], plan: Plan): Slices<number[]> {
  const counts: number[] = [];
  for (const { found } of hits) {
    counts.push(yield* countMatched(found, plan));
    yield;
  }
  return counts;
}

/** The articles with the most of what was wanted, when none has it all. */
async function findMost(engine: ArchiveIndex, plan: Plan): Promise<Hit[]> {
  if (plan.clause.kind !== 'all') return [];
  const hits = await engine.candidates(plan, 'any');
  const counts = await doInSlices(countEach(hits, plan));
  const most = counts.reduce((highest, count) => Math.max(highest, count), 0);
  return hits.filter((_, at) => counts[at] === most);
}
