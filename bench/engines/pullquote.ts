import { answer } from '#handlers/answer.ts';
import { createArchive } from '#index/archive/create-archive.ts';
import { createMemoryIndex, type MemoryIndex, restoreMemoryIndex } from '#index/engine/memory-index.ts';
import type { Article } from '#index/text/article.ts';
import { readVoices } from '#src/library/read-voices.ts';
import { createLog } from '#src/log.ts';
import { createPageOrders } from '#src/quoting/page-orders.ts';
import { readEditors } from '#src/rights/editors.ts';
import type { Engine, EngineKind } from './engine.ts';

/** The bot as it runs: from the words typed to the blocks that Slack gets. */
export const pullquote: EngineKind = {
  async build(articles) {
    const engine = createMemoryIndex();
    await engine.add(articles);
    return askable(engine, articles);
  },
  async open(saved, articles) {
    const engine = restoreMemoryIndex(saved, articles);
    if (!engine) throw new Error('our own snapshot was refused');
    return askable(engine, articles);
  },
};

function askable(engine: MemoryIndex, articles: readonly Article[]): Engine {
  const rooms = {
    archive: createArchive(engine),
    orders: createPageOrders(),
    reading: { articles: [...articles], refused: [], warnings: [] },
    readAt: Temporal.Now.instant(),
    editors: readEditors([]),
    log: createLog('silent'),
    timeZone: 'UTC',
    now: Temporal.Now.instant,
  };
  return {
    async answer({ text }) {
      const reply = await answer({ text, userId: 'U1', channelId: 'C1' }, rooms);
      return reply.blocks.length;
    },
    settle: () => readVoices(rooms, new AbortController().signal),
    add: (article) => engine.add([article]),
    replace: (article) => engine.add([article]),
    save: async () => engine.takeSnapshot(),
  };
}
