import type { IndexedArticle } from '#index/words/indexed-article.ts';

/** An article that answers, with its score: higher is better, only comparable within one search. */
export type Hit = { found: IndexedArticle; score: number };
