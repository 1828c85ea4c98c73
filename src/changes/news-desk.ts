import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import type { Audience } from '#src/rights/visibility.ts';
import type { Store } from '#src/store/store.ts';

/** What it takes to tell what is new, and what has changed. */
export type NewsDesk = {
  archive: ArchiveIndex;
  store: Store;
  timeZone: string;
  now: () => Temporal.Instant;
};

/** The same when something is written for those who will read it: only what they may be shown now is in it. */
export type SendingDesk = NewsDesk & { audience: Audience };
