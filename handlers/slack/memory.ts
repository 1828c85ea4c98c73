/** Remembers for a while what came of a key, so that what Slack delivers twice is done once. */
export type Memory<T> = {
  /** What came of `key`: made now if it is new, else what was made the first time. */
  recall(key: string, make: () => T): { value: T; isNew: boolean };
  forget(key: string): void;
};

// Slack's last redelivery comes five minutes after the first try; a signature stays valid as long.
const KEPT_MS = 10 * 60_000;

/** A memory of the last ten minutes that never holds more than `limit` keys. `now` is in milliseconds. */
export function createMemory<T>({ limit, now }: { limit: number; now: () => number }): Memory<T> {
  const kept = new Map<string, { value: T; until: number }>();

  function makeRoom(): void {
    for (const [key, { until }] of kept) {
      if (kept.size < limit && until > now()) return;
      kept.delete(key);
    }
  }

  return {
    recall(key, make) {
      const known = kept.get(key);
      if (known && known.until > now()) return { value: known.value, isNew: false };

      kept.delete(key);
      makeRoom();
      const value = make();
      kept.set(key, { value, until: now() + KEPT_MS });
      return { value, isNew: true };
    },
    forget(key) {
      kept.delete(key);
    },
  };
}
