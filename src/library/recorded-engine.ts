import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import type { Article } from '#index/text/article.ts';
import type { ArticleRecord } from '#index/words/article-record.ts';
import { ReaderClosedError } from '#src/ingest/document-record.ts';
import type { KeptRecords } from './kept-records.ts';

/** An engine that is given articles and takes their records, so that nothing is read on the thread that answers. */
export function createRecordedEngine(engine: ArchiveIndex, records: KeptRecords): ArchiveIndex {
  // By id, what is to be added as soon as its record is there.
  const awaited = new Map<string, Article>();

  async function addLater(article: Article, coming: Promise<ArticleRecord>): Promise<void> {
    awaited.set(article.id, article);
    const record = await coming.catch(noneIfClosed);
    if (!record || awaited.get(article.id) !== article) return;
    awaited.delete(article.id);
    await add([record]);
  }

  async function add(ready: readonly ArticleRecord[]): Promise<void> {
    for (const { article } of ready) awaited.delete(article.id);
    await engine.addRecords(ready);
    for (const { article } of ready) records.letGo(article);
  }

  return {
    ...engine,
    get size() {
      return engine.size;
    },
    async add(articles) {
      const ready: ArticleRecord[] = [];
      const coming: Promise<void>[] = [];
      for (const article of articles) {
        const record = records.of(article);
        if ('bytes' in record) ready.push(record);
        else coming.push(addLater(article, record));
      }
      await Promise.all([add(ready), ...coming]);
    },
    remove(ids) {
      for (const id of ids) awaited.delete(id);
      return engine.remove(ids);
    },
    read: async (article) => engine.readRecord(await records.of(article)),
  };
}

/** When the reader is closed, nobody asks any more. */
function noneIfClosed(err: unknown): undefined {
  if (err instanceof ReaderClosedError) return undefined;
  throw err;
}
