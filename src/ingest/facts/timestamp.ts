import { areNames } from '#src/ingest/marking/wording.ts';

// Everything a line of dates and times is made of. What remains of a line when these are gone says if it was only that.
const PARTS =
  /\b(?:\d{4}-\d{2}-\d{2}t\d{2}|\d{2}z|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|ember|ober)?|may|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|today|yesterday|\d{1,4}(?:st|nd|rd|th)?|\d{1,2}[apm]m|\d{1,2}[hmdw]|[ap]\.?m|noon|midnight|[ecmp][sd]?t|ist|jst|hkt|sgt|pkt|ae[sd]?t|gmt|utc|bst|cest|cet|z|local|time|first|originally|last|date|published|posted|updated|update|modified|created|as|of|on|at|and|an?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|[hm]|ago|read|reading|min)\b/giu;
const MOMENT =
  /\b\d{1,2}(?::\d{2})?\s*[ap]\.?m\b|\b\d{1,2}:\d{2}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.? \d|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b\d{4}-\d{2}-\d{2}|\b\d{1,2}\/\d{1,2}\/\d{2,4}\b|\bago\b|\bread$|^\d{1,2}[hmdw]$/iu;
// “TNN | Jan 26, 2026, 07:12 IST”: what stands beside the date is parted from it.
const PARTED = /[|/•·–—]| - /u;
const MOST_NAMES = 6;

/** Whether a line says when, and nothing else: a date, a time, “Updated 5:14 p.m.”, “2 hours ago”, “4 min read”. */
export function isTimestamp(line: string): boolean {
  return isMoment(line) && !/[\p{L}\p{N}]/u.test(withoutDates(line));
}

/** Whether a line says when, and beside it names a place, a desk or a paper and nothing else. */
export function isDateLine(line: string): boolean {
  if (!isMoment(line) || !PARTED.test(line)) return false;

  const names = withoutDates(line).match(/[\p{L}\p{N}].*[\p{L}\p{N}]/u)?.[0] ?? '';
  const words = names.split(/[^\p{L}\p{N}.'&@-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.length <= MOST_NAMES && areNames(words.join(' '));
}

function isMoment(line: string): boolean {
  return /\d/.test(line) && MOMENT.test(apart(line));
}

function withoutDates(line: string): string {
  return apart(line).replace(PARTS, '');
}

// Scrapers join what stood in two boxes: “01/26/2026January 26, 2026”.
function apart(line: string): string {
  return line.replace(/(?<=\d)(?=\p{Lu}\p{Ll})/gu, ' ');
}
