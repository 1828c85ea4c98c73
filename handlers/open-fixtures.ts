import { type LibraryNeeds, openLibrary } from '#src/library/library.ts';
import { unmeasured } from '#src/measures.ts';
import { createPageOrders } from '#src/quoting/page-orders.ts';
import type { Fixtures } from './rooms.ts';
import { openTickets } from './tickets/open-tickets.ts';

// Where the bot keeps what it can make again; the container has its volume there.
export const SNAPSHOT = 'data/index.snapshot';

/** What the front door must bring: where the articles are, and what the rooms may not reach for themselves. */
export type Opening = Omit<LibraryNeeds, 'folders' | 'snapshot'> &
  Pick<Fixtures, 'editors'> & { articles: readonly string[] };

/** Opens the library and hands back all that stands in a house, memory apart. `library.close()` ends it. */
export async function openFixtures({ articles: folders, editors, ...given }: Opening): Promise<Fixtures> {
  const { log, measures = unmeasured, timeZone, now } = given;
  const library = await openLibrary({ ...given, folders, snapshot: SNAPSHOT });
  const articles = await library.archiveFor('everyone').size();
  const { refused } = library.remarksFor('everyone');
  log.info({ articles, refused: refused.length }, 'archive read');
  const tickets = await openTickets(given.store, { now, log });
  return {
    library,
    orders: createPageOrders(),
    tickets,
    editors,
    log,
    measures,
    timeZone,
    now,
    reread: library.reread,
  };
}
