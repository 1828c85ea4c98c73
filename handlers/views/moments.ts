import { MONTHS, printDate } from '#src/quoting/citation.ts';

const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** A moment on the clock of a zone: `January 26, 2026, 08:30`. */
export function printMoment(ms: number, timeZone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'minute' });
  return `${printDate({ precision: 'minute', at }, timeZone)}, ${printClock(ms, timeZone)}`;
}

/** Its day, for readers who know the year: `Monday, January 26`. */
export function printDay(ms: number, timeZone: string): string {
  const { dayOfWeek, month, day } = zoned(ms, timeZone);
  return `${WEEKDAYS[dayOfWeek - 1]}, ${MONTHS[month - 1]} ${day}`;
}

/** Its time of day: `08:30`. */
export function printClock(ms: number, timeZone: string): string {
  return zoned(ms, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}

function zoned(ms: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
}
