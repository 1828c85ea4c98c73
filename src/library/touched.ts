/** What was touched in the folders since the last look: some files, or nobody knows what. */
export type Touched = {
  /** Without a path: anything. */
  note(path?: string): void;
  /** What a look must look at, undefined for everything, and begins anew. */
  take(): ReadonlySet<string> | undefined;
};

export function createTouched(): Touched {
  let paths = new Set<string>();
  let isAnything = false;

  return {
    note(path) {
      if (path === undefined) isAnything = true;
      else paths.add(path);
    },
    take() {
      // A look that nothing called for is there to find what went unnoticed.
      const taken = isAnything || paths.size === 0 ? undefined : paths;
      paths = new Set();
      isAnything = false;
      return taken;
    },
  };
}
