import { expect, test } from 'vitest';
import { readFolders } from '#src/ingest/read-folder.ts';
import { measureVerification } from '../../bench/verify.ts';

// The bench's own changes, made to the quotations of the seeds: on every machine, without PolNeAR.
const { articles } = await readFolders(['seeds']);
const figures = await measureVerification({ archive: articles, from: articles, count: 30 });

test('there is something to change in every way', () => {
  expect(figures.filter(({ checked }) => checked === 0)).toEqual([]);
});

test('no changed quotation is called exact, and none left unchanged is called anything else', () => {
  expect(
    figures.filter(({ expectsExact, calledExact, checked }) => calledExact !== (expectsExact ? checked : 0)),
  ).toEqual([]);
});

test('what was changed is said of nearly every one', () => {
  const checked = figures.reduce((sum, one) => sum + one.checked, 0);
  const right = figures.reduce((sum, one) => sum + one.right, 0);
  expect(right / checked).toBeGreaterThanOrEqual(0.95);
});
