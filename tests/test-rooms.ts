import { type Fixtures, type Rooms, roomsFor } from '#handlers/rooms.ts';
import { openTickets } from '#handlers/tickets/open-tickets.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import type { Article } from '#index/text/article.ts';
import { readToRecord } from '#src/ingest/document-record.ts';
import type { Library } from '#src/library/library.ts';
import { createShelf, type Shelf } from '#src/library/shelf.ts';
import { createSuggesting, type Suggesting } from '#src/library/suggesting.ts';
import { createLog } from '#src/log.ts';
import { unmeasured } from '#src/measures.ts';
import { createPageOrders } from '#src/quoting/page-orders.ts';
import { readEditors } from '#src/rights/editors.ts';
import { stillLibrary } from '../bench/speed/still-library.ts';

export const NOON = Temporal.Instant.from('2026-01-27T12:00Z');

/** Puts other articles in the place of all that are there. */
type Arranging = { arrange: (articles: readonly Article[]) => Promise<unknown> };

/** A whole Pullquote in memory: the real archive over `articles`, a silent log, a clock that stands still. */
export async function testRooms(articles: readonly Article[] = []): Promise<Rooms & Arranging> {
  const fixtures = await testFixtures(articles);
  return { ...roomsFor('everyone', { ...fixtures, memory: 'none' }), arrange: fixtures.arrange };
}

/** What stands in it, memory apart. */
export async function testFixtures(articles: readonly Article[] = []): Promise<Fixtures & Arranging> {
  const clock = { now: () => NOON, timeZone: 'UTC' };
  const suggesting = createSuggesting(clock);
  const shelf = createShelf({ engine: createMemoryIndex(), suggesting, shown: [], ...clock });
  await shelf.arrange(articles);
  await readVoicesOf(articles, shelf, suggesting);
  return {
    library: libraryOf(shelf, suggesting),
    orders: createPageOrders(),
    tickets: await openTickets(undefined, { now: () => NOON, log: createLog('silent') }),
    editors: readEditors([]),
    log: createLog('silent'),
    measures: unmeasured,
    timeZone: 'UTC',
    now: () => NOON,
    reread: async (document) => readToRecord(document),
    arrange: shelf.arrange,
  };
}

/** Who is quoted in them, as the bot reads it in the background. */
async function readVoicesOf(articles: readonly Article[], shelf: Shelf, { addVoices }: Suggesting): Promise<void> {
  for (const { id } of articles) {
    const found = await shelf.archiveFor('everyone').find(id);
    if (found) await addVoices(found);
  }
}

/** A library that no folder stands behind. */
function libraryOf(shelf: Shelf, suggesting: Suggesting): Library {
  return stillLibrary({
    archiveFor: shelf.archiveFor,
    hasInternal: shelf.hasInternal,
    suggestionsForEditors: () => suggesting.suggestionsFor('editors'),
    addVoices: suggesting.addVoices,
    newest: () => shelf.articlesFor('everyone'),
    readAt: () => NOON,
  });
}
