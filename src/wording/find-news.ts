import { inSlices } from '#index/in-slices.ts';
import { findTermPlaces } from '#index/match/match.ts';
import type { Plan } from '#index/match/plan.ts';
import { rankSentences } from '#index/search/snippet.ts';
import type { Range } from '#index/text/article.ts';
import { findWords, fold } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { doInSlices } from '#index/words/slices.ts';
import { LONGEST_COMPARED } from './find-known.ts';

/** Whether a version answers a search with anything that the version before did not print, and what that did print. */
export type News = { isNews: boolean; known: Range[] };

/** The version that readers saw before, and whether it answered the search. */
export type Before = { found: IndexedArticle; isAnswer: boolean };

/** Compares words, not offsets nor marks: a passage that only moved is not news. */
export async function findNews(found: IndexedArticle, plan: Plan, before: Before | undefined): Promise<News> {
  if (!before) return { isNews: true, known: [] };

  const printed = new Set<string>();
  for await (const some of inSlices(portionsOf(before.found)))
    for (const sentence of some) printed.add(wordingOf(before.found, sentence));
  const known: Range[] = [];
  for await (const some of inSlices(portionsOf(found)))
    for (const sentence of some) if (printed.has(wordingOf(found, sentence))) known.push(sentence);

  const isKnown = new Set(known);
  await doInSlices(findTermPlaces(found, plan));
  const answering = rankSentences(found, plan);
  // Where only the headline or a filter answers, that it does so at all is the news.
  const isNews = answering.length > 0 ? !answering.every((sentence) => isKnown.has(sentence)) : !before.isAnswer;
  return { isNews, known };
}

// So many sentences are read between two breaths.
const SENTENCES_AT_ONCE = 50;

function* portionsOf(found: IndexedArticle): Generator<readonly Range[]> {
  const sentences = found.sentences();
  for (let at = 0; at < sentences.length; at += SENTENCES_AT_ONCE) yield sentences.slice(at, at + SENTENCES_AT_ONCE);
}

/** What is longer than any sentence is the same where every character is. */
function wordingOf({ article }: IndexedArticle, range: Range): string {
  if (range.end - range.start > LONGEST_COMPARED) return article.text.slice(range.start, range.end);
  return findWords(article.text, range)
    .map(({ form }) => fold(form))
    .join(' ');
}
