import type { Article } from '#index/article.ts';

/** A file that could not be read as an article, and what to do about it. */
export type Refusal = { file: string; reason: string };

/** What one reading of the folders brought in. */
export type Reading = {
  articles: Article[];
  refused: Refusal[];
};
