import { expect, test } from 'vitest';
import { createMemory, createSeen } from '#handlers/slack/memory.ts';

const TEN_MINUTES = 600_000;

test('a key is new once, and what came of it is remembered', () => {
  const memory = createMemory<string>({ limit: 10, now: () => 0 });
  expect(memory.recall('a', () => 'first')).toEqual({ value: 'first', isNew: true });
  expect(memory.recall('a', () => 'second')).toEqual({ value: 'first', isNew: false });
});

test('a key that is forgotten is new again', () => {
  const seen = createSeen({ limit: 10, now: () => 0 });
  expect([seen.isNew('a'), seen.isNew('a')]).toEqual([true, false]);
  seen.forget('a');
  expect(seen.isNew('a')).toBe(true);
});

test('after ten minutes a key is new again', () => {
  let time = 0;
  const seen = createSeen({ limit: 10, now: () => time });
  seen.isNew('a');
  time = TEN_MINUTES - 1;
  expect(seen.isNew('a')).toBe(false);
  time = TEN_MINUTES;
  expect(seen.isNew('a')).toBe(true);
});

test('never more keys are kept than the limit, the newest of them', () => {
  const seen = createSeen({ limit: 3, now: () => 0 });
  for (const key of ['a', 'b', 'c', 'd']) seen.isNew(key);
  expect(['b', 'c', 'd'].map(seen.isNew)).toEqual([false, false, false]);
  expect(seen.isNew('a')).toBe(true);
});
