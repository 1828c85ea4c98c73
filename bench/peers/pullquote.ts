import type { ArchiveIndex, Hit } from '#index/engine/archive-index.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { planQuery } from '#index/match/plan.ts';
import { type Query, readQuery } from '#index/query/query.ts';
import { type Ranking, rank } from '#index/search/rank.ts';
import { searchBest } from '#index/search/search.ts';
import type { Calendar } from '#index/text/dates.ts';
import { plainArticle } from '../plain-article.ts';
import type { Peer } from './peer.ts';

// Nobody asks these collections for a day.
export const ANY_DAY: Calendar = { today: Temporal.PlainDate.from('2026-01-01'), timeZone: 'UTC' };

/** Pullquote as it runs in the bot: its own reading of the question, its own search for long lists of words. */
export const pullquote: Peer = peerThat('Pullquote', async (archive, query) => {
  const { hits } = await searchBest(archive, query, ANY_DAY);
  return hits;
});

/** The same search, the points of its ranking counted otherwise: what does each of them earn? */
export function pullquoteRankedBy(name: string, ranking: Ranking): Peer {
  return peerThat(name, async (archive, query) => {
    const { vocabulary } = archive;
    const plan = planQuery(query, vocabulary, { ...ANY_DAY, isLoose: true });
    return rank(await archive.candidates(plan, 'any'), plan, { vocabulary, ranking });
  });
}

/** A question as a reader types it, without the marks and capitals that the grammar would take for operators. */
export function readPlain(question: string): Query {
  const marks = /[^\p{L}\p{N}'’.,-]+|(?<![\p{L}\p{N}])['’.,-]+|['’.,-]+(?![\p{L}\p{N}])/gu;
  const query = readQuery(question.toLowerCase().replace(marks, ' ').trim());
  if ('problem' in query) throw new Error(`${query.problem} (${question})`);
  return query;
}

function peerThat(name: string, find: (archive: ArchiveIndex, query: Query) => Promise<readonly Hit[]>): Peer {
  return {
    name,
    open: async (texts) => {
      const archive = createMemoryIndex();
      await archive.add(texts.map(plainArticle));
      return async (question) => {
        const hits = await find(archive, readPlain(question));
        return hits.map(({ found }) => found.article.id);
      };
    },
  };
}
