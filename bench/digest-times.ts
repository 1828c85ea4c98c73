// One digest for each local date: in every zone, at every half-hour, on every day of two years.
import { dueBetween } from '#src/digest/schedule.ts';
import { printTable } from './instruments/table.ts';

/** Dates from the first to the last, both included. */
type Dates = { first: Temporal.PlainDate; last: Temporal.PlainDate };

/** Every half-hour of the day. */
const TIMES = Array.from({ length: 48 }, (_, half) => {
  const hour = String(half >> 1).padStart(2, '0');
  return `${hour}:${half & 1 ? '30' : '00'}`;
});

// Of several missed digests only the newest is less than 12 hours late: as long as none follows sooner.
const APART_MS = 12 * 60 * 60 * 1000;

/** What is wrong with a zone's digests on these dates: a date with none or several, or two that follow too soon. */
export function findWrongDates(timeZone: string, dates: Dates): string[] {
  return TIMES.flatMap((time) => {
    const due = dueOn(dates, time, timeZone);
    const isOncePerDate = due.map(({ date }) => `${date}`).join() === eachDate(dates).join();
    const isApart = due.every(({ dueMs }, at) => at === 0 || dueMs - (due[at - 1]?.dueMs ?? 0) > APART_MS);
    return isOncePerDate && isApart ? [] : [`${timeZone} ${time} ${dates.first}`];
  });
}

/** The two days before and after each change of a zone's clocks in a time. */
export function datesNearChanges(timeZone: string, { first, last }: Dates): Dates[] {
  const near: Dates[] = [];
  let at = first.toZonedDateTime(timeZone).getTimeZoneTransition('next');
  while (at && Temporal.PlainDate.compare(at.toPlainDate(), last) < 0) {
    near.push({ first: at.toPlainDate().subtract({ days: 2 }), last: at.toPlainDate().add({ days: 2 }) });
    at = at.getTimeZoneTransition('next');
  }
  return near;
}

function dueOn({ first, last }: Dates, time: string, timeZone: string) {
  const afterMs = first.subtract({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  const untilMs = last.add({ days: 2 }).toZonedDateTime(timeZone).epochMilliseconds;
  const due = dueBetween({ time, timeZone, days: 127 }, afterMs, untilMs);
  const compare = Temporal.PlainDate.compare;
  return due.filter(({ date }) => compare(date, first) >= 0 && compare(date, last) <= 0);
}

function eachDate({ first, last }: Dates): string[] {
  const { days } = first.until(last);
  return Array.from({ length: days + 1 }, (_, day) => `${first.add({ days: day })}`);
}

function tryTwoYears(): void {
  const first = Temporal.PlainDate.from('2026-01-01');
  const last = first.add({ years: 2 }).subtract({ days: 1 });
  const zones = Intl.supportedValuesOf('timeZone');

  const start = performance.now();
  const wrong = zones.flatMap((timeZone) => findWrongDates(timeZone, { first, last }));
  const days = first.until(last).days + 1;

  printTable([
    {
      zones: String(zones.length),
      times: String(TIMES.length),
      days: String(days),
      digests: String(zones.length * TIMES.length * days),
      wrong: String(wrong.length),
      seconds: ((performance.now() - start) / 1000).toFixed(0),
    },
  ]);
  for (const line of wrong) console.log(line);
  if (wrong.length > 0) process.exitCode = 1;
}

if (import.meta.main) tryTwoYears();
