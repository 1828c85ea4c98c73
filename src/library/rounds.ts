import type { Log } from '#src/log.ts';
import type { Pulse } from '#src/readiness.ts';

/** When a library must act: at the instant that what may be shown changes, and when it is time to look at its folders. */
export type Rounds = {
  /** Something may have changed in the folders. */
  lookSoon(): void;
  /** Looks now, and resolves when that is done, or has failed. */
  look(): Promise<void>;
  /** Acts at once if something is due, for whoever asks before the timer does. */
  catchUp(): void;
  close(): Promise<void>;
};

export type RoundsNeeds = {
  /** Looks at the folders; false where something in them has not come to rest. */
  look: () => Promise<boolean>;
  /** Puts out and takes away what is due. */
  arrange: () => Promise<void>;
  nextChange: () => Temporal.Instant | undefined;
  now: () => Temporal.Instant;
  /** Any clock that only goes forward, in milliseconds. */
  clock: () => number;
  pulse: Pulse;
  log: Log;
};

// A burst of events is one change.
const BURST_MS = 50;
// What is still being written is looked at again so soon.
const AGAIN_MS = 200;
// What failed is tried again so soon.
const FAILED_MS = 10_000;
// What watching missed (a network disk tells nothing) is found by looking round.
const ROUND_MS = 60_000;
// Clocks are set and machines sleep: no longer than this between two looks at the clock.
const LONGEST_WAIT_MS = 30_000;

export function createRounds({ look, arrange, nextChange, now, clock, pulse, log }: RoundsNeeds): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let lookAt = clock() + ROUND_MS;
  let looking = Promise.resolve();
  let isLooking = false;
  let arranging = Promise.resolve();
  let isClosed = false;

  function msToChange(): number {
    const next = nextChange();
    return next ? now().until(next).total('milliseconds') : Number.POSITIVE_INFINITY;
  }

  function wait(): void {
    clearTimeout(timer);
    if (isClosed) return;
    const msToLook = isLooking ? Number.POSITIVE_INFINITY : lookAt - clock();
    const ms = Math.min(msToLook, msToChange(), LONGEST_WAIT_MS);
    timer = setTimeout(turn, Math.max(1, Math.ceil(ms))).unref();
  }

  function turn(): void {
    catchUp();
    if (!isLooking && clock() >= lookAt) void lookNow();
    wait();
  }

  function catchUp(): void {
    if (msToChange() > 0) return;
    // At once, not in turn: whoever asks next must not be shown what is no longer to be seen.
    const arranged = arrange().catch((err: unknown) => {
      log.error({ err }, 'archive not arranged');
      pulse.fail(err);
    });
    arranging = arranging.then(() => arranged);
  }

  function lookNow(): Promise<void> {
    lookAt = Number.POSITIVE_INFINITY;
    isLooking = true;
    looking = lookForNext().then((nextMs) => {
      isLooking = false;
      lookAt = Math.min(lookAt, clock() + nextMs);
      wait();
    });
    return looking;
  }

  /** Looks; in how long to look again. */
  async function lookForNext(): Promise<number> {
    try {
      const isSettled = await look();
      pulse.beat();
      return isSettled ? ROUND_MS : AGAIN_MS;
    } catch (err) {
      log.error({ err }, 'folders not looked through');
      pulse.fail(err);
      return FAILED_MS;
    }
  }

  wait();
  return {
    lookSoon() {
      lookAt = Math.min(lookAt, clock() + BURST_MS);
      wait();
    },
    async look() {
      await looking;
      await lookNow();
    },
    catchUp,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await looking;
      await arranging;
    },
  };
}
