import { findPublished } from '#src/ingest/facts/dates.ts';
import { findNamedZone, instantIn, ZONE } from './zones.ts';

/**
 * The time that a text begins with, read as far as it goes: `end` is where other words begin. `moment` is what it comes to,
 * an instant or a day; undefined where that is nothing, or leaves room for doubt.
 */
export type PrintedTime = { end: number; moment: string | undefined };

/** What a printed time is made of. What is there but cannot be read is undefined in its list. */
type Parts = {
  dates: (Temporal.PlainDate | undefined)[];
  weekdays: number[];
  times: (Temporal.PlainTime | undefined)[];
  zones: string[];
};

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\\p{L})\\.?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?(?![\\d:])';
// “3 FEB 2030 GMT” is half past eight in the evening, of no year.
const YEAR = `(?:19|20)\\d{2}(?!\\d| ?(?:h|hrs?|hours|${ZONE})(?!\\p{L}))`;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

type Form = { form: string; take: (found: RegExpExecArray, parts: Parts) => void };

// In this order: a date before the numbers in it.
const FORMS: readonly Form[] = [
  {
    form: "[\\s,(){}&/·•']+|(?:on|at|the|of|from|until|till|and|day|hours?|hrs?|o'clock|thereafter|onwards?|(?:date|time)s? ?:?)(?!\\p{L})",
    take: () => {},
  },
  {
    form: "(?<day>mon|tue|wed|thu|fri|sat|sun)(?:s|sday|day|nesday|r|rs|rsday|urday)?(?!\\p{L})(?:\\.|'s)?",
    take: ({ groups }, { weekdays }) => weekdays.push(WEEKDAYS.indexOf(groups?.day?.toLowerCase() ?? '') + 1),
  },
  {
    form: `\\d{4}-\\d{2}-\\d{2}t?(?!\\p{L})|${MONTH} ${DAY},? ${YEAR}|${DAY} (?:of )?${MONTH},? ${YEAR}`,
    take: ([written], { dates }) => dates.push(readDate(written.replace(/t$/iu, ''))),
  },
  // A day without its year, a month without its day, and what is one day in America and another in Britain.
  {
    form: `${MONTH} ${DAY}|${DAY} (?:of )?${MONTH}|${MONTH},? ${YEAR}|\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}`,
    take: (_, { dates }) => dates.push(undefined),
  },
  {
    form: '(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))?(?::\\d{2})? ?(?<half>[ap])\\.? ?m(?!\\p{L})\\.?',
    take: ({ groups }, { times }) => times.push(readClock(groups ?? {})),
  },
  {
    form: '(?<hour>\\d{1,2})(?:[:.]|h)(?<minute>\\d{2})(?::\\d{2})?(?!\\d)|(?<hour>[012]\\d)(?<minute>[0-5]\\d)(?!\\d)|(?<hour>\\d{1,2}) ?h(?:ou)?(?:rs?)?(?!\\p{L})',
    take: ({ groups }, { times }) => times.push(readClock(groups ?? {})),
  },
  {
    form: '(?:12(?::00)? ?)?(?:noon|midday)(?!\\p{L})',
    take: (_, { times }) => times.push(new Temporal.PlainTime(12)),
  },
  { form: ZONE, take: ([name], { zones }) => zones.push(name) },
  // Midnight begins a day or ends it. “At 5”, “this evening” and “local time” leave open when.
  {
    form: '(?:(?:12 )?midnight|\\d{1,2}|today|tonight|tomorrow|(?:early |late )?(?:morning|afternoon|evening|night)|local(?: time)?|(?-i:[AP]Ms)|papers|editions)(?![\\p{L}\\d])',
    take: (_, { times }) => times.push(undefined),
  },
];
const STICKY = FORMS.map(({ form, take }) => ({ sign: new RegExp(form, 'iuy'), take }));

/** Reads the time that a line of print begins with, such as “5:00 p.m. ET Monday, Feb. 2, 2037”. Nothing of it is guessed. */
export function readPrintedTime(text: string): PrintedTime {
  const parts: Parts = { dates: [], weekdays: [], times: [], zones: [] };
  let end = 0;
  for (let found = takeNext(text, end, parts); found > end; found = takeNext(text, end, parts)) end = found;
  return { end, moment: momentOf(parts) };
}

/** Whether a line says when and nothing else, whatever marks stand around it. */
export function isTimeOnly(line: string): boolean {
  const plain = line.replace(/(?<![*_#`[\](){}|.:–—-])[*_#`[\](){}|.:–—-]+(?=\s|$)|^[*_#`[\](){}|–—-]+/gu, '').trim();
  return plain !== '' && readPrintedTime(plain).end === plain.length;
}

/** Takes in what stands at `at`, and says where it ends. */
function takeNext(text: string, at: number, parts: Parts): number {
  for (const { sign, take } of STICKY) {
    sign.lastIndex = at;
    const found = sign.exec(text);
    if (!found || isWordCut(text, at)) continue;
    take(found, parts);
    return sign.lastIndex;
  }
  return at;
}

/** Whether a word goes on at `at`, so that none begins there. “5pm” and “T08:00” are several. */
function isWordCut(text: string, at: number): boolean {
  return /\p{L}/u.test(text.charAt(at)) && /\p{L}/u.test(text.charAt(at - 1));
}

function momentOf({ dates, weekdays, times, zones }: Parts): string | undefined {
  const [date] = dates;
  if (!date || dates.some((other) => !other?.equals(date))) return undefined;
  if (weekdays.some((weekday) => weekday !== date.dayOfWeek)) return undefined;
  if (times.length === 0) return zones.length === 0 ? date.toString() : undefined;

  const instants = zones.map((name, at) => instantOf(date, times[at], name));
  const [instant] = instants;
  const isSure = times.length === zones.length && instants.every((other) => instant && other?.equals(instant));
  return isSure ? instant?.toString() : undefined;
}

function instantOf(date: Temporal.PlainDate, time: Temporal.PlainTime | undefined, name: string) {
  const zone = findNamedZone(name);
  return time && zone && instantIn(zone, date.toPlainDateTime(time));
}

function readDate(written: string): Temporal.PlainDate | undefined {
  const found = findPublished(written);
  return found?.precision === 'day' ? Temporal.PlainDate.from(found.at) : undefined;
}

function readClock({ hour: printed, minute = '0', half }: Record<string, string | undefined>) {
  const hour = Number(printed);
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const ofDay = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return ofDay < 24 && Number(minute) < 60 ? new Temporal.PlainTime(ofDay, Number(minute)) : undefined;
}
