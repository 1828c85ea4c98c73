import { describe, expect, test } from 'vitest';
import { measureNames, measureQuotations } from '../../../bench/quotations.ts';
import { hasShared } from '../../shared.ts';

// Annotated news of 2015 and 2016, beside the project and not in it. Rules were made on train, so dev is the judge.
describe.skipIf(!hasShared('eval/polnear'))('On PolNeAR dev', () => {
  const figures = measureQuotations('dev');

  test('direct quotations are found to the character', () => {
    expect(figures?.spans.precision).toBeGreaterThanOrEqual(0.97);
    expect(figures?.spans.recall).toBeGreaterThanOrEqual(0.98);
  });

  test('whoever is shown as a speaker is the one the annotators name', () => {
    expect(figures?.speakers.shown.precision).toBeGreaterThanOrEqual(0.95);
    expect(figures?.speakers.shown.coverage).toBeGreaterThanOrEqual(0.7);
  });

  test('whoever is named in full is whom a reader named', () => {
    const names = measureNames();
    expect(names?.shown.precision).toBeGreaterThanOrEqual(0.95);
    expect(names?.shown.coverage).toBeGreaterThanOrEqual(0.7);
  });

  test('the plain baseline is well behind', () => {
    expect(figures?.speakers.baseline.precision).toBeLessThan(0.8);
  });
});
