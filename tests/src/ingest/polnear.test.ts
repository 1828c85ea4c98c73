import { describe, expect, test } from 'vitest';
import { measureBoilerplate, measureMarked, polnear } from '../../../bench/boilerplate.ts';

// Annotated news of 2015 and 2016, beside the project and not in it. Tuned on train, so dev says how it generalises.
describe.each(['train', 'dev'] as const)('on PolNeAR %s', (part) => {
  const folder = polnear(part);
  const figures = folder && measureBoilerplate(folder);

  test.skipIf(!figures)('no quotation the annotators found is hidden, and hardly any reporting', () => {
    expect(figures?.quotations).toBeGreaterThan(500);
    expect(figures?.hiddenQuotations).toEqual([]);
    expect(figures?.hiddenWithAttribution.length).toBeLessThanOrEqual((figures?.hidden ?? 0) * 0.01);
  });

  test.skipIf(!figures)('more than half of what the annotators discarded is hidden', () => {
    expect(figures?.hiddenAndDiscarded).toBeGreaterThan((figures?.discarded ?? 0) * 0.5);
  });
});

// Every paragraph of the five real documents, marked by a reader before looking at ours.
const marked = measureMarked();

test.skipIf(!marked)('what is hidden of the five real documents is what a reader would leave out', () => {
  expect(marked?.paragraphs).toBeGreaterThanOrEqual(60);
  expect(marked?.precision).toBeGreaterThanOrEqual(0.95);
  expect(marked?.recall).toBeGreaterThanOrEqual(0.95);
});
