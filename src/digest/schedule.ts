import type { Digest } from '#src/store/records.ts';

/** When a digest is posted: a local time on some days of the week, in a zone. */
export type Schedule = Pick<Digest, 'time' | 'timeZone' | 'days'>;

/** One planned post: the date that it belongs to, and the instant at which it is due. */
export type Planned = { date: Temporal.PlainDate; dueMs: number };

// Whatever the days of the week, one of them comes within these.
const NEXT_WEEK = 8;

/**
 * What is due after `afterMs` and not after `untilMs`, oldest first: one for each date of the schedule.
 * A time that the clocks leave out is due as much later as they jump, a time that comes twice is due when it first comes.
 */
export function dueBetween(schedule: Schedule, afterMs: number, untilMs: number): Planned[] {
  const last = dateAt(untilMs, schedule);
  const due: Planned[] = [];
  // Clocks that jump over midnight make a post due on the day after its date.
  for (let date = dateAt(afterMs, schedule).subtract({ days: 1 }); !isAfter(date, last); date = date.add({ days: 1 })) {
    const dueMs = dueOn(date, schedule);
    if (dueMs !== undefined && dueMs > afterMs && dueMs <= untilMs) due.push({ date, dueMs });
  }
  return due;
}

/** The first that is due after `afterMs`. */
export function nextDue(schedule: Schedule, afterMs: number): Planned | undefined {
  const soon = dateAt(afterMs, schedule).add({ days: NEXT_WEEK });
  return dueBetween(schedule, afterMs, soon.toZonedDateTime(schedule.timeZone).epochMilliseconds)[0];
}

/** The instant of a date's post, if it has one. Always computed anew, as governments change their clocks. */
function dueOn(date: Temporal.PlainDate, { time, timeZone, days }: Schedule): number | undefined {
  if (!(days & (1 << (date.dayOfWeek - 1)))) return undefined;
  const due = date.toZonedDateTime({ timeZone, plainTime: time });
  // Samoa had no 30 December 2011: a date that a zone leaves out altogether has no post.
  if (!due.toPlainDate().equals(date) && !date.toZonedDateTime(timeZone).toPlainDate().equals(date)) return undefined;
  return due.epochMilliseconds;
}

function dateAt(ms: number, { timeZone }: Schedule): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate();
}

function isAfter(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0;
}
