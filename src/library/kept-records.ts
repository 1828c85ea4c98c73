import type { Article } from '#index/text/article.ts';
import type { ArticleRecord } from '#index/words/article-record.ts';
import type { DocumentReader } from '#src/ingest/document-record.ts';
import type { RecordCache } from './record-cache.ts';

/** The records of articles, until an archive has them. */
export type KeptRecords = {
  keep(record: ArticleRecord): void;
  /** The record of an article, at hand or still to be had. */
  of(article: Article): ArticleRecord | Promise<ArticleRecord>;
  /** Those of many, in their order. */
  all(articles: readonly Article[]): Promise<ArticleRecord[]>;
  /** An archive has it now. */
  letGo(article: Article): void;
};

/** A record that is wanted again comes from the cache, or is read again where that has none. */
export function createKeptRecords(reader: Pick<DocumentReader, 'record'>, cache: RecordCache): KeptRecords {
  // By id, of the version that was read last.
  const kept = new Map<string, ArticleRecord>();

  function atHand(article: Article): ArticleRecord | undefined {
    const record = kept.get(article.id);
    // The article may be told of otherwise by now, as one that was taken back; what it prints is the same.
    return record?.article.version === article.version ? { ...record, article } : undefined;
  }

  async function readAgain(article: Article): Promise<ArticleRecord> {
    const record = await reader.record(article);
    cache.keep(record);
    return record;
  }

  async function lookUp(article: Article): Promise<ArticleRecord> {
    return (await cache.find(article)) ?? readAgain(article);
  }

  return {
    keep(record) {
      kept.set(record.article.id, record);
      cache.keep(record);
    },
    of: (article) => atHand(article) ?? lookUp(article),
    async all(articles) {
      const known = articles.flatMap((article) => atHand(article) ?? []);
      return known.length === articles.length
        ? known
        : cache.all(articles, (article) => atHand(article) ?? readAgain(article));
    },
    letGo({ id, version }) {
      if (kept.get(id)?.article.version === version) kept.delete(id);
    },
  };
}
