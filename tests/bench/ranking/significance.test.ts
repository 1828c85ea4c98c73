import { describe, expect, test } from 'vitest';
import { pairedSignificance } from '../../../bench/ranking/significance.ts';

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
