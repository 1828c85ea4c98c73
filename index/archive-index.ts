import type { Article } from './article.ts';
import type { IndexedArticle } from './indexed-article.ts';
import type { Plan, Vocabulary } from './plan.ts';

/** An article that may match, with its score: higher is better, only comparable within one search. */
export type Hit = { found: IndexedArticle; score: number };

/**
 * Which articles to bring: those whose quotable text may hold all that is wanted, or any of it,
 * or those whose lines that are not quoted may hold all of it.
 */
export type Wanted = 'all' | 'any' | 'hidden';

/**
 * The archive as a search engine keeps it. Every backend passes the same contract test.
 * `candidates` may bring articles that do not match (phrases and operators are proven on the text, by `search`)
 * but never leaves out one that does; where stems alone decide (`isDecidedByStems`) it brings those that match, no more.
 */
export type ArchiveIndex = {
  readonly size: number;
  /** What `planQuery` needs to look up words. */
  readonly vocabulary: Vocabulary;
  /** Adds articles; one whose id is known already takes the place of the old one. */
  add(articles: readonly Article[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  find(id: string): Promise<IndexedArticle | undefined>;
  candidates(plan: Plan, wanted: Wanted): Promise<Hit[]>;
};
