import type { Published } from './article.ts';

/** The newsroom's zone and its date. */
export type Calendar = { timeZone: string; today: Temporal.PlainDate };

/** Whole days from `first` to `last`, both included, as `2026-01-26`. Dates so written compare as text. */
export type Days = { first: string; last: string };

const WRITTEN = /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/;
const SPAN = /^(?<count>\d{1,4})(?<unit>[dwmy])$/i;
const UNITS: Record<string, 'days' | 'weeks' | 'months' | 'years'> = { d: 'days', w: 'weeks', m: 'months', y: 'years' };

/** A year, month or day as typed, if there is such a one. */
export function readDate(typed: string): string | undefined {
  return WRITTEN.test(typed) && daysOf(typed) ? typed : undefined;
}

/** A span as typed, such as `7d`, if it is one. */
export function readSpan(typed: string): string | undefined {
  return SPAN.test(typed) ? typed.toLowerCase() : undefined;
}

/** The day before a span that ends today: what comes after it is within the span. */
export function dayBefore(span: string, today: Temporal.PlainDate): string {
  const { count, unit = '' } = SPAN.exec(span)?.groups ?? {};
  return today.subtract({ [UNITS[unit] ?? 'days']: Number(count) }).toString();
}

/** The days of a year, a month or a day; undefined where there is no such date. */
function daysOf(date: string): Days | undefined {
  try {
    if (/^\d{4}$/.test(date)) return { first: `${date}-01-01`, last: `${date}-12-31` };
    if (/^\d{4}-\d{2}$/.test(date)) {
      const { daysInMonth } = Temporal.PlainYearMonth.from(date);
      return { first: `${date}-01`, last: `${date}-${daysInMonth}` };
    }
    const day = Temporal.PlainDate.from(date, { overflow: 'reject' }).toString();
    return { first: day, last: day };
  } catch {
    return undefined;
  }
}

/** The days on which a story may have been published, as far as it says; an instant has its day in the newsroom's zone. */
export function daysPublished(published: Published, timeZone: string): Days | undefined {
  if (published.precision !== 'minute') return daysOf(published.at);
  return daysOf(Temporal.Instant.from(published.at).toZonedDateTimeISO(timeZone).toPlainDate().toString());
}

/**
 * Whether a story published on one of `days` was published on, after or before `date`:
 * `maybe` where it says its month or year only and part of that fits.
 */
export function compareDays(days: Days, kind: 'on' | 'after' | 'before', date: string): 'yes' | 'maybe' | 'no' {
  const { first, last } = daysOf(date) ?? { first: '', last: '' };
  if (kind === 'after') return judge(days.first > last, days.last > last);
  if (kind === 'before') return judge(days.last < first, days.first < first);
  return judge(days.first >= first && days.last <= last, days.first <= last && days.last >= first);
}

function judge(isWhole: boolean, isPart: boolean): 'yes' | 'maybe' | 'no' {
  if (isWhole) return 'yes';
  return isPart ? 'maybe' : 'no';
}
