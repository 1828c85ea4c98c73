import { describe, expect, test } from 'vitest';
import { compare, judge } from '../../../bench/standing/compare.ts';
import type { Finding, Measure } from '../../../bench/standing/finding.ts';

const precision: Measure = { name: 'precision', value: 0.95, wants: 'more' };
const share: Measure = { name: 'share', value: 1, wants: 'less', noise: 0.25 };

describe('A figure beside the one kept is', () => {
  type Case = { says: string; measure: Measure; kept?: number; mark: string };
  test.each<Case>([
    { says: 'the same to three decimals', measure: { ...precision, value: 0.95049 }, kept: 0.95, mark: 'same' },
    { says: 'worse by a thousandth', measure: { ...precision, value: 0.949 }, kept: 0.95, mark: 'worse' },
    { says: 'better by a thousandth', measure: { ...precision, value: 0.951 }, kept: 0.95, mark: 'better' },
    { says: 'worse, where nothing was lost', measure: { ...share, value: 1 }, kept: 0, mark: 'worse' },
    { says: 'within noise', measure: { ...share, value: 1.24 }, kept: 1, mark: 'within noise' },
    { says: 'within noise the other way', measure: { ...share, value: 0.81 }, kept: 1, mark: 'within noise' },
    { says: 'worse beyond noise', measure: { ...share, value: 1.26 }, kept: 1, mark: 'worse' },
    { says: 'better beyond noise', measure: { ...share, value: 0.79 }, kept: 1, mark: 'better' },
    { says: 'new', measure: precision, mark: 'new' },
    { says: 'the machine’s', measure: { ...share, noise: 'machine', value: 50 }, kept: 1, mark: 'not compared' },
  ])('$says', ({ measure, kept, mark }) => {
    expect(judge(measure, kept)).toBe(mark);
  });
});

describe('The lines of a bench', () => {
  const kept = new Map([
    ['quality: precision', 0.95],
    ['quality: recall', 0.9],
    ['snippets: recall', 0.8],
  ]);
  const marksOf = (findings: readonly Finding[]) =>
    compare('quality', findings, kept).map(({ figure, now, mark }) => `${figure} ${now} ${mark}`);

  test('say what was kept of it and is gone, and nothing of others', () => {
    expect(marksOf([precision])).toEqual(['precision 0.950 same', 'recall  gone']);
  });

  test('say that it was skipped, and that nothing is gone for that', () => {
    expect(marksOf([{ name: 'all of it', gap: 'skipped', why: 'no data' }])).toEqual([
      'all of it skipped: no data skipped',
      'precision  skipped',
      'recall  skipped',
    ]);
  });

  test.each([
    [{ ...precision, bar: 0.95 }, '≥ 0.95 met'],
    [{ ...precision, bar: 0.96 }, '≥ 0.96 not met'],
    [{ ...share, bar: 1 }, '≤ 1 met'],
    [{ ...share, bar: 1, isMissedInFull: true }, '≤ 1 not met in full'],
    [{ ...share, bar: 0.9 }, '≤ 0.9 not met'],
    [share, ' '],
  ] satisfies [Measure, string][])('hold it against its bar: %o', (measure, says) => {
    expect(compare('quality', [measure], new Map()).map(({ bar, is }) => `${bar} ${is}`)).toEqual([says]);
  });
});
