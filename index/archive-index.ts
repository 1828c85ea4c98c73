import type { Article } from './article.ts';
import type { Query } from './query.ts';

/** The articles that may be searched, and the search itself. Every backend keeps the same contract test. */
export type ArchiveIndex = {
  /** Adds articles; one whose id is already there replaces it. */
  add(articles: readonly Article[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  article(id: string): Article | undefined;
  readonly size: number;
};
export type { Query };
