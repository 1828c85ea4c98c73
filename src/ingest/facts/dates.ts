import type { Published } from '#index/text/article.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?<year>\\d{4})';

// American, British and international order. 01/02/2026 is left alone: it is January here and February there.
const DATES = [
  new RegExp(`(?<!\\p{L})${MONTH}\\s+${DAY},?\\s+${YEAR}\\b`, 'iu'),
  new RegExp(`\\b${DAY}\\s+(?:of\\s+)?${MONTH},?\\s+${YEAR}\\b`, 'iu'),
  /\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)/u,
];
const MONTH_ALONE = new RegExp(`^${MONTH},?\\s+${YEAR}$`, 'iu');

const TIMES = [
  /\b(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?(?::\d{2})?\s*(?<half>[ap])\.?m\b\.?\s*\(?(?<zone>[A-Z]{2,4})\b/iu,
  /\b(?<hour>\d{1,2})[:.](?<minute>\d{2})(?::\d{2})?\s*\(?(?<zone>[A-Z]{2,4})\b/u,
];
const ISO_INSTANT = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})/u;

// The zones that American and British papers print. “CST” is Chicago, never Shanghai: the page is in English.
const ZONES: Readonly<Record<string, string>> = {
  ET: 'America/New_York',
  EST: '-05:00',
  EDT: '-04:00',
  CT: 'America/Chicago',
  CST: '-06:00',
  CDT: '-05:00',
  MT: 'America/Denver',
  MST: '-07:00',
  MDT: '-06:00',
  PT: 'America/Los_Angeles',
  PST: '-08:00',
  PDT: '-07:00',
  GMT: '+00:00',
  UTC: '+00:00',
  BST: '+01:00',
};

/**
 * Reads a date a newsroom wrote down as a setting: `2026`, `2026-01`, `2026-01-26`, or a moment with its offset,
 * `2026-01-26T08:00-06:00`. Undefined for anything else, and for days that do not exist.
 */
export function parsePublished(text: string): Published | undefined {
  if (/^\d{4}$/u.test(text)) return { precision: 'year', at: text };
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/u.test(text)) return { precision: 'month', at: text };
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return dayOf(text);
  return ISO_INSTANT.exec(text)?.[0] === text ? minuteOf(text) : undefined;
}

/** The first date printed in `text`, as precise as it is printed: to the minute only with a time and its zone. */
export function findPublished(text: string): Published | undefined {
  const instant = ISO_INSTANT.exec(text)?.[0];
  if (instant) return minuteOf(instant);

  const date = findDate(text);
  if (date) return timed(date, text) ?? { precision: 'day', at: date.toString() };

  const { month, year } = MONTH_ALONE.exec(text.trim())?.groups ?? {};
  return month && year ? { precision: 'month', at: `${year}-${twoDigits(monthNumber(month))}` } : undefined;
}

function findDate(text: string): Temporal.PlainDate | undefined {
  for (const form of DATES) {
    const { year, month, day } = form.exec(text)?.groups ?? {};
    if (year && month && day) return plainDate(`${year}-${twoDigits(monthNumber(month))}-${day.padStart(2, '0')}`);
  }
  return undefined;
}

function timed(date: Temporal.PlainDate, text: string): Published | undefined {
  const found = TIMES.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  const timeZone = ZONES[found?.zone?.toUpperCase() ?? ''];
  const hour = hourOf(found?.hour, found?.half);
  const minute = Number(found?.minute ?? 0);
  if (!timeZone || hour === undefined || minute > 59) return undefined;

  return minuteAt(date.toZonedDateTime({ timeZone, plainTime: { hour, minute } }).toInstant());
}

/** The hour of the day, from a clock of twelve hours if `half` says which half, else of twenty-four. */
function hourOf(printed: string | undefined, half: string | undefined): number | undefined {
  const hour = Number(printed ?? Number.NaN);
  if (half === undefined) return hour < 24 ? hour : undefined;
  return hour >= 1 && hour <= 12 ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : undefined;
}

function dayOf(text: string): Published | undefined {
  const date = plainDate(text);
  return date && { precision: 'day', at: date.toString() };
}

function minuteOf(text: string): Published | undefined {
  try {
    return minuteAt(Temporal.Instant.from(text));
  } catch {
    return undefined;
  }
}

function minuteAt(instant: Temporal.Instant): Published {
  // Down to the minute, never up: a story is not younger than it says.
  return { precision: 'minute', at: instant.toString({ smallestUnit: 'minute', roundingMode: 'trunc' }) };
}

function plainDate(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

function monthNumber(month: string): number {
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  return named < 0 ? Number(month) : named + 1;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
