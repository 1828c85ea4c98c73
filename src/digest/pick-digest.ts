import { parseQuery, type Query } from '#index/query/query.ts';
import { search } from '#index/search/search.ts';
import type { Article } from '#index/text/article.ts';
import type { Problem } from '#index/text/problem.ts';
import { indexArticle } from '#index/words/indexed-article.ts';
import type { SendingDesk } from '#src/desk.ts';
import { type Matching, planIfAnswered } from '#src/follow/match-follows.ts';
import { calendarAt } from '#src/quoting/calendar.ts';
import type { Digest } from '#src/store/records.ts';
import type { Edition, Item, SaidItem, StoryItem } from './edition.ts';
import { findDifferences } from './find-differences.ts';
import { type Fresh, findFresh, overlaps, type Window } from './find-fresh.ts';
import { keepRights } from './keep-rights.ts';
import { MOST_STORIES, packParts } from './pack-parts.ts';
import { pickCorrections } from './pick-corrections.ts';
import { pickSaid } from './pick-said.ts';
import { type Chosen, type Places, pickStories } from './pick-stories.ts';

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

  const matching = { vocabulary: desk.archive.vocabulary, calendar: calendarAt(window.untilMs, desk) };
  const { fresh, withdrawn } = await findFresh(window, desk);
  const chosen = choose(fresh, query, matching);
  const stories = pickStories(chosen, await placesOf(query, matching, desk), desk);
  const lost = withdrawn.filter((article) => isWanted(article, query, matching));
  const follows = await desk.store.follows.activeIn(channelId);

  const items: Item[] = [
    ...pickCorrections(chosen, lost, desk.timeZone),
    ...stories.slice(0, MOST_STORIES),
    ...(await findDifferences(chosen, desk)),
    ...withoutShown(await pickSaid(chosen, follows, { desk, matching }), stories),
    ...stories.slice(MOST_STORIES),
  ];
  return { ...window, stories: stories.length, ...packParts(keepRights(items)) };
}

function choose(fresh: readonly Fresh[], query: Query | undefined, matching: Matching): Chosen[] {
  if (!query) return [...fresh];
  return fresh.flatMap((story) => {
    const plan = planIfAnswered(story.found, query, matching);
    return plan ? [{ ...story, plan }] : [];
  });
}

function isWanted(article: Article, query: Query | undefined, matching: Matching): boolean {
  return !query || planIfAnswered(indexArticle(article, matching.vocabulary.lexicon), query, matching) !== undefined;
}

/** In which order a search finds its stories. */
async function placesOf(query: Query | undefined, { calendar }: Matching, { archive }: SendingDesk): Promise<Places> {
  if (!query) return new Map();
  const { hits } = await search(archive, query, calendar);
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
