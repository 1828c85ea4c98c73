import { expect, test } from 'vitest';
import { readFolders } from '#src/ingest/read-folder.ts';
import { disguiseShortfalls, measureDisguised } from '../../bench/verify-disguised.ts';

// The bench's own drafts, made of the quotations of the seeds: on every machine, without PolNeAR.
const { articles } = await readFolders(['seeds']);
const figures = await measureDisguised(articles);

test('there are quotations for every kind of draft', () => {
  expect(figures.filter(({ checked }) => checked === 0)).toEqual([]);
});

test('a quotation is known in any dress, and neither with another word nor with another speaker', () => {
  expect(disguiseShortfalls(figures)).toEqual([]);
});
