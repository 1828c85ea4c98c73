import type { Article } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { MemoryDesk } from '#src/desk.ts';
import type { Change } from '#src/store/records.ts';

/** Whether readers can see a story from such a change on. */
export function isShowing(kind: Change['kind']): boolean {
  return kind === 'shown' || kind === 'reread';
}

/** Whether a change is none of the story, but of how we read it: nobody is told of it. */
export function isRereading({ kind }: Pick<Change, 'kind'>): boolean {
  return kind === 'reread' || kind === 'withheld';
}

/** A version of an article, whether or not the archive has it: it may have a newer one, or not have it yet. */
export async function findVersion(
  id: string,
  version: string,
  desk: Pick<MemoryDesk, 'archive' | 'store' | 'reread'>,
): Promise<IndexedArticle | undefined> {
  const { archive, store } = desk;
  const found = await archive.find(id);
  if (found?.article.version === version) return found;
  const article = await store.articles.find(id, version);
  return article && archive.read(await readAnew(article, desk));
}

/**
 * A version of an article as today's reader reads its bytes, under the id it has: what is compared with it was read by no
 * other. As it was kept, where its bytes can be read no longer.
 */
export async function readAnew(
  article: Article,
  { store, reread }: Pick<MemoryDesk, 'store' | 'reread'>,
): Promise<Article> {
  const { id, version, file } = article;
  const source = await store.articles.source(id, version);
  const parsed = source && (await reread({ ...source, file }));
  return parsed && 'article' in parsed ? { ...parsed.article, id } : article;
}

/** The version of an article that readers saw before a change, as it was read then; undefined when they saw none. */
export async function findVersionBefore(
  { articleId, seq }: Pick<Change, 'articleId' | 'seq'>,
  { store }: Pick<MemoryDesk, 'store'>,
): Promise<Article | undefined> {
  const changes = await store.changes.ofArticle(articleId);
  const last = changes.findLast((change) => isShowing(change.kind) && change.seq < seq);
  return last && store.articles.find(articleId, last.version);
}
