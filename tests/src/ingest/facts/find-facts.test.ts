import { describe, expect, test } from 'vitest';
import { marked } from '../marked.ts';

describe('a document says of itself', () => {
  test('who wrote it, when and where, each with a receipt', () => {
    const { article } = marked(`headline | Council closes bridge to lorries
      boilerplate | By Jane Doe, The Daily Ferry
      boilerplate | Published January 26, 2026 5:14 p.m. EST | Updated January 27, 2026
      body | MILLTOWN — The city council voted on Tuesday to close the old bridge to lorries.`);
    expect(article).toMatchObject({
      byline: 'Jane Doe, The Daily Ferry',
      published: { precision: 'minute', at: '2026-01-26T22:14Z' },
      place: 'MILLTOWN',
    });
    expect(Object.keys(article.receipts).sort()).toEqual(['byline', 'headline', 'place', 'published']);
  });

  test('its day, though a summary stands above the date', () => {
    const { article } = marked(`headline | Council closes bridge to lorries
      body | Cracks were found in two of its seven piers, and a third is watched.
      boilerplate | Jan 27, 2026 00:45 am IST
      body | The city council voted on Tuesday to close the old bridge to lorries until spring.`);
    expect(article.published).toEqual({ precision: 'day', at: '2026-01-27' });
  });

  test('no day of publication when only an update is dated', () => {
    const { article } = marked(`headline | Council closes bridge to lorries
      boilerplate | Updated January 27, 2026
      body | The city council voted on Tuesday, January 27, 2026, to close the old bridge to lorries.`);
    expect(article.published).toBeUndefined();
  });

  test('no outlet by its credits, its footer or a title that comes only once', () => {
    const { article } = marked(`headline | Council closes bridge to lorries - The Daily Ferry
      caption | Photo by Jane Doe/The Daily Ferry
      body | The city council voted on Tuesday to close the old bridge to lorries until spring.
      boilerplate | Latest Political News on The Daily Ferry`);
    expect(article.outlet).toBeUndefined();
  });

  test('its outlet, when the title is printed with it and without', () => {
    const { article } = marked(`boilerplate | Council closes bridge to lorries | The Daily Ferry
      headline | Council closes bridge to lorries
      body | The city council voted on Tuesday to close the old bridge to lorries until spring.`);
    expect(article).toMatchObject({ headline: 'Council closes bridge to lorries', outlet: 'The Daily Ferry' });
  });

  test('a headline with its last word in stars', () => {
    const { article } = marked(`headline | Most said *test*
      body | In a survey of nine hundred drivers published on Monday, most said they would take the test again.`);
    expect(article.headline).toBe('Most said *test*');
  });

  test('no writer but its own, when notes on others stand below', () => {
    const { article } = marked(`headline | Council closes bridge to lorries
      body | The city council voted on Tuesday to close the old bridge to lorries until spring.
      body | Cracks were found in two of its seven piers, and a third is watched.
      body | The ferry will run all night.
      boilerplate | By Jane Doe
      body | Nine members of the council voted to close the bridge, and six to keep it open until May.`);
    expect(article.byline).toBeUndefined();
  });

  test('the year of its dateline, by a date printed in full nearby', () => {
    const published = (footer: string) =>
      marked(`headline | Council closes bridge to lorries
        body | MILLTOWN, Dec 31 (Reuters) - The city council voted on Tuesday to close the old bridge to lorries.
        boilerplate | ${footer}`).article.published;
    expect(published('Updated January 1, 2026')).toEqual({ precision: 'day', at: '2025-12-31' });
    expect(published('Updated June 1, 2026')).toBeUndefined();
    expect(published('Updated 5:14 p.m.')).toBeUndefined();
  });

  test('no day by the years of a life', () => {
    for (const life of [
      'March 3, 1941 – January 9, 2026',
      '* 3. März 1941 † 9. Januar 2026',
      'March 3, 1941\nx | January 9, 2026',
    ]) {
      const { article } = marked(`headline | Ada Example, ferry captain
        boilerplate | ${life}
        body | Ada Example, who ran the night boat for forty years, died at home on Friday, her family said.`);
      expect(article.published).toBeUndefined();
    }
  });

  test('a day in figures, where another date or its language settles which', () => {
    const published = (more: string) =>
      marked(`headline | Council closes bridge to lorries
        boilerplate | Published 04/05/2026
        body | The city council voted on Tuesday to close the old bridge to lorries until spring.
        body | ${more}`).article.published?.at;
    expect(published('It will meet again in the summer, and the ferry will run all night.')).toBeUndefined();
    expect(published('It will meet again on 28/05/2026, and the ferry will run all night.')).toBe('2026-05-04');
    expect(published('It will meet again on 05/28/2026, and the ferry will run all night.')).toBe('2026-04-05');
    expect(published('It voted on April 5, 2026, and the ferry will run all night.')).toBe('2026-04-05');
  });

  test('nothing, when it says nothing', () => {
    const { article } = marked(
      'body | The city council voted on Tuesday to close the old bridge to lorries until spring.',
    );
    expect(article.receipts).toEqual({});
  });
});
