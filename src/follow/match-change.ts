import { type IndexedArticle, indexArticle } from '#index/words/indexed-article.ts';
import { findVersion, findVersionBefore } from '#src/changes/past-versions.ts';
import type { MemoryDesk } from '#src/desk.ts';
import { calendarAt } from '#src/quoting/calendar.ts';
import type { Change } from '#src/store/records.ts';
import { findNews } from '#src/wording/find-news.ts';
import { type FollowIndex, findFollows, type Match } from './match-follows.ts';

/** A follow that a change matches in words that `before`, the version that readers saw before it, did not print. */
export type NewMatch = Match & { found: IndexedArticle; before?: string };

/** The follows that existed when something changed and to which it is news. */
export async function matchChange(change: Change, index: FollowIndex, desk: MemoryDesk): Promise<NewMatch[]> {
  const found = change.kind === 'shown' ? await findVersion(change.articleId, change.version, desk) : undefined;
  if (!found) return [];
  const { vocabulary } = desk.archive;
  const matches = findFollows(found, index, { vocabulary, calendar: calendarAt(change.atMs, desk) });
  const waiting = matches.filter(({ follow }) => follow.sinceMs < change.atMs);
  if (waiting.length === 0) return [];

  const before = await findVersionBefore(found.article, desk);
  const earlier = before && indexArticle(before, vocabulary.lexicon);
  return waiting
    .filter(({ plan }) => findNews(found, plan, earlier).isNews)
    .map((match) => ({ ...match, found, ...(before && { before: before.version }) }));
}
