import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inSlices } from '#index/in-slices.ts';

const STEPS = 60;

function work(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

async function countTurns(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const counting = (async () => {
    while (!isDone) {
      await setImmediate();
      turns += 1;
    }
  })();
  await work();
  isDone = true;
  await counting;
  return turns;
}

test('long work hands out everything in order, and others have turns in between', async () => {
  const seen: number[] = [];
  const turns = await countTurns(async () => {
    for await (const step of inSlices(Array.from({ length: STEPS }, (_, at) => at))) {
      work(2);
      seen.push(step);
    }
  });
  expect(seen).toEqual(Array.from({ length: STEPS }, (_, at) => at));
  expect(turns).toBeGreaterThan(5);
});

test('so they have between many short works, none of which would pause alone', async () => {
  const turns = await countTurns(async () => {
    for (let step = 0; step < STEPS; step += 1) for await (const _ of inSlices([step])) work(2);
  });
  expect(turns).toBeGreaterThan(5);
});

test('works under way at once take turns, so that a short one is not kept waiting by a long one', async () => {
  const done: string[] = [];
  const take = async (name: string, steps: number) => {
    for await (const _ of inSlices(Array(steps).keys())) work(10);
    done.push(name);
  };
  await Promise.all([take('long', 12), take('short', 2)]);
  expect(done).toEqual(['short', 'long']);
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
