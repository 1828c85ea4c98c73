import type { Rooms } from '#handlers/rooms.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import type { Article } from '#index/text/article.ts';
import type { Library } from '#src/library/library.ts';
import { createShelf } from '#src/library/shelf.ts';
import { createLog } from '#src/log.ts';
import { createPageOrders } from '#src/quoting/page-orders.ts';
import { readEditors } from '#src/rights/editors.ts';

export const NOON = Temporal.Instant.from('2026-01-27T12:00Z');

/** A whole Pullquote in memory: the real archive over `articles`, a silent log, a clock that stands still. */
export async function testRooms(articles: readonly Article[] = []): Promise<Rooms & { library: Library }> {
  const library = await testLibrary(articles);
  return {
    archive: library.archiveFor('everyone'),
    orders: createPageOrders(),
    reading: library.readingFor('everyone'),
    readAt: NOON,
    library,
    editors: readEditors([]),
    log: createLog('silent'),
    timeZone: 'UTC',
    now: () => NOON,
  };
}

/** A library of these articles that no folder stands behind. */
async function testLibrary(articles: readonly Article[]): Promise<Library> {
  const shelf = createShelf({ archive: createMemoryIndex(), shown: [], now: () => NOON, timeZone: 'UTC' });
  await shelf.arrange(articles);
  return {
    archiveFor: shelf.archiveFor,
    readingFor: (audience) => ({ articles: shelf.articlesFor(audience), refused: [], warnings: [] }),
    readAt: NOON,
    withdrawn: () => [],
    heedWithdrawals: async () => {},
    onChange: () => () => {},
    refresh: async () => {},
    close: async () => {},
  };
}
