import { type Article, isQuotable } from '#index/text/article.ts';
import type { Question } from '../collections/questions.ts';

/** A search engine set up as a team that knows it would, with stories in it. */
export type Engine = {
  /** Does what is nearest to our whole answer, best five of the ranking; undefined when it has no means for such a question. */
  answer(question: Question): Promise<number | undefined>;
  /** What it does by itself once it is up, while nobody waits for it. */
  settle?(): Promise<void>;
  add(article: Article): Promise<void>;
  /** Puts a new version of a story in the place of the old one, where the bench asks that of it. */
  replace?(article: Article): Promise<void>;
  /** What a later start would open, as bytes. */
  save?(): Promise<Uint8Array>;
};

export type EngineKind = {
  build(articles: readonly Article[]): Promise<Engine>;
  open?(saved: Uint8Array, articles: readonly Article[]): Promise<Engine>;
};

export const STORIES_A_PAGE = 5;

// Two or three words are meant together; of more, a story with most of them will do.
const MOST_WORDS_TOGETHER = 3;

/** Whether a story must have every one of the words. */
export function isTogether({ kind, words }: Question): boolean {
  return kind !== 'question' && words.length <= MOST_WORDS_TOGETHER;
}

/** The quotable words of an article as one text, a paragraph a line. */
export function bodyOf({ text, paragraphs }: Article): string {
  return paragraphs
    .filter(isQuotable)
    .map(({ start, end }) => text.slice(start, end))
    .join('\n\n');
}
