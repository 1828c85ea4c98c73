/** A zone as a line of print names it: whose clock is meant, and what that clock must show then, if the name tells. */
export type NamedZone = { timeZone: string; offset?: string };

const NEW_YORK = 'America/New_York';
const CHICAGO = 'America/Chicago';
const DENVER = 'America/Denver';
const LOS_ANGELES = 'America/Los_Angeles';
const LONDON = 'Europe/London';
const BERLIN = 'Europe/Berlin';
const ATHENS = 'Europe/Athens';

// Only what has one meaning in print: IST is India's, Israel's and Ireland's. “CST” is Chicago, as the page is in English.
const ABBREVIATIONS: Readonly<Record<string, NamedZone>> = {
  ET: { timeZone: NEW_YORK },
  EST: { timeZone: NEW_YORK, offset: '-05:00' },
  EDT: { timeZone: NEW_YORK, offset: '-04:00' },
  CT: { timeZone: CHICAGO },
  CST: { timeZone: CHICAGO, offset: '-06:00' },
  CDT: { timeZone: CHICAGO, offset: '-05:00' },
  MT: { timeZone: DENVER },
  MST: { timeZone: DENVER, offset: '-07:00' },
  MDT: { timeZone: DENVER, offset: '-06:00' },
  PT: { timeZone: LOS_ANGELES },
  PST: { timeZone: LOS_ANGELES, offset: '-08:00' },
  PDT: { timeZone: LOS_ANGELES, offset: '-07:00' },
  GMT: { timeZone: 'UTC' },
  UTC: { timeZone: 'UTC' },
  Z: { timeZone: 'UTC' },
  BST: { timeZone: LONDON, offset: '+01:00' },
  CET: { timeZone: BERLIN, offset: '+01:00' },
  CEST: { timeZone: BERLIN, offset: '+02:00' },
  EET: { timeZone: ATHENS, offset: '+02:00' },
  EEST: { timeZone: ATHENS, offset: '+03:00' },
  JST: { timeZone: 'Asia/Tokyo' },
  HKT: { timeZone: 'Asia/Hong_Kong' },
  SGT: { timeZone: 'Asia/Singapore' },
  SAST: { timeZone: 'Africa/Johannesburg' },
  AEST: { timeZone: 'Australia/Sydney', offset: '+10:00' },
  AEDT: { timeZone: 'Australia/Sydney', offset: '+11:00' },
  NZST: { timeZone: 'Pacific/Auckland', offset: '+12:00' },
  NZDT: { timeZone: 'Pacific/Auckland', offset: '+13:00' },
};

// “US Eastern Time”, “Central European Time”, “London time”; the first letters of the first three are their abbreviation.
const NAMES: readonly [name: RegExp, zone: (words: string) => string][] = [
  [/^(?:eastern|central|mountain|pacific)(?: (?:standard|daylight))? time$/iu, initials],
  [/^(?:central|eastern) european(?: summer)? time$/iu, initials],
  [/^(?:eastern|central|mountain|pacific)$/iu, (name) => `${initials(name)}T`],
  [/^greenwich mean time$/iu, () => 'GMT'],
  [/^british summer time$/iu, () => 'BST'],
];
const CLOCKS: Readonly<Record<string, string>> = { uk: LONDON, london: LONDON, 'new york': NEW_YORK };

/** How zones are written, for patterns that look for one. */
export const ZONE =
  '(?:(?:U\\.?S\\.? )?(?:(?:eastern|central|mountain|pacific)(?: european)?(?: (?:standard|daylight|summer))?(?: time)?|greenwich mean time|british summer time)|(?:uk|u\\.k\\.|london|new york) time|(?:utc|gmt) ?[+-] ?\\d{1,2}(?::?\\d{2})?|[+-]\\d{2}:?\\d{2}|(?:U\\.?S\\.? )?(?:[ecmp][sd]?t|gmt|utc|bst|cest|cet|eest|eet|(?-i:JST|HKT|SGT|SAST|AE[SD]T|NZ[SD]T))|(?<=\\d)z)(?!\\p{L})';

/** The zone that these words name; undefined where it is none, or not one alone. */
export function findNamedZone(words: string): NamedZone | undefined {
  const name = words.replace(/^u\.?s\.? /iu, '');
  const [, sign = '', hours = '', minutes = '00'] = /^(?:utc|gmt)? ?([+-]) ?(\d{1,2}):?(\d{2})?$/iu.exec(name) ?? [];
  if (sign !== '') return { timeZone: `${sign}${hours.padStart(2, '0')}:${minutes}` };

  const clock =
    CLOCKS[
      name
        .toLowerCase()
        .replaceAll('.', '')
        .replace(/ time$/u, '')
    ];
  if (clock !== undefined) return { timeZone: clock };
  const abbreviated = NAMES.find(([form]) => form.test(name))?.[1](name) ?? name;
  return ABBREVIATIONS[abbreviated.toUpperCase()];
}

/** The instant at which a zone's clock shows this; undefined where it never does, does so twice, or goes by another offset. */
export function instantIn(
  { timeZone, offset }: NamedZone,
  local: Temporal.PlainDateTime,
): Temporal.Instant | undefined {
  try {
    const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'reject' });
    return offset === undefined || zoned.offset === offset ? zoned.toInstant() : undefined;
  } catch {
    return undefined;
  }
}

function initials(name: string): string {
  return name
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');
}
