import { setImmediate as breathe } from 'node:timers/promises';

// Short beside the hundred milliseconds that nobody may be kept waiting, and long beside what a pause costs.
export const SLICE_MS = 8;

/**
 * Hands out items one after the other, and lets everybody else have a turn whenever a few milliseconds have gone by: for
 * whoever walks through all stories or changes. Who no longer wants the rest breaks off.
 */
export async function* inSlices<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  // On the clock and not by our own time: that counts in steps of some milliseconds, and a busy machine needs the pauses too.
  let until = performance.now() + SLICE_MS;
  for (const item of items) {
    yield item;
    if (performance.now() < until) continue;
    await breathe();
    until = performance.now() + SLICE_MS;
  }
}
