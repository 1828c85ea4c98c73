import { expect, test } from 'vitest';
import { createFingerprints } from '#handlers/slack/fingerprints.ts';

const TEN_MINUTES = 600_000;
const names = (from: number, count: number) => Array.from({ length: count }, (_, nth) => `request ${from + nth}`);

test('a key is new once', () => {
  const { isNew } = createFingerprints({ limit: 10, now: () => 0 });
  expect(['a', 'b', 'a', 'b', 'c'].map(isNew)).toEqual([true, true, false, false, true]);
});

test('the newest are remembered, as many as there may be, and of very many none is taken for another', () => {
  const { isNew } = createFingerprints({ limit: 5_000, now: () => 0 });
  const all = names(0, 50_000);
  expect(all.filter(isNew)).toHaveLength(50_000);
  expect(all.slice(-5_000).some(isNew)).toBe(false);
  expect(isNew('request 0')).toBe(true);
});

test('for ten minutes a key is remembered, and not for ever', () => {
  let time = 0;
  const { isNew } = createFingerprints({ limit: 1_000, now: () => time });
  const all = names(0, 20);
  for (const name of all) {
    expect(isNew(name)).toBe(true);
    time += TEN_MINUTES / 20;
  }
  time -= 1;
  expect(isNew('request 0')).toBe(false);
  expect(all.some(isNew)).toBe(false);
  time += 2 * TEN_MINUTES;
  expect(all.every(isNew)).toBe(true);
});
