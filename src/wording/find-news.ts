import type { Plan } from '#index/match/plan.ts';
import { rankSentences } from '#index/search/snippet.ts';
import type { Range } from '#index/text/article.ts';
import { findWords, fold } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';

/** Whether a version answers a search with anything that the version before did not print, and what that did print. */
export type News = { isNews: boolean; known: Range[] };

/** The version that readers saw before, and whether it answered the search. */
export type Before = { found: IndexedArticle; isAnswer: boolean };

/** Compares words, not offsets nor marks: a passage that only moved is not news. */
export function findNews(found: IndexedArticle, plan: Plan, before: Before | undefined): News {
  if (!before) return { isNews: true, known: [] };

  const printed = new Set(before.found.sentences().map((sentence) => wordingOf(before.found, sentence)));
  const isKnown = (sentence: Range) => printed.has(wordingOf(found, sentence));
  const answering = rankSentences(found, plan);
  // Where only the headline or a filter answers, that it does so at all is the news.
  const isNews = answering.length > 0 ? !answering.every(isKnown) : !before.isAnswer;
  return { isNews, known: found.sentences().filter(isKnown) };
}

function wordingOf({ article }: IndexedArticle, range: Range): string {
  return findWords(article.text, range)
    .map(({ form }) => fold(form))
    .join(' ');
}
