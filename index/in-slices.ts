import { setImmediate } from 'node:timers';

// Short beside the hundred milliseconds that nobody may be kept waiting, and long beside what a pause costs.
const SLICE_MS = 8;

// Of the process, as its one event loop is: whoever works in slices shares its turns. When this turn is used up, and who
// waits for one.
let until: number | undefined;
const waiting: (() => void)[] = [];

/**
 * Whether all work of this turn of the event loop has taken its few milliseconds together, however many do some: then it is
 * time for `nextTurn`. On the clock and not by our own time: that counts in steps of some milliseconds, and a busy machine
 * needs the pauses too.
 */
export function isTurnOver(): boolean {
  return performance.now() >= (until ?? beginTurn());
}

/** Lets everybody else have a turn. Who waits goes on in a turn of its own, one after the other. */
export function nextTurn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  waiting.push(resolve);
  if (until === undefined) beginTurn();
  return promise;
}

function beginTurn(): number {
  until = performance.now() + SLICE_MS;
  setImmediate(endTurn);
  return until;
}

function endTurn(): void {
  until = undefined;
  const next = waiting.shift();
  if (!next) return;
  beginTurn();
  next();
}

/**
 * Hands out items one after the other, and lets everybody else have a turn whenever a few milliseconds have gone by: for
 * whoever walks through all stories or changes. Who no longer wants the rest breaks off.
 */
export async function* inSlices<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  for (const item of items) {
    if (isTurnOver()) await nextTurn();
    yield item;
  }
}
