import { describe, expect, test } from 'vitest';
import { dayInYear, readDateline } from '#src/ingest/facts/dateline.ts';

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
    ['Harle, Ill. — The council', 'Harle, Ill.'],
    ['Harle (CNN Business)The council', 'Harle'],
    ['HARLE, 26 ene (EFE).- La junta', 'HARLE'],
    ['Harle (dpa) - Der Rat', 'Harle'],
    ['ХАРЛЕ, 26 января. /ТАСС/. Совет', 'ХАРЛЕ'],
    ['هارل (رويترز) - قرر المجلس', 'هارل'],
    ['新华社哈勒1月26日电 委员会', '哈勒'],
    ['【ハーレ共同】委員会は', 'ハーレ'],
  ])('%s', (text, place) => {
    expect(readDateline(text)?.place).toBe(place);
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

describe('a day without a year', () => {
  test('stays as it is printed, and can be put into a year', () => {
    expect(readDateline('HARLE, Jan 26 (Reuters) - The council')).toEqual({ place: 'HARLE', day: 'Jan 26' });
    expect(['Jan 26', '26 ene', '26 января', '1月26日'].map((day) => dayInYear(day, 2026)?.toString())).toEqual(
      Array(4).fill('2026-01-26'),
    );
    expect(dayInYear('Feb. 29', 2026)).toBeUndefined();
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
    'قالت (الوزيرة) - إن المجلس',
    '【速報】委員会は渡し場を閉める。',
    'JANE DOE, BYLINE: It is always ten past four.',
    'A — B',
    'EXAMPLE--John, 98, of Milltown, passed away on Friday.',
  ])('%s', (text) => {
    expect(readDateline(text)).toBeUndefined();
  });
});
