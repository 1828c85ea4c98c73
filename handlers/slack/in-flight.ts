import { inTime } from '#src/in-time.ts';

/** The asks being answered right now, so that a stop can wait for them. */
export type InFlight = {
  track<T>(work: Promise<T>): Promise<T>;
  /** Waits until nothing is under way, at most `ms`; says how much still is. */
  idle(ms: number): Promise<number>;
};

/** A tally of work under way. */
export function createInFlight(): InFlight {
  const underWay = new Set<Promise<unknown>>();

  async function allDone(): Promise<true> {
    while (underWay.size > 0) await Promise.allSettled(underWay);
    return true;
  }

  return {
    async track(work) {
      underWay.add(work);
      try {
        return await work;
      } finally {
        underWay.delete(work);
      }
    },
    async idle(ms) {
      await inTime(allDone(), ms);
      return underWay.size;
    },
  };
}
