import { expect, test } from 'vitest';
import labels from '../../../bench/reading-pages/labels.json' with { type: 'json' };
import { LabelFile } from '../../../bench/reading-pages/notation.ts';
import { copiedFile, findPages, howToFetch, placeOf } from '../../../bench/reading-pages/pages.ts';

// Whoever changes how pages are parted mixes what was learnt from with what is reported.
test.each([
  ['trafilatura/spektrum.de.engelbart', '0060ae7656349e73', 'report'],
  ['trafilatura/diakonie.de-Lebensgefühl', '00f18a0f952c9090', 'learn'],
])('%s stays where it is', (name, hash, half) => {
  expect(placeOf(name)).toEqual({ hash, half });
  expect(copiedFile('pages', { hash })).toBe(`pages/copied/${hash}.txt`);
});

test('every page is labelled once, in one of the halves', () => {
  const { pages, noArticle } = LabelFile.parse(labels);
  const names = [...pages, ...noArticle].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(pages.map(({ name }) => placeOf(name).half))).toEqual(new Set(['learn', 'report']));
});

test('where the pages are not there, it is said how to get them', () => {
  expect(findPages('nowhere')).toBeUndefined();
  expect(howToFetch('nowhere')).toContain('git -C nowhere/trafilatura checkout');
});
