import type { Library } from '#src/library/library.ts';

/** A library that no folder stands behind, so that nothing happens to it. */
export function stillLibrary(shown: Pick<Library, 'archiveFor' | 'readingFor' | 'readAt'> & Partial<Library>): Library {
  return {
    hasInternal: () => false,
    withdrawn: () => [],
    heedWithdrawals: async () => {},
    onChange: () => () => {},
    refresh: async () => {},
    close: async () => {},
    ...shown,
  };
}
