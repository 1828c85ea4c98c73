import { inSlices } from '#index/in-slices.ts';
import type { Article, Range } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { isRereading, readAnew } from '#src/changes/past-versions.ts';
import type { SendingDesk } from '#src/desk.ts';
import { isVisible, judgeVisibility } from '#src/rights/visibility.ts';
import { findTold } from '#src/rights/withdrawals.ts';
import { findKnown } from '#src/wording/find-known.ts';

/** From when (not included) until when. */
export type Window = { sinceMs: number; untilMs: number };

/** A story with words that readers had not seen before the window; `known` are the sentences that they had. */
export type Fresh = { found: IndexedArticle; before?: Article; known: Range[] };

/** The stories that became new, and those that were withdrawn; each in its newest version, in the order of their ids. */
export async function findFresh(window: Window, desk: SendingDesk): Promise<{ fresh: Fresh[]; withdrawn: Article[] }> {
  const all = await desk.store.changes.between(window.sinceMs, window.untilMs);
  const changes = all.filter((change) => !isRereading(change));
  const last = new Map(changes.map((change) => [change.articleId, change]));
  const seen = await desk.store.changes.shownBy([...last.keys()], window.sinceMs);
  const fresh: Fresh[] = [];
  const withdrawn: Article[] = [];

  const ordered = [...last.values()].sort((a, b) => (a.articleId < b.articleId ? -1 : 1));
  for await (const { articleId, kind } of inSlices(ordered)) {
    const earlier = seen.get(articleId);
    const before = earlier === undefined ? undefined : await desk.store.articles.find(articleId, earlier);
    const story = await readFresh(articleId, before, desk);
    const lost = story || kind !== 'gone' ? undefined : await readWithdrawn(before, window, desk);
    if (story) fresh.push(story);
    if (lost) withdrawn.push(lost);
  }
  return { fresh, withdrawn };
}

/** A story as readers see it now, beside what they saw of it before the window. */
async function readFresh(id: string, seen: Article | undefined, desk: SendingDesk): Promise<Fresh | undefined> {
  const { archive, audience, timeZone } = desk;
  const found = await archive.find(id);
  if (!found || !isVisible(found.article, audience, { now: desk.now(), timeZone })) return undefined;
  if (!seen) return { found, known: [] };
  const before = await readAnew(seen, desk);
  return { found, before, known: await findKnown(found, await archive.read(before)) };
}

/** The newest version of a story that readers saw before the window and may not see for its status. */
async function readWithdrawn(
  seen: Article | undefined,
  { sinceMs }: Window,
  desk: SendingDesk,
): Promise<Article | undefined> {
  const article = seen && (await findTold(seen.id, desk.store));
  if (!article) return undefined;

  const moment = { now: desk.now(), timeZone: desk.timeZone };
  const isTheirs = isVisible(seen, desk.audience, { ...moment, now: Temporal.Instant.fromEpochMilliseconds(sinceMs) });
  return isTheirs && judgeVisibility(article, desk.audience, moment).barrier === 'withdrawn' ? article : undefined;
}

/** Whether two ranges of one text have anything in common. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}
