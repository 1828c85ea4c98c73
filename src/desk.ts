import type { Archive } from '#index/archive/archive.ts';
import type { DocumentRecord } from './ingest/document-record.ts';
import type { Document } from './ingest/parse-document.ts';
import type { Audience } from './rights/visibility.ts';
import type { Store } from './store/store.ts';

/** What every question is answered with: the archive of what its asker may be shown, and the newsroom's clock and zone. */
export type Desk = { archive: Archive; timeZone: string; now: () => Temporal.Instant };

/**
 * The same with a memory: what it takes to tell what is new, and what has changed. `reread` reads a kept document as every
 * document is read, without holding up whoever is answered meanwhile.
 */
export type MemoryDesk = Desk & { store: Store; reread: (document: Document) => Promise<DocumentRecord> };

/** The same when something is written for those who will read it: only what they may be shown now is in it. */
export type SendingDesk = MemoryDesk & { audience: Audience };
