import { describe, expect, test } from 'vitest';
import { averagePrecision, markRanking, mean, ndcgAt } from '../../../bench/ranking/metrics.ts';

const relevant = new Set(['a', 'b']);

describe('nDCG', () => {
  test.each([
    ['both relevant texts first is perfect', ['a', 'b', 'x'], 1],
    ['their order between themselves does not matter', ['b', 'a', 'x'], 1],
    // The third place gains 1 / log2(4) = 0.5; the best order gains 1 + 1 / log2(3).
    ['one of two, in third place', ['x', 'y', 'a'], 0.5 / (1 + 1 / Math.log2(3))],
    ['nothing relevant gains nothing', ['x', 'y'], 0],
    ['nothing found gains nothing', [], 0],
  ])('%s', (_what, ranked, expected) => {
    expect(ndcgAt(10, ranked, relevant)).toBeCloseTo(expected, 10);
  });

  test('looks no further than its depth', () => {
    expect(ndcgAt(2, ['x', 'y', 'a', 'b'], relevant)).toBe(0);
  });

  test('asks for no more than fits in its depth', () => {
    expect(ndcgAt(1, ['a'], relevant)).toBe(1);
  });
});

describe('average precision', () => {
  test.each([
    // Precision 1 at the first place and 2/3 at the third.
    ['first and third of two', ['a', 'x', 'b'], (1 + 2 / 3) / 2],
    ['what is never found counts as 0', ['x', 'a'], (1 / 2 + 0) / 2],
    ['all found first', ['b', 'a'], 1],
  ])('%s', (_what, ranked, expected) => {
    expect(averagePrecision(ranked, relevant)).toBeCloseTo(expected, 10);
  });
});

test('recall looks at a hundred answers, precision at ten', () => {
  const others = Array.from({ length: 99 }, (_, at) => `x${at}`);
  expect(markRanking(['a', ...others, 'b'], relevant)).toMatchObject({ recall100: 0.5, precision10: 0.1 });
  expect(markRanking(['a', ...others.slice(1), 'b'], relevant)).toMatchObject({ recall100: 1, precision10: 0.1 });
});

test('a mean is the sum by the count', () => {
  expect(mean([0.2, 0.4, 0.9])).toBeCloseTo(0.5, 10);
});
