import type { Article } from '#index/text/article.ts';
import { type ArticleRecord, readArticle } from '#index/words/article-record.ts';
import { type Document, type FileRemark, type Parsed, parseDocument } from './parse-document.ts';

/** What a document became, and all that is read of it. `isOverrun`: it was given up, and would be again. */
export type DocumentRecord = (Extract<Parsed, { article: Article }> & ArticleRecord) | RefusedDocument;
export type RefusedDocument = { refusal: FileRemark; isOverrun?: boolean };

/** Thrown to whoever waits for a reader that is closed. */
export class ReaderClosedError extends Error {
  override name = 'ReaderClosedError';
}

/** Reads documents, and articles of which no record is left. Rejects with ReaderClosedError, never for what a document holds. */
export type DocumentReader = {
  read(document: Document): Promise<DocumentRecord>;
  record(article: Article): Promise<ArticleRecord>;
  close(): Promise<void>;
};

/** Reads a document to the end. Depends on nothing else: the same bytes under the same name give the same record. */
export function readToRecord(document: Document): DocumentRecord {
  const parsed = parseDocument(document);
  return 'refusal' in parsed ? parsed : { ...parsed, bytes: readArticle(parsed.article).bytes };
}

/** A reader on the thread that asks: for programs that answer once, and have little to read. */
export function createReaderHere(): DocumentReader {
  return {
    read: async (document) => readToRecord(document),
    record: async (article) => readArticle(article),
    close: async () => {},
  };
}
