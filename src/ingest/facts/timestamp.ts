import { wholeWordsOf } from '#src/ingest/languages/languages.ts';
import { areNames, isShort, isUnmarked } from '#src/ingest/marking/wording.ts';
import { findDays, MONTH_NAME } from './dates.ts';
import { plainDigits, setApart } from './digits.ts';

const TIME_WORDS = ['weekdays', 'within', 'time', 'published', 'updated'] as const;
const WORDS = TIME_WORDS.map((list) => wholeWordsOf(list)).join('|');

// Everything a line of dates and times is made of. What remains of a line when these are gone says if it was only that.
const FIGURES =
  '(?<![\\p{L}\\d])(?:\\d{4}-\\d{2}-\\d{2}t\\d{2}|\\d{2}z|\\d{1,2}[apm]m|\\d{1,2}[hu](?:\\d{2})?|\\d{1,2}[mdw]|\\d{1,4}(?:st|nd|rd|th|er|ère|re|[º°ª])?)(?![\\p{L}\\d])';
const ZONE =
  '(?<!\\p{L})(?:[ap]\\.?m|[ecmp][sd]?t|ist|jst|hkt|sgt|pkt|ae[sd]?t|gmt|utc|bst|cest|cet|mesz|mez|z)(?!\\p{L})';
// Where no spaces part the words, marks of the date stand among its figures: 2026年1月14日 18時05分.
const IDEOGRAPHS = '(?:令和|平成|昭和)|\\d{1,4} ?[年月日号號時时分秒点點]';
const PARTS = new RegExp(`${IDEOGRAPHS}|(?<!\\p{L})${MONTH_NAME}|${FIGURES}|${ZONE}|${WORDS}|(?<=\\d)日`, 'giu');

const AGO = 'ago|vor|hace|il y a|há|fa|geleden|temu|назад|منذ|قبل';
const MOMENT = new RegExp(
  [
    '\\b\\d{1,2}(?::\\d{2})?\\s*[ap]\\.?m\\b|\\b\\d{1,2}[:h]\\d{2}\\b|^\\d{1,2}[hmdw]$|\\bread$',
    `(?<!\\p{L})${MONTH_NAME}\\.? \\d|\\b\\d{1,2}\\.? (?:of |de )?${MONTH_NAME}`,
    '\\b\\d{4}-\\d{2}-\\d{2}|\\b\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}\\b|\\b\\d{4}[/.]\\d{1,2}[/.]\\d{1,2}\\b|\\b\\d{1,2} \\| \\d{1,2} \\| \\d{4}\\b',
    `(?<!\\p{L})(?:${AGO})(?!\\p{L})|\\d{1,2}月\\d{1,2}[日号號]|\\d(?:分|分钟|分鐘|小时|小時|時間|天|日)前`,
    '\\d{1,2}\\.\\d{2} (?:uhr|uur)(?!\\p{L})|\\b\\d{1,2} (?:uhr|uur|min)(?!\\p{L})',
  ].join('|'),
  'iu',
);
// “TNN | Jan 26, 2026, 07:12 IST”: what stands beside the date is parted from it.
const PARTED = /[|/•·–—\t]| - /u;
// “14.06.2019 (ch)”, as German papers sign.
const INITIALS = /\(\p{L}{1,4}(?:\/\p{L}{1,4}){0,3}(?:\)|$)/gu;
const MOST_NAMES = 6;
// Beside a date that nothing parts from it stands a name or a section, and no more: “28. Jan. 2022 Paula Balov”.
const MOST_UNPARTED = 3;
const LONGEST = 24;
// A name in a script without capitals: so many words, counted as `countWords` does.
const LONGEST_UNCASED = 8;

/** Whether a line says when, and nothing else: a date, a time, “Updated 5:14 p.m.”, “vor 2 Stunden”, “4 min read”. */
export function isTimestamp(line: string): boolean {
  return isMoment(line) && !/[\p{L}\p{N}]/u.test(withoutTimes(line));
}

/** Whether a line says when, and beside it names a place, a desk or a paper and nothing else. */
export function isDateLine(line: string): boolean {
  const parts = line.split(PARTED);
  const isSentence = parts.length === 1 && !isUnmarked(line);
  if (isSentence || !isMoment(line) || !isShort(line, LONGEST)) return false;

  if (!isDateFirst(line)) return parts.length > 1 && areFewNames(line, MOST_NAMES);
  // Three boxes and more, or a date twice, are a page's and no sentence.
  const isBoxes = parts.length > 3 && isTimestamp(parts[0] ?? '');
  return isBoxes || isDateTwice(line) || areFewNames(line, parts.length > 1 ? MOST_NAMES : MOST_UNPARTED);
}

/** Whether what a line has beside its times are names or labels, so many words at most. */
function areFewNames(line: string, most: number): boolean {
  const names = withoutTimes(line).match(/[\p{L}\p{N}].*[\p{L}\p{N}]/u)?.[0] ?? '';
  if (/^\p{Lo}/u.test(names)) return isShort(names, LONGEST_UNCASED);
  const words = names.split(/[^\p{L}\p{N}.'&@-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.length <= most && areNames(words.join(' '));
}

/** What is left of a line without its dates, times and their labels: each stretch of them is one mark, `\0`. */
export function withoutTimes(line: string): string {
  return setApart(line).replace(PARTS, '\0').replace(INITIALS, '\0');
}

function isMoment(line: string): boolean {
  return /\d/.test(plainDigits(line)) && MOMENT.test(setApart(line));
}

/** Whether a line begins with a whole date. */
function isDateFirst(line: string): boolean {
  return /^\P{L}{0,3}\0/u.test(withoutTimes(line)) && findDays(line, 'day first').length > 0;
}

function isDateTwice(line: string): boolean {
  const [first, second] = findDays(line, 'day first');
  return first !== undefined && second !== undefined && first.equals(second);
}
