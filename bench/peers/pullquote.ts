import { answer } from '#handlers/doors/doors.ts';
import type { House } from '#handlers/rooms.ts';
import { openTickets } from '#handlers/tickets/open-tickets.ts';
import { createArchive } from '#index/archive/create-archive.ts';
import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import { buildMemoryIndex, createMemoryIndex } from '#index/engine/memory-index.ts';
import { readSnapshot, writeSnapshot } from '#index/engine/snapshot.ts';
import type { Hit } from '#index/match/hit.ts';
import { planQuery } from '#index/match/plan.ts';
import type { Query } from '#index/query/query.ts';
import { type Ranking, rank } from '#index/search/rank.ts';
import { searchBest } from '#index/search/search.ts';
import type { Article } from '#index/text/article.ts';
import { readArticle } from '#index/words/article-record.ts';
import { atOnce } from '#index/words/slices.ts';
import { readToRecord } from '#src/ingest/document-record.ts';
import { READER } from '#src/ingest/parse-document.ts';
import { readVoices } from '#src/library/read-voices.ts';
import { createLog } from '#src/log.ts';
import { unmeasured } from '#src/measures.ts';
import { createPageOrders } from '#src/quoting/page-orders.ts';
import { readEditors } from '#src/rights/editors.ts';
import { stillLibrary } from '../speed/still-library.ts';
import type { OpenPeer, Peer } from './peer.ts';
import { ANY_DAY, readPlain } from './read-plain.ts';

/**
 * Pullquote as it runs in the bot. Where rankings are compared: its own reading of the question, its own search for
 * long lists of words. Where time is: from the words typed to the blocks that Slack gets.
 */
export const pullquote: Peer = {
  name: 'Pullquote',
  async open(articles, use) {
    const engine = await engineOf(articles);
    return use === 'ranking' ? ranking(engine, findBest) : answering(engine, articles);
  },
  async reopen(saved, articles) {
    const records = readSnapshot(saved, articles, READER);
    if (records.length < articles.length) throw new Error('our own snapshot was refused');
    return answering(buildMemoryIndex(records), articles);
  },
};

/** The same search, the points of its ranking counted otherwise: what does each of them earn? */
export function pullquoteRankedBy(name: string, points: Ranking): Peer {
  const find: Find = async (engine, query) => {
    const plan = planQuery(query, engine.vocabulary, { ...ANY_DAY, isLoose: true });
    return atOnce(rank(await engine.candidates(plan, 'any'), plan, points));
  };
  return { name, open: async (articles) => ranking(await engineOf(articles), find) };
}

// More than there are texts in any of the collections.
const MOST_HITS = 10_000;

type Find = (engine: ArchiveIndex, query: Query) => Promise<readonly Hit[]>;

async function findBest(engine: ArchiveIndex, query: Query): Promise<readonly Hit[]> {
  const { hits } = await searchBest(engine, query, { ...ANY_DAY, most: MOST_HITS });
  return hits;
}

async function engineOf(articles: readonly Article[]): Promise<ArchiveIndex> {
  const engine = createMemoryIndex();
  await engine.add(articles);
  return engine;
}

function ranking(engine: ArchiveIndex, find: Find): OpenPeer {
  return {
    async answer({ text }) {
      const hits = await find(engine, readPlain(text));
      return hits.map(({ found }) => found.article.id);
    },
  };
}

async function answering(engine: ArchiveIndex, articles: readonly Article[]): Promise<OpenPeer> {
  const archive = createArchive(engine);
  const given = { log: createLog('silent'), now: Temporal.Now.instant };
  const house: House = {
    memory: 'none',
    library: stillLibrary({ archiveFor: () => archive }),
    orders: createPageOrders(),
    tickets: await openTickets(undefined, given),
    editors: readEditors([]),
    measures: unmeasured,
    timeZone: 'UTC',
    ...given,
    reread: async (document) => readToRecord(document),
  };
  return {
    async answer({ text }) {
      const { blocks } = await answer({ text, userId: 'U1', channelId: 'C1' }, house);
      return blocks.flatMap(({ block_id = [] }) => block_id);
    },
    settle: () => readVoices(house.library, new AbortController().signal),
    add: (article) => engine.add([article]),
    replace: (article) => engine.add([article]),
    save: async () => writeSnapshot(articles.map(readArticle), READER),
  };
}
