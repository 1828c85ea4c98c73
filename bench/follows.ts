// How long it takes to tell which follows a new story matches, beside running each follow's search over the archive
// and asking whether the story is among its hits. Reuters-21578. npm run bench:follows

import type { Archive } from '#index/archive/archive.ts';
import { createArchive } from '#index/archive/create-archive.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { parseQuery } from '#index/query/query.ts';
import type { Article } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { findFollows, indexFollows } from '#src/follow/match-follows.ts';
import type { Follow } from '#src/store/records.ts';
import { missing } from './collections/beside.ts';
import { articlesIn, readReuters } from './collections/documents.ts';
import { drawQuestions, KINDS } from './collections/questions.ts';
import { ownMs } from './instruments/own-time.ts';
import { quantile } from './instruments/quantile.ts';
import { printTable } from './instruments/table.ts';
import { mean } from './ranking/metrics.ts';
import { type Finding, skipped } from './standing/finding.ts';

type Size = { archive: number; newStories: number; follows: readonly number[] };

/** Milliseconds a new story, on the clock; `matchWork` is what this thread itself does for one. */
type FollowFigures = {
  follows: number;
  matchesEach: number;
  indexMs: number;
  matched: number[];
  matchWork: number;
  proving: number;
  searching: number;
  /** How many times the work of matching it is to prove each follow, or to run its search. */
  timesProving: number;
  timesSearching: number;
};

const WHOLE: Size = { archive: 5_000, newStories: 200, follows: [100, 1_000, 10_000] };
const IN_SHORT: Size = { archive: 2_000, newStories: 200, follows: [1_000] };
const PROVEN_STORIES = 20;
// Running every search takes so long that fewer stories must do; its time hardly varies.
const SEARCHED_STORIES = 3;
const MOST_SEARCHES = 1_000;

// What a newsroom is promised of a thousand follows.
const MOST_MILLISECONDS = 1;
const NOISE = 0.4;

const CALENDAR = { timeZone: 'UTC', today: Temporal.PlainDate.from('1987-10-20') };

/** One race for each count of follows; undefined where the stories are not beside the project. */
async function measureFollows({ archive: size, newStories, follows }: Size): Promise<FollowFigures[] | undefined> {
  const documents = readReuters()?.slice(0, size);
  if (!documents) return undefined;
  const articles = articlesIn(documents);
  const engine = createMemoryIndex();
  await engine.add(articles);
  const archive = createArchive(engine);
  const fresh = await Promise.all(articles.slice(-newStories).map(({ id }) => archive.find(id)));
  const stories = fresh.filter((one) => one !== undefined);

  const figures: FollowFigures[] = [];
  for (const count of follows) figures.push(await race(drawFollows(count, articles), stories, archive));
  return figures;
}

async function race(
  follows: readonly Follow[],
  stories: readonly IndexedArticle[],
  archive: Archive,
): Promise<FollowFigures> {
  const building = await timed(() => indexFollows(follows, archive));
  const matchOne = (found: IndexedArticle) => timed(() => findFollows(found, building.result, CALENDAR));
  const matched = await inTurn(stories, matchOne);
  // Once more: what is read of a story when it is first asked for is not done again by those we compare with.
  const again = await timed(() => inTurn(stories, matchOne));
  const [few, fewest] = [stories.slice(0, PROVEN_STORIES), stories.slice(0, SEARCHED_STORIES)];
  const proveAll = await timed(() => inTurn(few, (found) => proveEach(follows, found, archive)));

  const searched = follows.slice(0, MOST_SEARCHES);
  const [worked, started] = [ownMs(), performance.now()];
  for (const found of fewest) await searchEach(searched, found, archive);
  const perSearch = follows.length / searched.length / fewest.length;

  const matchWork = again.work / stories.length;
  return {
    follows: follows.length,
    matchesEach: mean(matched.map(({ result }) => result.length)),
    indexMs: building.ms,
    matched: matched.map(({ ms }) => ms),
    matchWork,
    proving: proveAll.ms / few.length,
    searching: (performance.now() - started) * perSearch,
    timesProving: proveAll.work / few.length / matchWork,
    timesSearching: ((ownMs() - worked) * perSearch) / matchWork,
  };
}

/** What could be done without knowing which words a follow needs. */
async function proveEach(follows: readonly Follow[], found: IndexedArticle, archive: Archive): Promise<number> {
  let count = 0;
  for (const { typed } of follows) {
    const query = parseQuery(typed);
    if (!('problem' in query) && (await archive.answer(query, found, CALENDAR))) count += 1;
  }
  return count;
}

async function searchEach(follows: readonly Follow[], { article }: IndexedArticle, archive: Archive): Promise<number> {
  let count = 0;
  for (const { typed } of follows) {
    const query = parseQuery(typed);
    if ('problem' in query) continue;
    const { hits } = await archive.search(query, { ...CALENDAR, most: WHOLE.archive });
    if (hits.some(({ found }) => found.article.id === article.id)) count += 1;
  }
  return count;
}

/** As many searches of each kind, drawn from the stories themselves, so that each matches something. */
function drawFollows(count: number, articles: readonly Article[]): Follow[] {
  const kinds = KINDS.filter((kind) => kind !== 'zero hits');
  const searches = kinds.flatMap((kind) => drawQuestions(kind, Math.ceil(count / kinds.length), articles));
  return searches.slice(0, count).map(({ text }, at) => ({
    id: `follow-${at}`,
    typed: text,
    channelId: 'C1',
    userId: 'U1',
    sinceMs: 0,
  }));
}

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** On the wall, and of this thread's own work. */
async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; work: number; result: Result }> {
  const [worked, start] = [ownMs(), performance.now()];
  const result = await work();
  return { ms: performance.now() - start, work: ownMs() - worked, result };
}

/** A thousand follows, and a smaller archive. */
export async function inShort(): Promise<Finding[]> {
  const [figures] = (await measureFollows(IN_SHORT)) ?? [];
  if (!figures) return skipped(missing('eval/reuters21578'));
  const { matchesEach, matchWork, timesProving, timesSearching } = figures;
  return [
    { name: 'of 1,000, a new story matches', value: matchesEach, wants: 'more' },
    { name: 'matching one, ms of work', value: matchWork, wants: 'less', bar: MOST_MILLISECONDS, noise: 'machine' },
    { name: 'proving each follow instead: times the work', value: timesProving, wants: 'more', noise: NOISE },
    { name: 'searching for each instead: times the work', value: timesSearching, wants: 'more', noise: NOISE },
  ];
}

async function main(): Promise<void> {
  const figures = await measureFollows(WHOLE);
  if (!figures) return console.log(`skipped: ${missing('eval/reuters21578')}`);
  console.log(
    `${WHOLE.archive} stories, ${WHOLE.newStories} of them new; milliseconds a new story, matching median / p99\n`,
  );
  printTable(
    figures.map((one) => ({
      follows: String(one.follows),
      'matches a story': one.matchesEach.toFixed(1),
      'index ms': one.indexMs.toFixed(0),
      'match ms': `${quantile(one.matched, 0.5).toFixed(2)} / ${quantile(one.matched, 0.99).toFixed(2)}`,
      'prove each ms': one.proving.toFixed(2),
      'search each ms': one.searching.toFixed(0),
      'times the work to prove': one.timesProving.toFixed(0),
      'to search': one.timesSearching.toFixed(0),
    })),
  );
}

if (import.meta.main) await main();
