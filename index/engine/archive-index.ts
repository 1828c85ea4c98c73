import type { Hit } from '#index/match/hit.ts';
import type { Plan, Vocabulary } from '#index/match/plan.ts';
import type { Article } from '#index/text/article.ts';
import type { ArticleRecord } from '#index/words/article-record.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';

/**
 * Which articles to bring: those that print all that is wanted (`isMatch`), or any of it (`withAnyPart`), or those
 * whose lines that are not quoted print all of it (`isHiddenMatch`).
 */
export type Wanted = 'all' | 'any' | 'hidden';

/**
 * The archive as a search engine keeps it. Every backend passes the same contract test.
 * `candidates` brings the articles that answer and no others, in no order: what a backend cannot decide by itself
 * (phrases, operators, filters) it proves on the text, by the functions of `match.ts`.
 */
export type ArchiveIndex = {
  readonly size: number;
  /** Every article, in the order of their files' names by code units. */
  list(): readonly Article[];
  /** What `planQuery` needs to look up words. */
  readonly vocabulary: Vocabulary;
  /** Reads articles here and now, and adds them; one whose id is known already takes the place of the old one. */
  add(articles: readonly Article[]): Promise<void>;
  /** The same of articles that have been read. Until one is indexed, its old version answers. */
  addRecords(records: readonly ArticleRecord[]): Promise<void>;
  /** Takes articles out of all answers before it returns, also those that are just being added. */
  remove(ids: readonly string[]): Promise<void>;
  find(id: string): Promise<IndexedArticle | undefined>;
  /** Makes a version ready to be searched and quoted by itself: it is not added. */
  read(article: Article): Promise<IndexedArticle>;
  readRecord(record: ArticleRecord): Promise<IndexedArticle>;
  candidates(plan: Plan, wanted: Wanted): Promise<Hit[]>;
  /** The other articles that print passages of one, as far as `fewest` prints tell; those with most of them first. */
  sharing(found: IndexedArticle, fewest: number): Promise<IndexedArticle[]>;
};
