import { expect, test } from 'vitest';
import { findDocumentsAtHand, readMarkedDocuments } from '../../../bench/collections/marked-documents.ts';

const documents = readMarkedDocuments();

test('sixty documents and more, of ten shapes and six languages at the least, are marked', () => {
  expect(documents.length).toBeGreaterThanOrEqual(60);
  expect(new Set(documents.map(({ shape }) => shape)).size).toBeGreaterThanOrEqual(10);
  expect(new Set(documents.map(({ language }) => language)).size).toBeGreaterThanOrEqual(6);
});

test('every article has a story, and nothing is both story and junk', () => {
  const articles = documents.filter(({ isArticle }) => isArticle);
  expect(articles.filter(({ story }) => story.length === 0)).toEqual([]);
  for (const { file, story, junk } of articles) {
    const ranges = [...story.flat(), ...junk].flatMap((stretch) => stretch.split(','));
    const bounds = ranges.map((range) => range.split('-').map(Number)).sort(([a = 0], [b = 0]) => a - b);
    expect(
      bounds.filter(([start = 0], at) => start < (bounds[at - 1]?.[1] ?? 0)),
      file,
    ).toEqual([]);
  }
});

test('a file at hand is as long as its marks', () => {
  for (const { document, bytes } of findDocumentsAtHand()) {
    const ends = [...document.story.flat(), ...document.junk].flatMap((stretch) => stretch.match(/\d+/gu) ?? []);
    expect(Math.max(0, ...ends.map(Number)), document.file).toBeLessThanOrEqual(bytes.length);
  }
});
