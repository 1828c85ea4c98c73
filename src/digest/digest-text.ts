import type { Problem } from '#index/text/problem.ts';
import type { Digest } from '#src/store/records.ts';
import { findTimeZone, misspeltCity } from './time-zone.ts';
import { ANY_WEEKDAYS, EVERY_DAY, misspeltDays, printWeekdays, readWeekdays, WEEKDAYS } from './weekdays.ts';

/** What `daily 08:30 new york weekdays about rent` asks for; `typed` is the search, empty for everything. */
export type DigestText = Pick<Digest, 'time' | 'timeZone' | 'days' | 'typed'>;

const DAILY = /daily(?=\s|$)/iy;
const AT = /at\s+/iy;
const TIME = /(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2}))?\s*(?:(?<half>[ap])\.?m\.?)?(?=[\s,]|$)/iy;
const CLOCK = /^(?:[01]?\d|2[0-3]):[0-5]\d$/;
const GAP = /[\s,]*/y;
const ABOUT = /about\s+/iy;

/** One to three words (“port of spain”) that may name a zone: the longest first. */
const PLACES = [2, 1, 0].map((more) => {
  const word = "[\\p{L}\\d_'’./+-]+";
  return new RegExp(`(?<in>in\\s+)?(?<place>${word}(?:\\s+${word}){${more}})(?<time>\\s+time)?(?=[\\s,]|$)`, 'iuy');
});
const REGION = /(?:europe|america|asia|africa|australia|pacific|atlantic|indian|etc)\/\S+/iy;
const NO_ZONE = /(?:(?:utc|gmt)?[+-]\d[\d:]*|[ecmp][sd]t|cest|cet|eest|eet|bst|ist|ae[sd]t)(?=[\s,]|$)/iy;
// In capitals, what ends in a T after the time is no word but a zone, of however little renown.
const UNKNOWN_ZONE = /[A-Z]{1,3}T(?=[\s,]|$)/y;
const ABBREVIATION = /^[A-Z]{2,4}$/;

/**
 * Reads `daily 08:30 [zone] [weekdays] [about search]`; without a zone it is the newsroom's.
 * A city that might belong to the search is a Problem, not a guess: a digest at the wrong hour is noticed a day later.
 */
export function readDigestText(text: string, newsroomZone: string): DigestText | Problem {
  const line = createLine(text);
  line.take(DAILY);
  const before = takeDays(line);
  const time = takeTime(line);
  if (typeof time !== 'string') return time;

  const between = before ?? takeDays(line);
  const timeZone = takeZone(line);
  if (typeof timeZone === 'object') return timeZone;

  const days = between ?? takeDays(line) ?? EVERY_DAY;
  line.take(DAILY);
  const { at } = line;
  const isSearch = line.take(ABOUT) !== undefined;
  const typed = line.rest();
  const stray = isSearch ? undefined : whatIsNoSearch(typed);
  return stray === undefined ? { time, timeZone: timeZone ?? newsroomZone, days, typed } : { problem: stray, at };
}

const QUOTED = /["“”„«»][^"“”„«»]*["“”„«»]/g;
const STRAYS = [
  /(?<![\p{L}\p{N}:.-])\d{1,2}(?:[:.h]\d{2}|\s*[ap]\.?m\.?)(?=[\s,]|$)/iu,
  /(?<![\p{L}\p{N}])[A-Z]{1,3}T(?=[\s,)]|$)/u,
  /(?<=\S\s+)time(?=\s*$)/iu,
  ANY_WEEKDAYS,
];
const MOST_WORDS_OF_A_ZONE = 3;

/** Why what follows the time without “about” cannot be a search as it stands: a time, days or a zone is in it, or may be. */
function whatIsNoSearch(typed: string): string | undefined {
  const bare = typed.replace(QUOTED, (quoted) => ' '.repeat(quoted.length));
  const strays = STRAYS.map((pattern) => pattern.exec(bare)).filter((found) => found !== null);
  const [stray] = strays.sort((a, b) => a.index - b.index);
  if (stray) {
    const before = typed.slice(0, stray.index).trim();
    return /\p{L}/u.test(before)
      ? `I know no time zone “${before}”. Put the time, the zone and the days first, and a search last, after “about”`
      : `I don't know what to do with “${stray[0].trim()}” there. For a search, write “about ${typed}”`;
  }
  const words = bare.split(/\s+/).filter((word) => word !== '');
  const days = words.map(misspeltDays).find((name) => name !== undefined);
  const meant = days ?? (words.length <= MOST_WORDS_OF_A_ZONE ? misspeltCity(bare) : undefined);
  return meant && `Did you mean “${meant}”? If it is a search, write “about ${typed}”`;
}

/** The text that reads back as the same. */
export function printDigestText({ time, timeZone, days, typed }: DigestText): string {
  const parts = ['daily', time, timeZone, printWeekdays(days), typed && `about ${typed}`];
  return parts.filter((part) => part !== '').join(' ');
}

function takeDays(line: Line): number | undefined {
  const named = line.take(WEEKDAYS)?.groups?.days;
  return named === undefined ? undefined : readWeekdays(named);
}

function takeTime(line: Line): string | Problem {
  line.take(AT);
  const { at } = line;
  const typed = line.take(TIME);
  if (!typed) return { problem: 'Tell me a time of day, such as “daily 08:30”', at };

  const { hour, minute, half } = typed.groups ?? {};
  if (minute === undefined && half === undefined) return { problem: `Is it ${hour}:00 or ${hour}pm?`, at };
  const time = half === undefined ? `${hour}:${minute}` : ofWholeDay({ hour, minute, half });
  return CLOCK.test(time) ? time.padStart(5, '0') : { problem: `There is no time “${typed[0].trim()}”`, at };
}

/** 12am is 00:00, 12pm is 12:00, and 13pm is nothing that a clock shows. */
function ofWholeDay({ hour = '', minute = '00', half = '' }: Record<string, string | undefined>): string {
  const hours = Number(hour);
  if (hours < 1 || hours > 12) return '';
  return `${(hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0)}:${minute}`;
}

function takeZone(line: Line): string | Problem | undefined {
  const { at } = line;
  const unzoned = (line.see(NO_ZONE) ?? line.see(UNKNOWN_ZONE))?.[0];
  if (unzoned && findTimeZone(unzoned) === undefined) return { problem: whyNoZone(unzoned), at };

  for (const pattern of PLACES) {
    const { in: preposition, place = '', time } = line.see(pattern)?.groups ?? {};
    const zone = findTimeZone(place);
    if (zone === undefined) continue;

    line.take(pattern);
    const isSurely = preposition !== undefined || time !== undefined || isNoWord(place);
    if (isSurely || line.rest() === '' || line.see(WEEKDAYS) || line.see(ABOUT)) return zone;
    return { problem: `Write “${place} time” if that is the time zone, or “about ${place} …” for a search`, at };
  }

  const misspelt = line.see(REGION)?.[0];
  return misspelt ? { problem: `I don't know the time zone “${misspelt}”`, at } : undefined;
}

/** What is a zone's name and nothing else. */
function isNoWord(place: string): boolean {
  return place.includes('/') || ABBREVIATION.test(place) || /^(?:utc|gmt)$/i.test(place);
}

const FIXED = /^(?:.*[+-]\d|[A-Z]*[SD]T$|CES?T$|EES?T$)/i;

// India, Ireland and Israel; Britain and Bangladesh; the Atlantic and Arabia.
const SEVERAL = /^(?:IST|BST|AST)$/i;

function whyNoZone(typed: string): string {
  if (SEVERAL.test(typed)) return `“${typed}” has several meanings: name a city, such as “New York”`;
  return FIXED.test(typed)
    ? `“${typed}” does not know summer from winter: name a city, such as “New York”`
    : `I don't know the time zone “${typed}”: name a city, such as “New York”. If it is a search, write “about ${typed}”`;
}

/** A text that is read from its start, a pattern (sticky) at a time; the gaps between are passed over. */
type Line = {
  readonly at: number;
  see(pattern: RegExp): RegExpExecArray | undefined;
  take(pattern: RegExp): RegExpExecArray | undefined;
  rest(): string;
};

function createLine(text: string): Line {
  let at = 0;

  function find(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = at;
    return pattern.exec(text) ?? undefined;
  }

  function pass(found: RegExpExecArray | undefined): void {
    at += found?.[0].length ?? 0;
  }

  pass(find(GAP));
  return {
    get at() {
      return at;
    },
    see: find,
    take(pattern) {
      const found = find(pattern);
      pass(found);
      pass(find(GAP));
      return found;
    },
    rest: () => text.slice(at).trim(),
  };
}
