import { expect, test } from 'vitest';
import { createRandom } from '../../../bench/instruments/random.ts';

test('random numbers are the same in every run, and spread evenly', () => {
  const [one, other] = [createRandom(7), createRandom(7)];
  const numbers = Array.from({ length: 10_000 }, one);
  expect(numbers).toEqual(Array.from({ length: 10_000 }, other));
  expect(numbers.filter((number) => number < 0.25).length / 10_000).toBeCloseTo(0.25, 1);
});
