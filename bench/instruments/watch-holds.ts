import { setImmediate } from 'node:timers/promises';
import { ownMs } from './own-time.ts';

/** What some work cost: milliseconds of this thread, the longest of them at a stretch, and what it gave. */
export type Held<Result> = { work: number; longestHold: number; result: Result };

/**
 * Does some work, and counts the longest stretch of this thread's own time between two turns of its event loop: how long
 * nobody else would have been answered on an idle machine. A busy machine does not count.
 */
export async function watchHolds<Result>(work: () => Promise<Result>): Promise<Held<Result>> {
  const started = ownMs();
  let last = started;
  let longestHold = 0;
  let isDone = false;
  const look = () => {
    const now = ownMs();
    longestHold = Math.max(longestHold, now - last);
    last = now;
  };
  async function watch(): Promise<void> {
    while (!isDone) {
      await setImmediate();
      look();
    }
  }

  const watching = watch();
  const result = await work();
  look();
  isDone = true;
  await watching;
  return { work: ownMs() - started, longestHold, result };
}
