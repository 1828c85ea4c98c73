import { describe, expect, test } from 'vitest';
import type { Published } from '#index/article.ts';
import { cite, printCitation, printDate } from '#src/citation.ts';
import { anArticle } from '../an-article.ts';

describe('a date is printed as precisely as it is known', () => {
  test.each<[Published, string]>([
    [{ precision: 'year', at: '2026' }, '2026'],
    [{ precision: 'month', at: '2026-01' }, 'January 2026'],
    [{ precision: 'day', at: '2026-01-26' }, 'January 26, 2026'],
    [{ precision: 'minute', at: '2026-01-27T02:30Z' }, 'January 26, 2026'],
  ])('%j', (published, printed) => {
    expect(printDate(published, 'America/Chicago')).toBe(printed);
  });
});

test('a source has its headline, outlet, date and paragraph', () => {
  expect(printCitation(cite(anArticle(), 2, 'UTC'))).toBe(
    'Harbor council votes to dredge the old channel · The Tidewater Post · January 20, 2026 · ¶ 2',
  );
});

test('what a document does not say is left out, and its file named', () => {
  const bare = anArticle({
    file: 'wire/bare.txt',
    text: 'the clerk sold the mill by the lake on monday, and nobody asked why.\n',
  });
  expect(printCitation(cite(bare, 1, 'UTC'))).toBe('wire/bare.txt · ¶ 1');
});
