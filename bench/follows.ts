// How long it takes to tell which follows a new story matches, beside running each follow's search over the archive
// and asking whether the story is among its hits. Reuters-21578. npm run bench:follows

import type { Archive } from '#index/archive/archive.ts';
import { createArchive } from '#index/archive/create-archive.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { parseQuery } from '#index/query/query.ts';
import type { Article } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { findFollows, indexFollows } from '#src/follow/match-follows.ts';
import { parseDocument } from '#src/ingest/parse-document.ts';
import type { Follow } from '#src/store/records.ts';
import { readReuters } from './collections/documents.ts';
import { drawQuestions, KINDS } from './collections/questions.ts';
import { printTable } from './instruments/table.ts';

const FOLLOWS = [100, 1_000, 10_000];
const ARCHIVE = 5_000;
const NEW_STORIES = 200;
// Running every search takes so long that fewer stories must do; its time hardly varies.
const SEARCHED_STORIES = 3;
const MOST_SEARCHES = 1_000;

const CALENDAR = { timeZone: 'UTC', today: Temporal.PlainDate.from('1987-10-20') };

async function measure(articles: readonly Article[]): Promise<void> {
  const engine = createMemoryIndex();
  await engine.add(articles);
  const archive = createArchive(engine);
  const fresh = await Promise.all(articles.slice(-NEW_STORIES).map(({ id }) => archive.find(id)));
  const stories = fresh.filter((one) => one !== undefined);

  const rows = [];
  for (const count of FOLLOWS) rows.push(await race(drawFollows(count, articles), stories, archive));
  console.log(`${engine.size} stories, ${stories.length} of them new; milliseconds a new story, median / p99\n`);
  printTable(rows);
}

async function race(follows: readonly Follow[], stories: readonly IndexedArticle[], archive: Archive) {
  const building = await timed(() => indexFollows(follows, archive));
  let matches = 0;
  const ours: number[] = [];
  for (const found of stories) {
    const { ms, result } = await timed(() => findFollows(found, building.result, CALENDAR));
    matches += result.length;
    ours.push(ms);
  }
  const proven: number[] = [];
  for (const found of stories.slice(0, 20)) proven.push((await timed(() => proveEach(follows, found, archive))).ms);

  const searched = follows.slice(0, MOST_SEARCHES);
  const searching: number[] = [];
  for (const found of stories.slice(0, SEARCHED_STORIES)) {
    const start = performance.now();
    await searchEach(searched, found, archive);
    searching.push(((performance.now() - start) * follows.length) / searched.length);
  }
  return {
    follows: String(follows.length),
    'matches a story': (matches / stories.length).toFixed(1),
    'index ms': building.ms.toFixed(0),
    'match ms': `${at(ours, 0.5).toFixed(2)} / ${at(ours, 0.99).toFixed(2)}`,
    'prove each ms': at(proven, 0.5).toFixed(2),
    'search each ms': at(searching, 0.5).toFixed(0),
    'times faster than proving': (at(proven, 0.5) / at(ours, 0.5)).toFixed(0),
    'than searching': (at(searching, 0.5) / at(ours, 0.5)).toFixed(0),
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
    const { hits } = await archive.search(query, { ...CALENDAR, most: ARCHIVE });
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

async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

function at(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
}

const documents = readReuters()?.slice(0, ARCHIVE);
const articles = documents?.flatMap((document) => {
  const parsed = parseDocument(document);
  return 'article' in parsed ? [parsed.article] : [];
});
if (articles) await measure(articles);
else console.log('skipped: ../shared/eval/reuters21578 is not beside the project');
