import type { Calendar } from '#index/text/dates.ts';

type Zoned = { timeZone: string };

/** The newsroom's day at an instant: what `last:7d` counts from. */
export function calendarAt(ms: number, { timeZone }: Zoned): Calendar {
  const today = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate();
  return { timeZone, today };
}

/** The newsroom's day today. */
export function calendarNow({ now, timeZone }: Zoned & { now: () => Temporal.Instant }): Calendar {
  return calendarAt(now().epochMilliseconds, { timeZone });
}
