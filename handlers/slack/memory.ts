/** Remembers for a while what came of a key, so that what Slack delivers twice is done once. */
export type Memory<T> = {
  /** What came of `key`: made now if it is new, else what was made the first time. */
  recall(key: string, make: () => T): { value: T; isNew: boolean };
};

/** Says of each key whether it comes for the first time in a while. A forgotten key is new again. */
export type Seen = { isNew(key: string): boolean; forget(key: string): void };

/** How many keys are kept at most, the newest, and what time it is in milliseconds. */
export type Keeping = { limit: number; now: () => number };

/** Slack's last redelivery comes five minutes after the first try, and a signature is good for as long. */
export const KEPT_MS = 10 * 60_000;

/** A memory of the last ten minutes. */
export function createMemory<T>(keeping: Keeping): Memory<T> {
  const kept = keepFresh<T>(keeping);
  return {
    recall(key, make) {
      const known = kept.find(key);
      if (known) return { value: known.value, isNew: false };

      const value = make();
      kept.set(key, value);
      return { value, isNew: true };
    },
  };
}

/** The same, for when nothing came of it but that it was there. */
export function createSeen(keeping: Keeping): Seen {
  const kept = keepFresh<true>(keeping);
  return {
    isNew(key) {
      if (kept.find(key)) return false;
      kept.set(key, true);
      return true;
    },
    forget: kept.forget,
  };
}

function keepFresh<T>({ limit, now }: Keeping) {
  const kept = new Map<string, { value: T; until: number }>();

  /** A Map keeps its order, so the first is the oldest. */
  function makeRoom(): void {
    for (const [key, { until }] of kept) {
      if (kept.size < limit && until > now()) return;
      kept.delete(key);
    }
  }

  return {
    find(key: string) {
      const known = kept.get(key);
      return known && known.until > now() ? known : undefined;
    },
    set(key: string, value: T) {
      kept.delete(key);
      makeRoom();
      kept.set(key, { value, until: now() + KEPT_MS });
    },
    forget(key: string) {
      kept.delete(key);
    },
  };
}
