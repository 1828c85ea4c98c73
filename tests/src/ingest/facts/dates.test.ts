import { describe, expect, test } from 'vitest';
import { findPublished, parsePublished } from '#src/ingest/facts/dates.ts';

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
