import { answer } from '#handlers/answer.ts';
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
    const archive = createMemoryIndex();
    await archive.add(articles);
    return askable(archive, articles);
  },
  async open(saved, articles) {
    const archive = restoreMemoryIndex(saved, articles);
    if (!archive) throw new Error('our own snapshot was refused');
    return askable(archive, articles);
  },
};

function askable(archive: MemoryIndex, articles: readonly Article[]): Engine {
  const rooms = {
    archive,
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
    add: (article) => archive.add([article]),
    replace: (article) => archive.add([article]),
    save: async () => archive.takeSnapshot(),
  };
}
