import { describe, expect, test } from 'vitest';
import { parseMoment } from '#src/ingest/terms/moment.ts';

describe('a moment in words is read', () => {
  test.each([
    ['5:00 p.m. ET Tuesday, Feb. 3, 2037', '2037-02-03T22:00:00Z'],
    ['0001 HRS GMT TUESDAY 3 FEBRUARY 2037', '2037-02-03T00:01:00Z'],
    ['3rd of February 2037 at 6pm UK time', '2037-02-03T18:00:00Z'],
    ['12:01 a.m. EST, Feb. 3, 2037', '2037-02-03T05:01:00Z'],
    ['noon ET 3 July 2037', '2037-07-03T16:00:00Z'],
    ['5 p.m. Eastern on Feb. 3, 2037', '2037-02-03T22:00:00Z'],
    ['3 July 2037 18:00 UTC+2', '2037-07-03T16:00:00Z'],
    ['3 July 2037 5 pm EDT (2100 GMT)', '2037-07-03T21:00:00Z'],
    ['2037-02-03 06:00 Central European Time', '2037-02-03T05:00:00Z'],
    ['Sunday, Feb. 8, 2037, and thereafter', '2037-02-08'],
  ])('%s', (text, moment) => {
    expect(parseMoment(text)).toBe(moment);
  });

  test.each([
    ['a weekday alone', '5:00 p.m. ET Monday'],
    ['a day without its year', '5:00 p.m. ET Feb. 3'],
    ['a time without its zone', '0001 HRS TUESDAY 3 FEBRUARY 2037'],
    ['a zone of many places', '6 p.m. IST, 3 February 2037'],
    ['somebody’s local time', '6 p.m. local time, 3 February 2037'],
    ['a weekday that the date is not', 'Monday 3 February 2037'],
    ['a summer time in winter', '5 pm EDT 3 February 2037'],
    ['a winter time in summer', '3 July 2037, 06:00 CET'],
    ['a time that the clock shows twice', '1:30 a.m. ET Nov. 1, 2037'],
    ['a time that the clock never shows', '2:30 a.m. ET March 8, 2037'],
    ['two times that are not one', '3 July 2037 5 pm EDT (2200 GMT)'],
    ['half past eight that looks like a year', '3 FEB 2030 GMT'],
    ['a month first or a day first', '03/02/2037'],
    ['a midnight', 'midnight ET 3 July 2037'],
    ['an hour of either half', '3 February 2037 at 5 ET'],
    ['more than a time', '3 February 2037 or later'],
    ['a day that there is not', '30 February 2037'],
  ])('and never guessed: %s', (_, text) => {
    expect(parseMoment(text)).toBeUndefined();
  });
});
