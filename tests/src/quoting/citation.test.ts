import { describe, expect, test } from 'vitest';
import type { Published } from '#index/text/article.ts';
import { cite, printCitation, printDate } from '#src/quoting/citation.ts';
import { anArticle } from '../../an-article.ts';

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

test('what a document does not say is not made up: its file stands for it, and it is called undated', () => {
  const bare = 'the clerk sold the mill by the lake on monday, and nobody asked why.\n';
  const headed = `---\nheadline: The mill is sold\n---\n${bare}`;
  const printed = (text: string) => printCitation(cite(anArticle({ file: 'wire/bare.txt', text }), 1, 'UTC'));
  expect(printed(bare)).toBe('wire/bare.txt · undated · ¶ 1');
  expect(printed(headed)).toBe('The mill is sold · wire/bare.txt · undated · ¶ 1');
});

test.each([
  ['Correction, Jan. 27: The channel is nine feet deep.', 'corrected Jan. 27'],
  ['Correction (January 27, 2026): The channel is nine feet deep.', 'corrected January 27, 2026'],
  ['CORRECTION: The channel is nine feet deep.', 'corrected'],
])('a corrected story says so, and keeps the note beside its source: %s', (note, corrected) => {
  const text = `The harbor council voted on Tuesday to dredge the old channel before the floods.\n\n${note}\n`;
  const citation = cite(anArticle({ text }), 1, 'UTC');
  expect(citation).toMatchObject({ corrected, correction: note });
  expect(printCitation(citation)).toBe(`harbor.txt · undated · ${corrected} · ¶ 1`);
});
