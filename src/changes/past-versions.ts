import { isDeepStrictEqual } from 'node:util';
import type { Article } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { MemoryDesk } from '#src/desk.ts';
import { READER } from '#src/ingest/parse-document.ts';
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
  desk: Pick<MemoryDesk, 'archive' | 'store' | 'reread' | 'now'>,
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
  { store, reread, now }: Pick<MemoryDesk, 'store' | 'reread' | 'now'>,
): Promise<Article> {
  const { id: articleId, version, file } = article;
  const askedMs = now().epochMilliseconds;
  const known = await store.records.find({ articleId, version, reader: READER }, askedMs);
  if (known) return known.article ?? article;

  const source = await store.articles.source(articleId, version);
  const parsed = source && (await reread({ ...source, file }));
  if (!parsed || !('article' in parsed)) return article;
  const anew = { ...parsed.article, id: articleId };
  const record = { articleId, reader: READER, bytes: parsed.bytes, askedMs };
  const isAsKept = isDeepStrictEqual(anew, article);
  // Under its own version it is found by whoever is given today's reading.
  const under = isAsKept ? [] : [{ ...record, version: anew.version }];
  await store.records.keep([...under, { ...record, version, ...(!isAsKept && { article: anew }) }]);
  return anew;
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
