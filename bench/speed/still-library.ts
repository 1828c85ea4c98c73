import { readToRecord } from '#src/ingest/document-record.ts';
import type { Library } from '#src/library/library.ts';

/** A library that no folder stands behind, so that nothing happens to it. */
export function stillLibrary(shown: Pick<Library, 'archiveFor'> & Partial<Library>): Library {
  return {
    hasInternal: () => false,
    suggestionsForEditors: () => shown.archiveFor('everyone').suggestions,
    addVoices: async () => {},
    passedOver: () => new Map(),
    remarksFor: () => ({ refused: [], warnings: [] }),
    keptBack: () => [],
    keptArchive: async () => shown.archiveFor('everyone'),
    reread: async (document) => readToRecord(document),
    readAt: () => Temporal.Instant.fromEpochMilliseconds(0),
    newest: () => [],
    withdrawn: () => [],
    heedWithdrawals: async () => {},
    onChange: () => () => {},
    refresh: async () => {},
    close: async () => {},
    ...shown,
  };
}
