import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inSlices } from '#index/in-slices.ts';

const STEPS = 60;

function work(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test('long work hands out everything in order, and others have turns in between', async () => {
  let turns = 0;
  let isDone = false;
  const counting = (async () => {
    while (!isDone) {
      await setImmediate();
      turns += 1;
    }
  })();

  const seen: number[] = [];
  for await (const step of inSlices(Array.from({ length: STEPS }, (_, at) => at))) {
    work(2);
    seen.push(step);
  }
  isDone = true;
  await counting;
  expect(seen).toEqual(Array.from({ length: STEPS }, (_, at) => at));
  expect(turns).toBeGreaterThan(5);
});

test('what is added to a set while it is walked through is handed out too', async () => {
  const waiting = new Set([1]);
  const seen: number[] = [];
  for await (const one of inSlices(waiting)) {
    seen.push(one);
    if (one < 5) waiting.add(one + 1);
  }
  expect(seen).toEqual([1, 2, 3, 4, 5]);
});
