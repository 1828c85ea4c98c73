import { describe, expect, test } from 'vitest';
import { readByline } from '#src/ingest/facts/byline.ts';
import { readDateline } from '#src/ingest/facts/dateline.ts';
import { findPublished, parsePublished } from '#src/ingest/facts/dates.ts';
import { marked } from './marked.ts';

describe('a dateline says where', () => {
  test.each([
    ['WASHINGTON (AP) — The council', 'WASHINGTON'],
    ['WASHINGTON — The council', 'WASHINGTON'],
    ['MINNEAPOLIS, MINNESOTA: The council', 'MINNEAPOLIS, MINNESOTA'],
    ['ST. PAUL, Minn. (AP) — The council', 'ST. PAUL, Minn.'],
    ['NEW YORK, Jan 26 (Reuters) - The council', 'NEW YORK'],
    ['Paris (AFP) – The council', 'Paris'],
    ['BOCA RATON, Fla. -- The council', 'BOCA RATON, Fla.'],
    ['ZÜRICH — “We knew,” said the council', 'ZÜRICH'],
    ['KYIV — The council', 'KYIV'],
    ['Milltown, Ohio — The council', 'Milltown, Ohio'],
    ['CAIRO/ADDIS ABABA, Jan 26 (Reuters) - The council', 'CAIRO/ADDIS ABABA'],
    ['New Delhi, Jan 26 (PTI) The council', 'New Delhi'],
    ['Leh (Ladakh) [India], January 26 (ANI): The council', 'Leh (Ladakh) [India]'],
    ['MOSCOW, January 26. /TASS/. The council', 'MOSCOW'],
  ])('%s', (text, place) => {
    expect(readDateline(text)).toEqual({ place });
  });

  test('and, when it has a year, when', () => {
    expect(readDateline('WASHINGTON D.C January 26, 2026 – In a bid')).toEqual({
      place: 'WASHINGTON D.C',
      published: { precision: 'day', at: '2026-01-26' },
    });
    expect(readDateline('SEDGE COUNTY, Sept. 2026 — The marsh')).toEqual({
      place: 'SEDGE COUNTY',
      published: { precision: 'month', at: '2026-09' },
    });
  });
});

describe('no dateline is seen in', () => {
  test.each([
    'BREAKING: The council has voted.',
    'EXCLUSIVE — The council has voted.',
    'LEAVITT: “Let cops be cops.”',
    'FACT CHECK: The council has not voted.',
    'ICE — which has denied it — left.',
    'U.S. — and Canadian — officials met.',
    'The council, the mayor said: no.',
    'WATCH — The council votes.',
    'UNESCO — which denies it — left.',
    'NATO — The alliance left.',
    'JANE DOE, BYLINE: It is always ten past four.',
    'A — B',
    'EXAMPLE--John, 98, of Milltown, passed away on Friday.',
  ])('%s', (text) => {
    expect(readDateline(text)).toBeUndefined();
  });
});

describe('a date is as precise as it is printed:', () => {
  test.each([
    ['January 26, 2026', 'day', '2026-01-26'],
    ['Mon, Jan. 26, 2026', 'day', '2026-01-26'],
    ['26 January 2026', 'day', '2026-01-26'],
    ['Sept. 3rd, 2026', 'day', '2026-09-03'],
    ['2026-01-26', 'day', '2026-01-26'],
    ['January 26, 2026 5:14 p.m. EST', 'minute', '2026-01-26T22:14Z'],
    ['January 26, 2026 at 12:05 AM CST', 'minute', '2026-01-26T06:05Z'],
    ['July 4, 2026, 5 PM ET', 'minute', '2026-07-04T21:00Z'],
    ['Mon 26 Jan 2026 06.00 GMT', 'minute', '2026-01-26T06:00Z'],
    ['08:14 EST, 26 January 2026', 'minute', '2026-01-26T13:14Z'],
    ['01/26/2026January 26, 2026', 'day', '2026-01-26'],
    ['January 26, 2026 5:14 p.m.', 'day', '2026-01-26'],
    ['2026-01-26T08:00:59-06:00', 'minute', '2026-01-26T14:00Z'],
    ['January 2026', 'month', '2026-01'],
  ])('%s', (text, precision, at) => {
    expect(findPublished(text)).toEqual({ precision, at });
  });

  test.each(['Jan. 26', 'February 30, 2026', '01/02/2026', 'Monday', 'January 2026 marks an escalation', '5:14 p.m.'])(
    'none in “%s”',
    (text) => {
      expect(findPublished(text)).toBeUndefined();
    },
  );
});

describe('a date given as a setting', () => {
  test.each([
    ['2026', { precision: 'year', at: '2026' }],
    ['2026-01', { precision: 'month', at: '2026-01' }],
    ['2026-01-26', { precision: 'day', at: '2026-01-26' }],
    ['2026-01-26T08:00-06:00', { precision: 'minute', at: '2026-01-26T14:00Z' }],
    ['2026-01-26T08:00:30Z', { precision: 'minute', at: '2026-01-26T08:00Z' }],
    ['2026-13', undefined],
    ['2026-02-30', undefined],
    ['2026-01-26T08:00', undefined],
    ['2026-01-26T25:00Z', undefined],
    ['last Monday', undefined],
  ])('%s', (text, published) => {
    expect(parsePublished(text)).toEqual(published);
  });
});

describe('a byline', () => {
  test.each([
    ['By Jane Doe', 'Jane Doe'],
    ['By Jane Doe, AP', 'Jane Doe, AP'],
    ['BY JANE DOE AND JOHN ROE', 'JANE DOE AND JOHN ROE'],
    ['By Jane Doe | Jan. 26, 2026', 'Jane Doe'],
    ['By Ludwig van der Example • 4 min read', 'Ludwig van der Example'],
    ['Story by Jane Doe • 3h • 4 min read', 'Jane Doe'],
    ['By JANE DOE, SENIOR REPORTER', 'JANE DOE'],
    ['By Jane Doe, Staff Writer | Published: January 26, 2026', 'Jane Doe'],
    ['By Tuesday the detour was full.', undefined],
    ['By the Numbers', undefined],
    ['Jane Doe', undefined],
  ])('%s', (line, names) => {
    expect(readByline(line)).toBe(names);
  });
});

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

  test('nothing, when it says nothing', () => {
    const { article } = marked(
      'body | The city council voted on Tuesday to close the old bridge to lorries until spring.',
    );
    expect(article.receipts).toEqual({});
  });
});
