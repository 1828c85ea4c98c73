import { isOneEditApart } from '#index/text/one-edit.ts';

/** Every day of the week, as a set of bits: Monday the lowest. */
export const EVERY_DAY = 0b111_1111;

const SETS: Record<string, number> = { weekday: 0b001_1111, weekend: 0b110_0000, day: EVERY_DAY };
const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const DAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?';
const TO = '(?:(?:(?<!\\s)\\s+)?[-–—]\\s*|(?<!\\s)\\s+(?:to|through|thru|until|till)\\s+)';
const SPAN = `${DAY}(?:${TO}${DAY})?`;
const AND = '(?:(?<!\\s)\\s+)?(?:,|&|\\band\\b)\\s*';

const DAYS = `(?:on\\s+|every\\s+|each\\s+)?(?<days>weekdays?|weekends?|(?<=every\\s|each\\s)day|${SPAN}(?:${AND}${SPAN})*)(?=[\\s,]|$)`;

const BETWEEN_SPANS = new RegExp(AND);
const WITHIN_SPAN = new RegExp(TO);

/** What names days of the week, from where the text has been read: `weekdays`, `mon-fri`, `mon, wed and fri`, `every day`. */
export const WEEKDAYS = new RegExp(DAYS, 'iy');

/** The same anywhere in a text. */
export const ANY_WEEKDAYS = new RegExp(`(?<![\\p{L}\\p{N}])${DAYS}`, 'iu');

// Shorter names are one letter away from other words.
const LONG_NAMES = ['weekday', 'weekdays', 'weekend', 'weekends', 'monday', 'tuesday', 'wednesday', 'thursday'].concat([
  ...[
    'friday',
    'saturday',
    'sunday',
    'mondays',
    'tuesdays',
    'wednesdays',
    'thursdays',
    'fridays',
    'saturdays',
    'sundays',
  ],
]);

/** The days that `word` is a misspelling of. */
export function misspeltDays(word: string): string | undefined {
  const typed = word.toLowerCase();
  return LONG_NAMES.includes(typed) ? undefined : LONG_NAMES.find((name) => isOneEditApart(typed, name));
}

/** The set of the days that `typed` names. */
export function readWeekdays(typed: string): number {
  const text = typed.toLowerCase();
  const spans = text.split(BETWEEN_SPANS);
  return SETS[text.replace(/s$/, '')] ?? spans.reduce((days, span) => days | readSpan(span), 0);
}

/** A set of days as it can be read back; nothing for every day. */
export function printWeekdays(days: number): string {
  if (days === EVERY_DAY) return '';
  const named = ['weekday', 'weekend'].find((name) => SETS[name] === days);
  return named === undefined ? NAMES.filter((_, day) => days & (1 << day)).join(',') : `${named}s`;
}

/** One day, or a span of days; `sat-mon` goes over the end of the week. */
function readSpan(span: string): number {
  const [first = 0, last = first] = span.split(WITHIN_SPAN).map((day) => NAMES.indexOf(day.slice(0, 3)));
  const isIn = (day: number) => (first <= last ? first <= day && day <= last : day >= first || day <= last);
  return NAMES.reduce((days, _, day) => (isIn(day) ? days | (1 << day) : days), 0);
}
