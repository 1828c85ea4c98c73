/** Tells what has come to rest from what is still being written. */
export type Settling = {
  /** Whether this has been the state of a path for long enough to believe it. */
  hasSettled(path: string, state: string): boolean;
  forget(path: string): void;
};

// Longer than any program takes between two writes of one file, and than an editor between removing and replacing one.
const SETTLED_MS = 400;

/** `clock` is any that only goes forward, in milliseconds. */
export function createPatience(clock: () => number): Settling {
  const seen = new Map<string, { state: string; since: number }>();

  return {
    hasSettled(path, state) {
      const last = seen.get(path);
      if (last?.state !== state) seen.set(path, { state, since: clock() });
      return last?.state === state && clock() - last.since >= SETTLED_MS;
    },
    forget: (path) => void seen.delete(path),
  };
}
