import type { Archive } from '#index/archive/archive.ts';
import type { Reading } from '#src/ingest/read-folder.ts';
import type { Library } from '#src/library/library.ts';
import type { Log } from '#src/log.ts';
import type { Outbox } from '#src/outbox/outbox.ts';
import type { PageOrders } from '#src/quoting/page-orders.ts';
import type { Editors } from '#src/rights/editors.ts';
import type { Audience } from '#src/rights/visibility.ts';
import type { Store } from '#src/store/store.ts';

/**
 * Everything a handler may need, handed down from the front door. What stands in the archive is asked for anew each time:
 * a copy of the rooms shows it as it was, which is right for one request and no longer.
 */
export type Rooms = {
  /** What everyone inside the newsroom may be shown now: `roomsFor` narrows it for others. */
  archive: Archive;
  orders: PageOrders;
  /** What may be shown of the article folders as they are now, and what in them could not be read. */
  reading: Reading;
  /** When they were last looked through. */
  readAt: Temporal.Instant;
  /** Where `archive` and `reading` come from. A bench has none: its articles stand still. */
  library?: Library;
  /** What must not be forgotten. The terminal has none: it answers and is gone. */
  store?: Store;
  /** What posts by itself: digests, alerts, corrections. */
  outbox?: Outbox;
  /** Who may change what others see. */
  editors: Editors;
  log: Log;
  timeZone: string;
  now: () => Temporal.Instant;
};

/** The same rooms, with no more in them than an audience may be shown at this moment. */
export function roomsFor(audience: Audience, rooms: Rooms): Rooms {
  const { library } = rooms;
  if (!library || audience === 'everyone') return rooms;
  return { ...rooms, archive: library.archiveFor(audience), reading: library.readingFor(audience) };
}
