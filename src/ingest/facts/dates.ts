import type { Published } from '#index/text/article.ts';
import { LANGUAGES } from '#src/ingest/languages/languages.ts';
import { setApart } from './digits.ts';

/** Which number stands first in a date such as 04/05/2026, where something else tells. */
export type DateOrder = 'day first' | 'month first';

/** The months by every name that a language has for them, in small letters. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  LANGUAGES.flatMap(({ months }) =>
    months.flatMap((names, at) => names.split('|').map((name) => [name, at + 1] as const)),
  ),
);

/** The name of a month in any language, the longest first, as one group of a regular expression. */
export const MONTH_NAME = `(?:${[...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{M}])`;
const WITHIN = LANGUAGES.flatMap(({ within }) => within.split('|')).filter((word) => word !== '');

// Arabic prints a month's name of the Levant and that of Egypt side by side: كانون الثاني/يناير.
const MONTH = `(?<month>${MONTH_NAME})\\.?(?: ?[/(] ?[\\p{Script=Arabic} ]{3,16}\\)?)?`;
// 3rd, 1er, 1º, 26. and 3-го
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th|er|ère|re|[.º°ª]|-?(?:го|ого))?';
const YEAR = '(?<year>\\d{4})';
const SMALL = `(?:(?:${[...new Set(WITHIN)].join('|')})\\s+)?`;
const MARK = '[./|-]';
// 令和8年 is 2026: the year before the first of each era.
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

// American, British and international order, and those of Chinese and Japanese.
const DATES = [
  new RegExp(`(?<!\\p{L})${MONTH}\\s+${DAY},?\\s+${YEAR}(?!\\d)`, 'giu'),
  new RegExp(`(?<![\\p{L}\\d])${DAY}[\\s,.-]{0,2}${SMALL}${MONTH}[,-]?\\s{0,2}${SMALL}${YEAR}(?!\\d)`, 'giu'),
  /(?<!\d|\d[./|-])(?<year>\d{4})(?<mark>[./-])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d|[./|-]\d)/gu,
  /(?<!\d)(?<year>\d{4}) ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?[日号號]/gu,
  /(?<era>令和|平成|昭和) ?(?<yearOfEra>\d{1,2}|元)年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?日/gu,
];
// 26/01/2026, 26.01.2026, 26 | 01 | 2026: the day or the month comes first.
const FIGURES = new RegExp(
  `(?<!\\d|\\d${MARK})(?<first>\\d{1,2}) ?(?<mark>${MARK}) ?(?<second>\\d{1,2}) ?\\k<mark> ?(?<year>\\d{4})(?!\\d|${MARK}\\d)`,
  'gu',
);
const MONTH_ALONE = [
  new RegExp(`^${MONTH},?\\s+${SMALL}${YEAR}$`, 'iu'),
  /^(?<year>\d{4}) ?年 ?(?<month>\d{1,2}) ?月$/u,
];

const TIMES = [
  /\b(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?(?::\d{2})?\s*(?<half>[ap])\.?m\b\.?\s*\(?(?<zone>[A-Z]{2,4})\b/iu,
  /\b(?<hour>\d{1,2})[:.](?<minute>\d{2})(?::\d{2})?\s*\(?(?<zone>[A-Z]{2,4})\b/u,
];
const ISO_INSTANT = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})/u;

// The zones that American and British papers print. “CST” is Chicago, never Shanghai: the date is no Chinese one.
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
const IDEOGRAPH = /\p{Script=Han}/u;

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

/**
 * The first date printed in `text`, as precise as it is printed: to the minute only with a time and its zone. A date in
 * figures that could be two days, such as 04/05/2026, is none without an `order`.
 */
export function findPublished(text: string, order?: DateOrder): Published | undefined {
  const instant = ISO_INSTANT.exec(text)?.[0];
  if (instant) return minuteOf(instant);

  const line = setApart(text);
  const date = findDays(line, order)[0];
  if (date) return timed(date, line) ?? { precision: 'day', at: date.toString() };

  const { month, year } = MONTH_ALONE.map((form) => form.exec(line.trim())?.groups).find(Boolean) ?? {};
  return month && year ? { precision: 'month', at: `${year}-${twoDigits(monthNumber(month))}` } : undefined;
}

/** The days printed in a text, in order, as far as each can be only one. */
export function findDays(text: string, order?: DateOrder): Temporal.PlainDate[] {
  const line = setApart(text);
  const written = DATES.flatMap((form) =>
    [...line.matchAll(form)].map(({ index, groups }) => ({ index, day: dayIn(groups ?? {}) })),
  );
  const figures = [...line.matchAll(FIGURES)].map(({ index, groups }) => ({
    index,
    day: onlyReading(readingsOf(groups ?? {}), order),
  }));
  return [...written, ...figures].sort((a, b) => a.index - b.index).flatMap(({ day }) => day ?? []);
}

/** The readings of every date in figures in a text: with its day first, and with its month first, as far as there is such a day. */
export function findReadings(text: string): Readings[] {
  return [...setApart(text).matchAll(FIGURES)].map(({ groups }) => readingsOf(groups ?? {}));
}

export type Readings = Record<'dayFirst' | 'monthFirst', Temporal.PlainDate | undefined>;
type Groups = Record<string, string | undefined>;

function dayIn({ year, month = '', day = '', era = '', yearOfEra = '' }: Groups): Temporal.PlainDate | undefined {
  const ofEra = yearOfEra === '元' ? 1 : Number(yearOfEra);
  return plainDate(year ?? String((ERAS[era] ?? 0) + ofEra), monthNumber(month), day);
}

function readingsOf({ first = '', second = '', year = '' }: Groups): Readings {
  return { dayFirst: plainDate(year, Number(second), first), monthFirst: plainDate(year, Number(first), second) };
}

function onlyReading({ dayFirst, monthFirst }: Readings, order: DateOrder | undefined) {
  if (!dayFirst || !monthFirst || dayFirst.equals(monthFirst)) return dayFirst ?? monthFirst;
  if (order === undefined) return undefined;
  return order === 'day first' ? dayFirst : monthFirst;
}

function timed(date: Temporal.PlainDate, text: string): Published | undefined {
  const found = TIMES.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  const timeZone = IDEOGRAPH.test(text) ? undefined : ZONES[found?.zone?.toUpperCase() ?? ''];
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
  const [year = '', month, day = ''] = text.split('-');
  const date = plainDate(year, Number(month), day);
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

function plainDate(year: string, month: number, day: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year: Number(year), month, day: Number(day) }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

function monthNumber(month: string): number {
  return MONTHS.get(month.toLowerCase()) ?? Number(month);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
