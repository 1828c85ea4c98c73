import type { Archive } from '#index/archive/archive.ts';
import { inSlices } from '#index/in-slices.ts';
import type { Query } from '#index/query/query.ts';
import type { Calendar } from '#index/text/dates.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { findVersion, findVersionBefore, readAnew } from '#src/changes/past-versions.ts';
import type { MemoryDesk } from '#src/desk.ts';
import { calendarAt } from '#src/quoting/calendar.ts';
import { isAhead } from '#src/store/ahead.ts';
import type { Change, Follow } from '#src/store/records.ts';
import { type Before, findNews } from '#src/wording/find-news.ts';
import { type FollowIndex, findFollows, type Match } from './match-follows.ts';

/** A follow that a change matches in words that `before`, the version that readers saw before it, did not print. */
export type NewMatch = Match & { found: IndexedArticle; before?: string };

/** A version that readers saw before, as `findNews` wants it. */
export async function readBefore(
  found: IndexedArticle,
  query: Query,
  { archive, calendar }: { archive: Archive; calendar: Calendar },
): Promise<Before> {
  return { found, isAnswer: (await archive.answer(query, found, calendar)) !== undefined };
}

/** Whether a follow existed when something changed. One that was set by a clock that ran ahead is in force. */
export function wasThere({ sinceMs }: Follow, { atMs }: Change, { now }: Pick<MemoryDesk, 'now'>): boolean {
  return sinceMs < atMs || isAhead(sinceMs, now().epochMilliseconds);
}

/** The follows that existed when something changed and to which it is news. */
export async function matchChange(change: Change, index: FollowIndex, desk: MemoryDesk): Promise<NewMatch[]> {
  const found = change.kind === 'shown' ? await findVersion(change.articleId, change.version, desk) : undefined;
  if (!found) return [];
  const calendar = calendarAt(change.atMs, desk);
  const matches = await findFollows(found, index, calendar);
  const waiting = matches.filter(({ follow }) => wasThere(follow, change, desk));
  if (waiting.length === 0) return [];

  const before = await findVersionBefore(change, desk);
  const earlier = before && (await desk.archive.read(await readAnew(before, desk)));
  const news: NewMatch[] = [];
  for await (const match of inSlices(waiting)) {
    const known = earlier && (await readBefore(earlier, match.query, { archive: desk.archive, calendar }));
    if ((await findNews(found, match.plan, known)).isNews)
      news.push({ ...match, found, ...(before && { before: before.version }) });
  }
  return news;
}
