import type { Article } from '#index/text/article.ts';
import type { ArticleRecord } from '#index/words/article-record.ts';
import type { DocumentReader } from '#src/ingest/document-record.ts';

/** The records of articles, until an archive has them. */
export type KeptRecords = {
  keep(record: ArticleRecord): void;
  /** The record of an article, at hand or still to be had. */
  of(article: Article): ArticleRecord | Promise<ArticleRecord>;
  /** An archive has it now. */
  letGo(article: Article): void;
};

/** A record that is wanted again is read again. */
export function createKeptRecords(reader: Pick<DocumentReader, 'record'>): KeptRecords {
  // By id, of the version that was read last.
  const kept = new Map<string, ArticleRecord>();

  return {
    keep: (record) => void kept.set(record.article.id, record),
    of(article) {
      const record = kept.get(article.id);
      // The article may be told of otherwise by now, as one that was taken back; what it prints is the same.
      return record?.article.version === article.version ? { ...record, article } : reader.record(article);
    },
    letGo({ id, version }) {
      if (kept.get(id)?.article.version === version) kept.delete(id);
    },
  };
}
