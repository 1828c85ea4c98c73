import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printDigestText, readDigestText } from '#src/digest/digest-text.ts';

const ZONE = 'Europe/Oslo';
const WEEKDAYS = 0b001_1111;
const LAST = 'Put the time, the zone and the days first, and a search last, after “about”';
const plain = { time: '08:30', timeZone: ZONE, days: 127, typed: '' };

describe('A digest is asked for by', () => {
  test.each([
    ['daily 08:30', plain],
    ['daily 8:30', plain],
    ['daily 08.30', plain],
    ['daily 08h30', plain],
    ['Daily at 8:30', plain],
    ['8:30', plain],
    ['daily 8:30am', plain],
    ['daily 8:30 a.m.', plain],
    ['daily 8am', { ...plain, time: '08:00' }],
    ['daily 8:30pm', { ...plain, time: '20:30' }],
    ['daily 12am', { ...plain, time: '00:00' }],
    ['daily 12:15 PM', { ...plain, time: '12:15' }],
    ['daily 23:59', { ...plain, time: '23:59' }],
    ['daily 08:30 europe/BERLIN', { ...plain, timeZone: 'Europe/Berlin' }],
    ['daily 08:30 Asia/Kolkata', { ...plain, timeZone: 'Asia/Kolkata' }],
    ['daily 08:30 utc', { ...plain, timeZone: 'UTC' }],
    ['daily 08:30 GMT', { ...plain, timeZone: 'UTC' }],
    ['daily 08:30 new york', { ...plain, timeZone: 'America/New_York' }],
    ['daily 08:30, New York time', { ...plain, timeZone: 'America/New_York' }],
    ['daily 08:30 in São Paulo', { ...plain, timeZone: 'America/Sao_Paulo' }],
    ['daily 08:30 kyiv', { ...plain, timeZone: 'Europe/Kyiv' }],
    ['daily 08:30 port of spain', { ...plain, timeZone: 'America/Port_of_Spain' }],
    ['daily 08:30 ushuaia', { ...plain, timeZone: 'America/Argentina/Ushuaia' }],
    ['daily 08:30 weekdays', { ...plain, days: WEEKDAYS }],
    ['daily 08:30 on weekdays', { ...plain, days: WEEKDAYS }],
    ['weekdays at 08:30', { ...plain, days: WEEKDAYS }],
    ['daily 08:30 mon-fri', { ...plain, days: WEEKDAYS }],
    ['daily 08:30 Monday – Friday', { ...plain, days: WEEKDAYS }],
    ['daily 08:30 mon,wed,fri', { ...plain, days: 0b001_0101 }],
    ['daily 08:30 Mondays, Wednesdays and Fridays', { ...plain, days: 0b001_0101 }],
    ['daily 08:30 weekends', { ...plain, days: 0b110_0000 }],
    ['daily 08:30 sat-mon', { ...plain, days: 0b110_0001 }],
    ['daily 08:30 tue', { ...plain, days: 0b000_0010 }],
    ['daily 08:30 new york weekdays', { ...plain, timeZone: 'America/New_York', days: WEEKDAYS }],
    ['daily 08:30 weekdays new york', { ...plain, timeZone: 'America/New_York', days: WEEKDAYS }],
    ['daily 08:30 new york about rent', { ...plain, timeZone: 'America/New_York', typed: 'rent' }],
    ['daily 08:30 new york time rent', { ...plain, timeZone: 'America/New_York', typed: 'rent' }],
    ['daily 08:30 in new york rent', { ...plain, timeZone: 'America/New_York', typed: 'rent' }],
    ['daily 08:30 new york mon-fri rent', { ...plain, timeZone: 'America/New_York', days: WEEKDAYS, typed: 'rent' }],
    ['daily 08:30 rent "price freeze"', { ...plain, typed: 'rent "price freeze"' }],
    ['daily 08:30 about rent', { ...plain, typed: 'rent' }],
    ['daily 08:30 about gaza ceasefire', { ...plain, typed: 'gaza ceasefire' }],
    ['daily 08:30 "gaza" ceasefire', { ...plain, typed: '"gaza" ceasefire' }],
    ['daily 08:30 cuba', { ...plain, typed: 'cuba' }],
    ['daily 08:30 sundance', { ...plain, typed: 'sundance' }],
    ['daily 08:30 in court', { ...plain, typed: 'in court' }],
    ['daily 8:30am ET', { ...plain, timeZone: 'America/New_York' }],
    ['daily 8:30am ET rent', { ...plain, timeZone: 'America/New_York', typed: 'rent' }],
    ['daily 8:30am PT weekdays', { ...plain, timeZone: 'America/Los_Angeles', days: WEEKDAYS }],
    ['8:30am pt weekdays', { ...plain, timeZone: 'America/Los_Angeles', days: WEEKDAYS }],
    ['daily 8:30 US Eastern time', { ...plain, timeZone: 'America/New_York' }],
    ['daily 8:30 Central time rent', { ...plain, timeZone: 'America/Chicago', typed: 'rent' }],
    ['daily 8:30 Mumbai', { ...plain, timeZone: 'Asia/Kolkata' }],
    ['daily 8:30 in new delhi about rent', { ...plain, timeZone: 'Asia/Kolkata', typed: 'rent' }],
    ['daily 8:30 St. Paul mon-fri', { ...plain, timeZone: 'America/Chicago', days: WEEKDAYS }],
    ['daily 8:30 UK time', { ...plain, timeZone: 'Europe/London' }],
    ['daily 8:30 JST', { ...plain, timeZone: 'Asia/Tokyo' }],
    ['daily 8:30 every weekday', { ...plain, days: WEEKDAYS }],
    ['every day 8:30', plain],
    ['8:30 daily', plain],
    ['8:30 ET daily about rent', { ...plain, timeZone: 'America/New_York', typed: 'rent' }],
    ['daily 8:30 Monday to Friday', { ...plain, days: WEEKDAYS }],
    ['daily 8:30 mon thru fri', { ...plain, days: WEEKDAYS }],
    ['daily 08:30 about trading on sunday', { ...plain, typed: 'trading on sunday' }],
    ['daily 08:30 "sunday trading" rent', { ...plain, typed: '"sunday trading" rent' }],
    ['daily 08:30 time travel', { ...plain, typed: 'time travel' }],
    ['daily 08:30 ICE', { ...plain, typed: 'ICE' }],
    ['daily 08:30 and/or', { ...plain, typed: 'and/or' }],
  ])('%s', (typed, asked) => {
    expect(readDigestText(typed, ZONE)).toEqual(asked);
  });
});

describe('It is not guessed what is meant by', () => {
  test.each([
    ['daily', 'Tell me a time of day, such as “daily 08:30”', 5],
    ['daily rent', 'Tell me a time of day, such as “daily 08:30”', 6],
    ['daily 8', 'Is it 8:00 or 8pm?', 6],
    ['daily 24:00', 'There is no time “24:00”', 6],
    ['daily 08:60', 'There is no time “08:60”', 6],
    ['daily 13pm', 'There is no time “13pm”', 6],
    ['daily 0am', 'There is no time “0am”', 6],
    ['daily 08:30 europe/berln', "I don't know the time zone “europe/berln”", 12],
    ['daily 08:30 EST', '“EST” does not know summer from winter: name a city, such as “New York”', 12],
    ['daily 08:30 +02:00', '“+02:00” does not know summer from winter: name a city, such as “New York”', 12],
    [
      'daily 08:30 XKT',
      "I don't know the time zone “XKT”: name a city, such as “New York”. If it is a search, write “about XKT”",
      12,
    ],
    ['daily 08:30 IST', '“IST” has several meanings: name a city, such as “New York”', 12],
    ['daily 08:30 AEST weekdays', '“AEST” does not know summer from winter: name a city, such as “New York”', 12],
    ['daily 08:30 Saltry weekdays', `I know no time zone “Saltry”. ${LAST}`, 12],
    ['daily 08:30 Saltry time', `I know no time zone “Saltry”. ${LAST}`, 12],
    ['daily 08:30 rent on sundays', `I know no time zone “rent”. ${LAST}`, 12],
    ['daily 08:30 rent ET', `I know no time zone “rent”. ${LAST}`, 12],
    ['daily 08:30 rent 17:00', `I know no time zone “rent”. ${LAST}`, 12],
    ['daily 08:30 weekdays 5pm', "I don't know what to do with “5pm” there. For a search, write “about 5pm”", 21],
    ['daily 08:30 mt everest', 'Write “mt time” if that is the time zone, or “about mt …” for a search', 12],
    ['daily 08:30 Mumbia', 'Did you mean “mumbai”? If it is a search, write “about Mumbia”', 12],
    ['daily 08:30 new yrok', 'Did you mean “New York”? If it is a search, write “about new yrok”', 12],
    ['daily 08:30 wekdays', 'Did you mean “weekdays”? If it is a search, write “about wekdays”', 12],
    ['daily 08:30 mondy rent', 'Did you mean “monday”? If it is a search, write “about mondy rent”', 12],
    ['daily 08:30 gaza ceasefire', 'Write “gaza time” if that is the time zone, or “about gaza …” for a search', 12],
  ])('%s', (typed, problem, at) => {
    expect(readDigestText(typed, ZONE)).toEqual({ problem, at });
  });
});

test('what was understood, printed, reads the same', () => {
  const two = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
  const word = fc.constantFrom('rent', 'weekdays', 'mon', 'paris', 'in', 'time', 'about', '8am', 'no,', '"EST"', 'utc');
  const asked = fc.record({
    time: fc.tuple(two(23), two(59)).map(([hour, minute]) => `${hour}:${minute}`),
    timeZone: fc.constantFrom('UTC', ...Intl.supportedValuesOf('timeZone')),
    days: fc.integer({ min: 1, max: 127 }),
    typed: fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
  });
  fc.assert(
    fc.property(asked, (digest) => {
      expect(readDigestText(printDigestText(digest), ZONE)).toEqual(digest);
    }),
    { numRuns: 2_000 },
  );
});
