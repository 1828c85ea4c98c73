import { printDate } from '#src/quoting/citation.ts';

/** A moment on the clock of a zone: `January 26, 2026, 08:30`. */
export function printMoment(ms: number, timeZone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'minute' });
  return `${printDate({ precision: 'minute', at }, timeZone)}, ${printClock(ms, timeZone)}`;
}

/** Its day, for readers who know the year: `Monday, January 26`. */
export function printDay(ms: number, timeZone: string): string {
  return zoned(ms, timeZone).toLocaleString('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
}

/** Its time of day: `08:30`. */
export function printClock(ms: number, timeZone: string): string {
  return zoned(ms, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}

function zoned(ms: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
}
