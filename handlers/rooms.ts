import type { Archive } from '#index/archive/archive.ts';
import type { MemoryDesk } from '#src/desk.ts';
import type { Library } from '#src/library/library.ts';
import type { Log } from '#src/log.ts';
import type { Measures } from '#src/measures.ts';
import type { Outbox } from '#src/outbox/outbox.ts';
import type { PageOrders } from '#src/quoting/page-orders.ts';
import type { Editors } from '#src/rights/editors.ts';
import type { Audience } from '#src/rights/visibility.ts';
import type { Store } from '#src/store/store.ts';
import type { Tickets } from './tickets/tickets.ts';

/** What stands as long as the bot runs, with a memory or without one. */
export type Fixtures = {
  library: Library;
  orders: PageOrders;
  tickets: Tickets;
  /** Who may change what others see. */
  editors: Editors;
  log: Log;
  measures: Measures;
  timeZone: string;
  now: () => Temporal.Instant;
  reread: MemoryDesk['reread'];
};

/**
 * Everything that answers are made of, handed down from the front door. With a memory it has what must not be forgotten,
 * and what posts by itself: digests, alerts, corrections. The terminal has none: it answers and is gone.
 */
export type House = Fixtures & ({ memory: 'none' } | { memory: 'kept'; store: Store; outbox: Outbox });

/** The house as one request finds it: who will read the answer, and all that they may be shown at this moment. */
export type Rooms = House & { audience: Audience; archive: Archive };

/** Opens the house to somebody who asks. For one request, and no longer: what may be shown changes. */
export function roomsFor(audience: Audience, house: House): Rooms {
  return { ...house, audience, archive: house.library.archiveFor(audience) };
}
