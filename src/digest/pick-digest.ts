import type { Archive } from '#index/archive/archive.ts';
import { inSlices } from '#index/in-slices.ts';
import { parseQuery, type Query } from '#index/query/query.ts';
import type { Article } from '#index/text/article.ts';
import type { Calendar } from '#index/text/dates.ts';
import type { Problem } from '#index/text/problem.ts';
import type { SendingDesk } from '#src/desk.ts';
import { calendarAt } from '#src/quoting/calendar.ts';
import type { Digest } from '#src/store/records.ts';
import type { Edition, Item, SaidItem, StoryItem } from './edition.ts';
import { findDifferences } from './find-differences.ts';
import { type Fresh, findFresh, overlaps, type Window } from './find-fresh.ts';
import { keepItemsWithinRights } from './keep-rights.ts';
import { createNaming } from './main-names.ts';
import { MOST_STORIES, packParts } from './pack-parts.ts';
import { pickCorrections } from './pick-corrections.ts';
import { pickSaid } from './pick-said.ts';
import { type Chosen, itemOf, type Places, pickStories } from './pick-stories.ts';

// A message and its thread hold a hundred at most; some of these may be too long, or have no words left that may be shown.
const MOST_QUOTED = 200;

/**
 * What a digest says of a window: what became new or was changed, corrected or withdrawn in it, and where that
 * contradicts other stories. The same archive and window give the same value. A Problem where its search is none.
 */
export async function pickDigest(
  { typed, channelId }: Pick<Digest, 'typed' | 'channelId'>,
  window: Window,
  desk: SendingDesk,
): Promise<Edition | Problem> {
  const query = typed === '' ? undefined : parseQuery(typed);
  if (query && 'problem' in query) return query;

  const calendar = calendarAt(window.untilMs, desk);
  const asking = { query, archive: desk.archive, calendar };
  const namesOf = createNaming(desk.archive);
  const { fresh, withdrawn } = await findFresh(window, desk);
  const chosen = await choose(fresh, asking);
  const told = await pickStories(chosen, { places: await placesOf(asking), namesOf }, desk);
  const lost = await wantedOf(withdrawn, asking);
  const follows = await desk.store.follows.activeIn(channelId);

  const stories: StoryItem[] = [];
  for await (const one of inSlices(told.slice(0, MOST_QUOTED))) stories.push(itemOf(one, desk));
  const items: Item[] = [
    ...pickCorrections(chosen, lost, desk.timeZone),
    ...stories.slice(0, MOST_STORIES),
    ...(await findDifferences(chosen, namesOf, desk)),
    ...withoutShown(await pickSaid(chosen, follows, { desk, calendar }), stories),
    ...stories.slice(MOST_STORIES),
  ];
  const { parts, left } = packParts(keepItemsWithinRights(items));
  return { ...window, stories: told.length, parts, left: left + told.length - stories.length };
}

/** What a digest is about, everything where there is no search, and the day that it counts from. */
type Asking = { query: Query | undefined; archive: Archive; calendar: Calendar };

async function choose(fresh: readonly Fresh[], { query, archive, calendar }: Asking): Promise<Chosen[]> {
  if (!query) return [...fresh];
  const chosen: Chosen[] = [];
  for await (const story of inSlices(fresh)) {
    const plan = await archive.answer(query, story.found, calendar);
    if (plan) chosen.push({ ...story, plan });
  }
  return chosen;
}

async function wantedOf(articles: readonly Article[], { query, archive, calendar }: Asking): Promise<Article[]> {
  if (!query) return [...articles];
  const wanted: Article[] = [];
  for await (const article of inSlices(articles))
    if (await archive.answer(query, await archive.read(article), calendar)) wanted.push(article);
  return wanted;
}

// A day has no more stories than this that answer one search; what comes after them stands last.
const MOST_PLACED = 2000;

/** In which order a search finds its stories. */
async function placesOf({ query, archive, calendar }: Asking): Promise<Places> {
  if (!query) return new Map();
  const { hits } = await archive.search(query, { ...calendar, most: MOST_PLACED });
  return new Map(hits.map(({ found }, at) => [found.article.id, at]));
}

/** What a story's own quote says already is not said again. */
function withoutShown(said: readonly SaidItem[], stories: readonly StoryItem[]): SaidItem[] {
  return said.filter(({ quote }) =>
    stories.every(
      (story) => story.quote.article.id !== quote.article.id || !overlaps(story.quote.snippet, quote.snippet),
    ),
  );
}
