import { describe, expect, test } from 'vitest';
import { readDateline } from '#src/ingest/facts/dateline.ts';

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
