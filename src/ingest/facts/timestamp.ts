// Everything a line of dates and times is made of. What remains of a line when these are gone says if it was only that.
const PARTS =
  /\b(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|ember|ober)?|may|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|today|yesterday|\d{1,4}(?:st|nd|rd|th)?|\d{1,2}[ap]m|\d{4}-\d{2}-\d{2}t\d{2}|\d{2}z|[ap]\.?m|noon|midnight|[ecmp][sd]?t|ist|jst|hkt|sgt|pkt|ae[sd]?t|gmt|utc|bst|cest|cet|z|local|time|first|originally|last|date|published|posted|updated|update|modified|created|as|of|on|at|and|an?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|[hm]|ago|read|reading|min)\b/giu;
const MOMENT =
  /\b\d{1,2}(?::\d{2})?\s*[ap]\.?m\b|\b\d{1,2}:\d{2}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.? \d|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b\d{4}-\d{2}-\d{2}|\b\d{1,2}\/\d{1,2}\/\d{2,4}\b|\b(?:ago|read)$/iu;

/** Whether a line says when, and nothing else: a date, a time, “Updated 5:14 p.m.”, “2 hours ago”, “4 min read”. */
export function isTimestamp(line: string): boolean {
  return MOMENT.test(line) && /\d/.test(line) && !/[\p{L}\p{N}]/u.test(line.replace(PARTS, ''));
}
