import type { Article } from '#index/article.ts';
import { createMemoryIndex } from '#index/memory-index.ts';
import { readEditors } from '#src/editors.ts';
import { createLog } from '#src/log.ts';
import { createOrders } from '#src/orders.ts';
import type { Rooms } from '#src/rooms.ts';

const NOON = Temporal.Instant.from('2026-01-27T12:00Z');

/** A whole Pullquote in memory: the real archive over `articles`, a silent log, a clock that stands still. */
export async function testRooms(articles: Article[] = []): Promise<Rooms> {
  const archive = createMemoryIndex();
  await archive.add(articles);
  return {
    archive,
    orders: createOrders(),
    reading: { articles, refused: [], warnings: [] },
    readAt: NOON,
    editors: readEditors([]),
    log: createLog('silent'),
    timeZone: 'UTC',
    now: () => NOON,
  };
}
