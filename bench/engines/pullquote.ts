import { answer } from '#handlers/answer.ts';
import { createMemoryIndex } from '#index/memory-index.ts';
import { createLog } from '#src/log.ts';
import { createOrders } from '#src/orders.ts';
import type { EngineKind } from './engine.ts';

/** The bot as it runs: from the words typed to the blocks that Slack gets. */
export const pullquote: EngineKind = {
  async build(articles) {
    const archive = createMemoryIndex();
    await archive.add(articles);
    const rooms = {
      archive,
      orders: createOrders(),
      reading: { articles: [...articles], refused: [], warnings: [] },
      readAt: Temporal.Now.instant(),
      log: createLog('silent'),
      timeZone: 'UTC',
      now: Temporal.Now.instant,
    };
    return {
      async answer({ text }) {
        const reply = await answer({ text, userId: 'U1', channelId: 'C1' }, rooms);
        return reply.blocks.length;
      },
      add: (article) => archive.add([article]),
      replace: (article) => archive.add([article]),
    };
  },
};
