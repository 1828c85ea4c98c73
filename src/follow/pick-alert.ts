import { inSlices } from '#index/in-slices.ts';
import { parseQuery, type Query } from '#index/query/query.ts';
import { pickOpening, pickSnippets } from '#index/search/snippet.ts';
import { readAnew } from '#src/changes/past-versions.ts';
import type { SendingDesk } from '#src/desk.ts';
import type { Skipped } from '#src/outbox/message.ts';
import { withinRights } from '#src/quoting/allowance.ts';
import { calendarNow } from '#src/quoting/calendar.ts';
import type { Quote } from '#src/quoting/citation.ts';
import { quoteOf } from '#src/quoting/quote-stories.ts';
import { isVisible } from '#src/rights/visibility.ts';
import type { AlertAbout } from '#src/store/about.ts';
import type { Follow, PlannedPostOf } from '#src/store/records.ts';
import { findNews } from '#src/wording/find-news.ts';
import { alertKey } from './alert-key.ts';
import { matchChange, readBefore } from './match-change.ts';
import { indexFollows } from './match-follows.ts';

/**
 * What an alert has to say when it is sent: the best quotes of a story that are news (of its newest version,
 * `isUpdate` when readers saw an earlier one), or how many more stories matched in an hour that had its fill of alerts.
 */
export type Alert = { follow: Follow } & (
  | { of: 'story'; quotes: Quote[]; isUpdate: boolean; hasMore: boolean }
  | { of: 'more'; stories: number; fromMs: number; untilMs: number }
);

// An alert is read in passing; the story is one click away.
const MOST_QUOTES = 2;

/** Picks what an alert of a follow says at the moment it is sent. */
export async function pickAlert(
  { subject, about }: PlannedPostOf<'alert'>,
  desk: SendingDesk,
): Promise<Alert | Skipped> {
  const follow = await desk.store.follows.find(subject);
  const query = parseQuery(follow?.typed ?? '');
  if (!follow || follow.stoppedMs !== undefined) return { skip: 'The follow was stopped, or cannot be read.' };
  if ('problem' in query) return { skip: 'The search can no longer be read.' };

  return about.of === 'more' ? countMore(follow, about, desk) : pickStory({ follow, query }, about, desk);
}

type Asked = { follow: Follow; query: Query };
type AboutStory = Extract<AlertAbout, { of: 'story' }>;

async function pickStory({ follow, query }: Asked, about: AboutStory, desk: SendingDesk): Promise<Alert | Skipped> {
  const { archive, store, audience, timeZone } = desk;
  const now = desk.now();
  const found = await archive.find(about.articleId);
  if (!found || !isVisible(found.article, audience, { now, timeZone }))
    return { skip: 'The story may no longer be shown.' };

  const { id, version } = found.article;
  const isSuperseded = version !== about.version;
  if (isSuperseded && (await store.plannedPosts.find(alertKey(follow.id, id, version))))
    return { skip: 'A newer version of the story has an alert of its own.' };

  const calendar = calendarNow(desk);
  const plan = await archive.answer(query, found, calendar);
  if (!plan) return { skip: 'The story no longer matches.' };

  const before = await findKnownVersion(follow, about, desk);
  const known = before && (await archive.read(await readAnew(before, desk)));
  const earlier = known && (await readBefore(known, query, { archive, calendar }));
  const news = await findNews(found, plan, earlier);
  if (!news.isNews) return { skip: 'The story no longer prints what was new.' };

  // One more than is shown tells whether there are others.
  const snippets = [...pickSnippets(found, plan, news.known).take(MOST_QUOTES + 1)];
  const opening = snippets.length === 0 ? pickOpening(found) : undefined;
  const all = (opening ? [opening] : snippets).map((snippet) => quoteOf(found, snippet, { timeZone }));
  const quotes = withinRights(all);
  const hasMore = quotes.length > MOST_QUOTES;
  return { follow, of: 'story', quotes: quotes.slice(0, MOST_QUOTES), isUpdate: before !== undefined, hasMore };
}

/** The version whose words are not news to the follower: none if its own alert gave way to this one. */
async function findKnownVersion(follow: Follow, { articleId, before }: AboutStory, { store }: SendingDesk) {
  if (before === undefined) return undefined;
  const told = await store.plannedPosts.find(alertKey(follow.id, articleId, before));
  return told?.state === 'skipped' ? undefined : store.articles.find(articleId, before);
}

async function countMore(
  follow: Follow,
  about: Extract<AlertAbout, { of: 'more' }>,
  desk: SendingDesk,
): Promise<Alert | Skipped> {
  const { store, audience, timeZone } = desk;
  const { fromMs, untilMs } = about;
  const moment = { now: desk.now(), timeZone };
  const index = await indexFollows([follow], desk.archive);

  const stories = new Set<string>();
  for await (const change of inSlices(await store.changes.between(fromMs - 1, untilMs - 1))) {
    const [match] = await matchChange(change, index, desk);
    const newest = match && (await desk.archive.find(change.articleId));
    if (!newest || !isVisible(newest.article, audience, moment)) continue;
    const hasAlert = await store.plannedPosts.find(alertKey(follow.id, change.articleId, change.version));
    if (!hasAlert) stories.add(change.articleId);
  }
  return stories.size > 0
    ? { follow, of: 'more', stories: stories.size, fromMs, untilMs }
    : { skip: 'What else matched may no longer be shown.' };
}
