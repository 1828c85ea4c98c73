import type { ArchiveIndex, Hit } from '#index/engine/archive-index.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { planQuery } from '#index/match/plan.ts';
import { type Query, readQuery } from '#index/query/query.ts';
import { type Ranking, rank } from '#index/search/rank.ts';
import { searchBest } from '#index/search/search.ts';
import type { Calendar } from '#index/text/dates.ts';
import { plainArticle } from '../collections/plain-article.ts';
import type { Peer } from './peer.ts';

// Nobody asks these collections for a day.
export const ANY_DAY: Calendar = { today: Temporal.PlainDate.from('2026-01-01'), timeZone: 'UTC' };

// More than there are texts in any of the collections.
const MOST_HITS = 10_000;

/** Pullquote as it runs in the bot: its own reading of the question, its own search for long lists of words. */
export const pullquote: Peer = peerThat('Pullquote', async (engine, query) => {
  const { hits } = await searchBest(engine, query, { ...ANY_DAY, most: MOST_HITS });
  return hits;
});

/** The same search, the points of its ranking counted otherwise: what does each of them earn? */
export function pullquoteRankedBy(name: string, ranking: Ranking): Peer {
  return peerThat(name, async (engine, query) => {
    const plan = planQuery(query, engine.vocabulary, { ...ANY_DAY, isLoose: true });
    return rank(await engine.candidates(plan, 'any'), plan, ranking);
  });
}

/** A question as a reader types it, without the marks and capitals that the grammar would take for operators. */
export function readPlain(question: string): Query {
  const marks = /[^\p{L}\p{N}'’.,-]+|(?<![\p{L}\p{N}])['’.,-]+|['’.,-]+(?![\p{L}\p{N}])/gu;
  const query = readQuery(question.toLowerCase().replace(marks, ' ').trim());
  if ('problem' in query) throw new Error(`${query.problem} (${question})`);
  return query;
}

function peerThat(name: string, find: (engine: ArchiveIndex, query: Query) => Promise<readonly Hit[]>): Peer {
  return {
    name,
    open: async (texts) => {
      const engine = createMemoryIndex();
      await engine.add(texts.map(plainArticle));
      return async (question) => {
        const hits = await find(engine, readPlain(question));
        return hits.map(({ found }) => found.article.id);
      };
    },
  };
}
