import { createArchive } from '#index/archive/create-archive.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { inSlices } from '#index/in-slices.ts';
import { parseQuery, type Query } from '#index/query/query.ts';
import { type Article, isQuotable } from '#index/text/article.ts';
import { wordsOf } from '#index/text/text.ts';
import { type ArticleRecord, readArticle } from '#index/words/article-record.ts';
import type { SendingDesk } from '#src/desk.ts';
import { pickDigest } from '#src/digest/pick-digest.ts';
import { findFollows, indexFollows } from '#src/follow/match-follows.ts';
import { type DocumentRecord, type RefusedDocument, readToRecord } from '#src/ingest/document-record.ts';
import { calendarNow } from '#src/quoting/calendar.ts';
import { findHiddenLines, findMoreQuotes, findQuotes, findShownQuote } from '#src/quoting/find-quotes.ts';
import { createPageOrders, type PageOrders } from '#src/quoting/page-orders.ts';
import { findSaid } from '#src/said/find-said.ts';
import { openStore } from '#src/store/open-store.ts';
import type { Follow } from '#src/store/records.ts';
import { verifyQuotes } from '#src/verify/verify-quotes.ts';
import { findKnown } from '#src/wording/find-known.ts';
import { findNews } from '#src/wording/find-news.ts';
import { runsBetween } from '#src/wording/runs-between.ts';
import { whatBecameOf } from '#src/wording/what-became-of.ts';

/** Something that a newsroom may ask of its stories, or that the bot asks for it. */
export type Question = { stage: string; ask: () => Promise<unknown> };

/** What questions are asked of, with what the bot remembers; and what it reads elsewhere, read beforehand. */
export type AskedDesk = SendingDesk & { orders: PageOrders };

const TODAY = Temporal.Instant.from('2026-01-27T12:00Z');
const DAY_MS = 24 * 3_600_000;
// The longest that `verify` takes at once.
const LONGEST_DRAFT = 12_000;
const QUOTED = 200;
const A_PAGE = 4_000;
// A sentence longer than this is cut before it is shown.
const LONGEST_QUOTE = 2_000;

/** A newsroom of these stories, new today but for those of which readers saw an earlier version. */
export async function openAskedDesk(stories: readonly AskedStory[]): Promise<AskedDesk> {
  const engine = createMemoryIndex();
  await engine.addRecords(stories.map(({ now }) => now));
  // Versions from before are read elsewhere, and handed over: by file, as there is one of each.
  const earlier = new Map(stories.flatMap(({ before }) => (before ? [[before.article.file, before]] : [])));
  const read = async (article: Article) => engine.readRecord(earlier.get(article.file) ?? readArticle(article));

  const store = await openStore('sqlite::memory:');
  const now = TODAY.epochMilliseconds;
  const formers = [...earlier.values()].map(({ article }) => article);
  for (const article of formers)
    await store.articles.keep({ article, bytes: Buffer.from(article.text), readMs: now - 2 * DAY_MS });
  await store.changes.note(formers.map((article) => shown(article, now - 2 * DAY_MS)));
  await store.changes.note(stories.map(({ now: { article } }) => shown(article, now - 1_000)));
  return {
    archive: createArchive({ ...engine, read }),
    store,
    timeZone: 'UTC',
    now: () => TODAY,
    orders: createPageOrders(),
    reread: async ({ file }) => earlier.get(file) ?? { refusal: { file, reason: 'Nobody kept it.' } },
    audience: 'everyone',
  };
}

/** A story, and the version of it that readers saw before, both as they were read. */
export type AskedStory = { now: ArticleRecord; before?: FormerVersion };

/** A version as it was read, and all that is read of it. */
export type FormerVersion = Exclude<DocumentRecord, RefusedDocument>;

/** Reads a document as a version that readers saw; undefined where it is refused. */
export function readFormer(file: string, text: string): FormerVersion | undefined {
  const read = readToRecord({ file, bytes: Buffer.from(text) });
  return 'refusal' in read ? undefined : read;
}

function shown({ id, version }: Article, atMs: number) {
  return { articleId: id, version, kind: 'shown' as const, atMs };
}

/** All that may be asked of one story, with words that it prints. */
export function questionsOn(story: AskedStory, desk: AskedDesk): Question[] {
  return [...searches(story, desk), ...quotationsOf(story, desk), ...othersOf(story, desk)];
}

/** Words from the middle of a story. */
function middleOf({ text }: Article, count: number): string[] {
  const words = wordsOf(text);
  return words.slice(words.length >> 1, (words.length >> 1) + count).map(({ form }) => form);
}

function typedSearches(article: Article): [stage: string, typed: string][] {
  const middle = middleOf(article, 8);
  const [one = 'a', two = one, three = two] = middle;
  return [
    ['search', one],
    ['search of words', `${one} ${two} ${three}`],
    ['search of many words', middle.join(' ')],
    ['search of a phrase', `"${one} ${two}"`],
    ['search of a long phrase', `"${middle.join(' ')}"`],
    ['search NEAR', `${one} NEAR/5 ${two}`],
    ['search PRE', `${one} PRE/5 ${three}`],
    ['search w/s', `${one} w/s ${two}`],
    ['search w/p', `${one} w/p ${three}`],
    ['search w/s twice', `${one} w/s ${two} w/s ${one}`],
    ['search of a beginning', `${one.slice(0, 3)}*`],
    ['search OR', `${one} OR ${two}`],
    ['search without', `${one} -unprinted`],
    ['search that lacks a word', `unprinted ${one} ${two}`],
    ['search ATLEAST', `ATLEAST3 ${one}`],
    ['search in headlines', `headline:${one}`],
    ['search said', 'said:okafor'],
    ['search said a word', `said:okafor ${one}`],
    ['search said by role', 'said:president'],
    ['search how many', `how many ${one} were there?`],
    ['search by date', `${one} sort:date`],
  ];
}

function searches({ now: { article } }: AskedStory, desk: AskedDesk): Question[] {
  const typed = typedSearches(article);
  const [, plain = ''] = typed[0] ?? [];
  const ask = (stage: string, search: string, answer: (query: Query) => Promise<unknown>): Question[] => {
    const query = parseQuery(search);
    return 'problem' in query ? [] : [{ stage, ask: () => answer(query) }];
  };
  return [
    ...typed.flatMap(([stage, search]) => ask(stage, search, (query) => findQuotes(query, desk))),
    ...ask('more of a story', plain, (query) => findMoreQuotes(query, article.id, desk)),
    ...ask('hidden lines', plain, (query) => findHiddenLines(query, desk)),
    ...ask('said about', plain, (search) => findSaid({ person: 'okafor', search }, desk)),
    { stage: 'said', ask: () => findSaid({ person: 'okafor' }, desk) },
    { stage: 'said by full name', ask: () => findSaid({ person: 'Ada Okafor' }, desk) },
    { stage: 'said by role', ask: () => findSaid({ person: 'president' }, desk) },
  ];
}

function quotationsOf({ now: { article } }: AskedStory, desk: AskedDesk): Question[] {
  const { text } = article;
  const half = text.length >> 1;
  const draft = (length: number) => text.slice(half, half + length).replaceAll(/["“”«»\n]/gu, ' ');
  const verify = (stage: string, draft: string): Question => ({ stage, ask: () => verifyQuotes(draft, desk) });
  return [
    verify('verify', `“${draft(QUOTED)}”`),
    verify('verify a few words', `“${middleOf(article, 3).join(' ')}”`),
    verify('verify altered', `“${draft(QUOTED)} never ${draft(QUOTED)}”`),
    verify('verify a page', `“${draft(A_PAGE)}”`),
    verify('verify as draft', text.slice(0, LONGEST_DRAFT)),
  ];
}

function othersOf({ now: { article }, before }: AskedStory, desk: AskedDesk): Question[] {
  const find = async (id: string) => {
    const found = await desk.archive.find(id);
    if (!found) throw new Error(`${article.file} is not in the archive`);
    return found;
  };
  const calendar = calendarNow(desk);
  const follows = typedSearches(article).map(([, typed], at) => aFollow(`F${at}`, typed));
  const match = async () => {
    const found = await find(article.id);
    const matches = await findFollows(found, await indexFollows(follows, desk.archive), calendar);
    const earlier = before && (await desk.archive.read(before.article));
    for await (const { plan } of inSlices(matches))
      await findNews(found, plan, earlier && { found: earlier, isAnswer: true });
  };
  const shownQuote = async () => {
    const [sentence = { start: 0, end: 1 }] = (await find(article.id)).sentences();
    return findShownQuote({ id: article.id, version: article.version, ...sentence }, desk);
  };
  const [passage = { start: 0, end: 1 }] = article.paragraphs.filter(isQuotable);
  const posted = { start: passage.start, end: Math.min(passage.end, passage.start + LONGEST_QUOTE) };
  const known = async () => findKnown(await find(article.id), await desk.archive.read(before?.article ?? article));
  const runs = () => runsBetween({ text: article.text, range: posted }, { text: article.text, range: posted });
  return [
    { stage: 'follows', ask: match },
    { stage: 'a quote in its place', ask: shownQuote },
    { stage: 'known sentences', ask: known },
    { stage: 'what became of it', ask: async () => whatBecameOf(posted, before?.article ?? article, article) },
    { stage: 'what changed', ask: async () => runs() },
  ];
}

function aFollow(id: string, typed: string): Follow {
  return { id, channelId: 'C1', typed, userId: 'U1', sinceMs: 0 };
}

/** What the bot asks of all stories together: the digest of the day, of everything and of a search. */
export function digestsOf(desk: AskedDesk): Question[] {
  const untilMs = TODAY.epochMilliseconds;
  const window = { sinceMs: untilMs - DAY_MS, untilMs };
  const pick = (typed: string) => pickDigest({ typed, channelId: 'C1' }, window, desk);
  return [
    { stage: 'digest', ask: () => pick('') },
    { stage: 'digest of a search', ask: () => pick('ada OR word OR the') },
  ];
}
