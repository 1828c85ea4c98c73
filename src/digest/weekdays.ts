/** Every day of the week, as a set of bits: Monday the lowest. */
export const EVERY_DAY = 0b111_1111;

const SETS: Record<string, number> = { weekday: 0b001_1111, weekend: 0b110_0000 };
const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const DAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?';
const SPAN = `${DAY}(?:\\s*[-–]\\s*${DAY})?`;
const AND = '\\s*(?:,|&|\\band\\b)\\s*';

/** What names days of the week, from where the text has been read: `weekdays`, `mon-fri`, `mon, wed and fri`, `weekends`. */
export const WEEKDAYS = new RegExp(
  `(?:on\\s+)?(?<days>weekdays?|weekends?|${SPAN}(?:${AND}${SPAN})*)(?=[\\s,]|$)`,
  'iy',
);

/** The set of the days that `typed` names. */
export function readWeekdays(typed: string): number {
  const text = typed.toLowerCase();
  const spans = text.split(new RegExp(AND));
  return SETS[text.replace(/s$/, '')] ?? spans.reduce((days, span) => days | readSpan(span), 0);
}

/** A set of days as it can be read back; nothing for every day. */
export function printWeekdays(days: number): string {
  if (days === EVERY_DAY) return '';
  const named = Object.keys(SETS).find((name) => SETS[name] === days);
  return named === undefined ? NAMES.filter((_, day) => days & (1 << day)).join(',') : `${named}s`;
}

/** One day, or a span of days; `sat-mon` goes over the end of the week. */
function readSpan(span: string): number {
  const [first = 0, last = first] = span.split(/\s*[-–]\s*/).map((day) => NAMES.indexOf(day.slice(0, 3)));
  const isIn = (day: number) => (first <= last ? first <= day && day <= last : day >= first || day <= last);
  return NAMES.reduce((days, _, day) => (isIn(day) ? days | (1 << day) : days), 0);
}
