import type { Calendar } from '#index/dates.ts';
import { createMemoryIndex } from '#index/memory-index.ts';
import { readQuery } from '#index/query.ts';
import { searchBest } from '#index/search.ts';
import { plainArticle } from '../plain-article.ts';
import type { Peer } from './peer.ts';

// Nobody asks these collections for a day.
export const ANY_DAY: Calendar = { today: Temporal.PlainDate.from('2026-01-01'), timeZone: 'UTC' };

/** Pullquote as it runs in the bot: its own reading of the question, its own search for long lists of words. */
export const pullquote: Peer = {
  name: 'Pullquote',
  open: async (texts) => {
    const archive = createMemoryIndex();
    await archive.add(texts.map(plainArticle));
    return async (question) => {
      const query = readQuery(asTyped(question));
      if ('problem' in query) throw new Error(`${query.problem} (${question})`);
      const { hits } = await searchBest(archive, query, ANY_DAY);
      return hits.map(({ found }) => found.article.id);
    };
  },
};

/** A question as a reader types it, without the marks and capitals that the grammar would take for operators. */
export function asTyped(question: string): string {
  const marks = /[^\p{L}\p{N}'’.,-]+|(?<![\p{L}\p{N}])['’.,-]+|['’.,-]+(?![\p{L}\p{N}])/gu;
  return question.toLowerCase().replace(marks, ' ').trim();
}
