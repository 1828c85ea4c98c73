import { describe, expect, test } from 'vitest';
import { createRandom } from '../../bench/random.ts';
import { pairedSignificance } from '../../bench/significance.ts';

describe('The paired randomisation test', () => {
  test('calls engines that never differ equal', () => {
    expect(pairedSignificance([0.1, 0.5, 0.9], [0.1, 0.5, 0.9])).toBe(1);
  });

  test('finds what counting every way to swap finds', () => {
    // The differences 1, 2, 3 and -1 sum to 5. Of the 16 ways to give them signs, 6 take the sum as far from 0:
    // 7, and 5 with either 1 turned, and the opposites of these three.
    const chance = pairedSignificance([1, 2, 3, 0], [0, 0, 0, 1]);
    expect(chance).toBeCloseTo(6 / 16, 1);
  });

  test('is sure of an engine that is better every time', () => {
    const better = Array.from({ length: 20 }, () => 0.6);
    expect(
      pairedSignificance(
        better,
        better.map(() => 0.5),
      ),
    ).toBeLessThan(0.001);
  });

  test('says the same whichever engine comes first', () => {
    const [one, other] = [
      [0.9, 0.4, 0.6, 0.3],
      [0.5, 0.5, 0.4, 0.1],
    ];
    expect(pairedSignificance(one, other)).toBe(pairedSignificance(other, one));
  });
});

test('random numbers are the same in every run, and spread evenly', () => {
  const [one, other] = [createRandom(7), createRandom(7)];
  const numbers = Array.from({ length: 10_000 }, one);
  expect(numbers).toEqual(Array.from({ length: 10_000 }, other));
  expect(numbers.filter((number) => number < 0.25).length / 10_000).toBeCloseTo(0.25, 1);
});
