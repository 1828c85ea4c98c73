import { type Article, isQuotable } from '#index/text/article.ts';
import type { Question } from '../collections/questions.ts';

/** What a peer is measured for: the order in which it ranks, or the time it takes for what is nearest to our whole answer. */
export type Use = 'ranking' | 'answering';

/** A search engine that a team might take for its archive, set up as a team that knows it would. */
export type Peer = {
  name: string;
  open(articles: readonly Article[], use: Use): Promise<OpenPeer>;
  /** Opens what was saved of the same stories, to answer. */
  reopen?(saved: Uint8Array, articles: readonly Article[]): Promise<OpenPeer>;
};

/** A peer with stories in it. */
export type OpenPeer = {
  /** The ids of what it shows, best first; undefined when it has no means for such a question. */
  answer(question: Question): Promise<readonly string[] | undefined>;
  /** What it does by itself once it is up, while nobody waits for it. */
  settle?(): Promise<void>;
  add?(article: Article): Promise<unknown>;
  /** Puts a new version of a story in the place of the old one, where the bench asks that of it. */
  replace?(article: Article): Promise<unknown>;
  /** What a later start would open, as bytes. */
  save?(): Promise<Uint8Array>;
};

/** How many stories are asked of a peer that wants to know: a ranking is judged far down, a reader sees one page. */
export const MOST: Record<Use, number> = { ranking: 1000, answering: 5 };

// Two or three words are meant together; of more, a story with most of them will do.
const MOST_WORDS_TOGETHER = 3;

/** Whether a story must have every one of the words. */
export function isTogether({ kind, words }: Question): boolean {
  return kind !== 'question' && words.length <= MOST_WORDS_TOGETHER;
}

/** A question in words alone, for peers that know nothing of our signs. */
export function plainText({ kind, text, words }: Question): string {
  return kind === 'question' ? text : words.join(' ');
}

/** The quotable words of an article as one text, a paragraph a line. */
export function bodyOf({ text, paragraphs }: Article): string {
  return paragraphs
    .filter(isQuotable)
    .map(({ start, end }) => text.slice(start, end))
    .join('\n\n');
}
