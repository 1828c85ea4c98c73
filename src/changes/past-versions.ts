import type { Article } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { MemoryDesk } from '#src/desk.ts';
import { isVisible } from '#src/rights/visibility.ts';

/** A version of an article, whether or not the archive has it: it may have a newer one, or not have it yet. */
export async function findVersion(
  id: string,
  version: string,
  { archive, store }: Pick<MemoryDesk, 'archive' | 'store'>,
): Promise<IndexedArticle | undefined> {
  const found = await archive.find(id);
  if (found?.article.version === version) return found;
  const article = await store.articles.find(id, version);
  return article && archive.read(article);
}

/** The last version of an article that readers could see up to an instant; undefined where they saw none. */
export async function findShownBy(
  id: string,
  ms: number,
  { store, timeZone }: Pick<MemoryDesk, 'store' | 'timeZone'>,
): Promise<Article | undefined> {
  const versions = await store.articles.versions(id);
  const read = versions.filter(({ readMs }) => readMs <= ms);
  for (const [at, { version, readMs }] of [...read.entries()].toReversed()) {
    const article = await store.articles.find(id, version);
    // An embargo may have passed, or a right ended, before the next version was read.
    const moments = [readMs, Math.min(versions[at + 1]?.readMs ?? ms, ms)];
    if (article && moments.some((moment) => wasShown(article, { ms: moment, timeZone }))) return article;
  }
  return undefined;
}

/** The version of an article that readers saw before this one; undefined when this is the first that they see. */
export async function findVersionBefore(
  { id, version }: Pick<Article, 'id' | 'version'>,
  desk: Pick<MemoryDesk, 'store' | 'timeZone'>,
): Promise<Article | undefined> {
  const own = (await desk.store.articles.versions(id)).find((one) => one.version === version);
  return own && findShownBy(id, own.readMs - 1, desk);
}

function wasShown(article: Article, { ms, timeZone }: { ms: number; timeZone: string }): boolean {
  return isVisible(article, 'everyone', { now: Temporal.Instant.fromEpochMilliseconds(ms), timeZone });
}
