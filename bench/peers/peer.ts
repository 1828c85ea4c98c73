import type { PlainText } from '../collections/plain-article.ts';

/** The ids that answer a plain question, best first. */
type Search = (question: string) => Promise<readonly string[]>;

/**
 * A search engine with texts in it, set up as a team that took it for its archive would:
 * any of the words, at the setting that ranked best of those its own documents name.
 */
export type Peer = { name: string; open: (texts: readonly PlainText[]) => Promise<Search> };

/** How many answers are asked of an engine that wants to know. */
export const MOST_ANSWERS = 1000;

export function wholeBody({ body }: PlainText): string {
  return body.join('\n');
}
