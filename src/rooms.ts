import type { ArchiveIndex } from '#index/archive-index.ts';
import type { Editors } from './editors.ts';
import type { Reading } from './ingest/read-folder.ts';
import type { Log } from './log.ts';
import type { Orders } from './orders.ts';
import type { Store } from './store/store.ts';

/** Everything a handler may need, handed down from the front door. */
export type Rooms = {
  archive: ArchiveIndex;
  orders: Orders;
  /** What the last reading of the article folders brought in, and what it refused. */
  reading: Reading;
  readAt: Temporal.Instant;
  /** What must not be forgotten. The terminal has none: it answers and is gone. */
  store?: Store;
  /** Who may change what others see. */
  editors: Editors;
  log: Log;
  timeZone: string;
  now: () => Temporal.Instant;
};
