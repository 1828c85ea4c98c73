import { describe, expect, test } from 'vitest';
import { dueBetween, nextDue, type Schedule } from '#src/digest/schedule.ts';
import { datesNearChanges, findWrongDates } from '../../../bench/digest-times.ts';

const DAILY: Schedule = { time: '08:30', timeZone: 'UTC', days: 127 };
const ms = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds;

/** The instants due between two, each in its zone. */
function due(schedule: Schedule, after: string, until: string): string[] {
  return dueBetween(schedule, ms(after), ms(until)).map(({ dueMs }) =>
    Temporal.Instant.fromEpochMilliseconds(dueMs)
      .toZonedDateTimeISO(schedule.timeZone)
      .toString({ timeZoneName: 'never' }),
  );
}

describe('A digest is due', () => {
  test('once a day, after one instant and up to another', () => {
    expect(due(DAILY, '2026-11-20T08:30Z', '2026-11-22T08:30Z')).toEqual([
      '2026-11-21T08:30:00+00:00',
      '2026-11-22T08:30:00+00:00',
    ]);
    expect(due(DAILY, '2026-11-22T08:30Z', '2026-11-22T23:00Z')).toEqual([]);
  });

  test('on the days of the week that were asked for', () => {
    const weekends = { ...DAILY, days: 0b110_0000 };
    expect(due(weekends, '2026-11-16T00:00Z', '2026-11-30T00:00Z')).toEqual([
      '2026-11-21T08:30:00+00:00',
      '2026-11-22T08:30:00+00:00',
      '2026-11-28T08:30:00+00:00',
      '2026-11-29T08:30:00+00:00',
    ]);
  });

  test('as much later as the clocks jump, when they leave its time out', () => {
    const newYork = { ...DAILY, timeZone: 'America/New_York', time: '02:30' };
    expect(due(newYork, '2026-03-07T12:00Z', '2026-03-09T12:00Z')).toEqual([
      '2026-03-08T03:30:00-04:00',
      '2026-03-09T02:30:00-04:00',
    ]);
    const lordHowe = { ...DAILY, timeZone: 'Australia/Lord_Howe', time: '02:15' };
    expect(due(lordHowe, '2026-10-03T12:00Z', '2026-10-04T12:00Z')).toEqual(['2026-10-04T02:45:00+11:00']);
    const cairo = { ...DAILY, timeZone: 'Africa/Cairo', time: '00:15' };
    expect(due(cairo, '2026-04-23T12:00Z', '2026-04-24T12:00Z')).toEqual(['2026-04-24T01:15:00+03:00']);
  });

  test('on the next day for its own date, when the clocks jump over midnight', () => {
    const nuuk = { ...DAILY, timeZone: 'America/Nuuk', time: '23:30' };
    const [jumped] = dueBetween(nuuk, ms('2026-03-28T12:00Z'), ms('2026-03-29T12:00Z'));
    expect(`${jumped?.date}`).toBe('2026-03-28');
    expect(due(nuuk, '2026-03-28T12:00Z', '2026-03-29T12:00Z')).toEqual(['2026-03-29T00:30:00-01:00']);
    // Also when the day after has begun already.
    expect(due(nuuk, '2026-03-29T01:10Z', '2026-03-29T12:00Z')).toEqual(['2026-03-29T00:30:00-01:00']);
  });

  test('the first time, when its time comes twice', () => {
    const newYork = { ...DAILY, timeZone: 'America/New_York', time: '01:30' };
    expect(due(newYork, '2026-10-31T12:00Z', '2026-11-02T12:00Z')).toEqual([
      '2026-11-01T01:30:00-04:00',
      '2026-11-02T01:30:00-05:00',
    ]);
  });

  test('never on a date that its zone leaves out', () => {
    const apia = { ...DAILY, timeZone: 'Pacific/Apia' };
    const dates = dueBetween(apia, ms('2011-12-28T12:00Z'), ms('2012-01-01T12:00Z')).map(({ date }) => `${date}`);
    expect(dates).toEqual(['2011-12-28', '2011-12-29', '2011-12-31', '2012-01-01']);
  });
});

test('the next is the first after now, a week ahead if need be', () => {
  expect(`${nextDue(DAILY, ms('2026-11-22T08:29Z'))?.date}`).toBe('2026-11-22');
  expect(`${nextDue(DAILY, ms('2026-11-22T08:30Z'))?.date}`).toBe('2026-11-23');
  expect(`${nextDue({ ...DAILY, days: 0b100_0000 }, ms('2026-11-22T08:30Z'))?.date}`).toBe('2026-11-29');
});

// `npm run bench:digest-times` tries every day of the two years.
test('in every zone there is one for each date on the days around every change of clocks', () => {
  const years = { first: Temporal.PlainDate.from('2026-01-01'), last: Temporal.PlainDate.from('2027-12-31') };
  const changes = Intl.supportedValuesOf('timeZone').flatMap((timeZone) =>
    datesNearChanges(timeZone, years).map((dates) => ({ timeZone, dates })),
  );
  expect(changes.length).toBeGreaterThan(400);
  expect(changes.flatMap(({ timeZone, dates }) => findWrongDates(timeZone, dates))).toEqual([]);
});
