import { isOneEditApart } from '#index/text/one-edit.ts';

// Under these the zones of the world are named after cities.
const REGIONS = [
  ...['Europe', 'America', 'Asia', 'Africa', 'Australia', 'Pacific', 'Atlantic', 'Indian', 'Antarctica', 'Arctic'],
  ...['America/Argentina', 'America/Indiana', 'America/Kentucky', 'America/North_Dakota'],
];

/**
 * What people call a zone that is named otherwise, where it has one meaning: names that hold in summer and in winter, and
 * large cities that no zone is named after. Two known cities of one name (Birmingham, Portland) are left out.
 */
const CALLED: Record<string, string> = {
  ...callAll(
    'America/New_York',
    'et',
    'eastern',
    'us eastern',
    'nyc',
    'washington',
    'washington dc',
    'boston',
    'miami',
  ),
  ...callAll('America/New_York', 'philadelphia', 'atlanta', 'pittsburgh', 'baltimore', 'charlotte', 'cleveland'),
  ...callAll('America/Chicago', 'ct', 'central', 'us central', 'houston', 'dallas', 'minneapolis', 'st paul', 'austin'),
  ...callAll('America/Chicago', 'san antonio', 'new orleans', 'milwaukee', 'nashville', 'memphis', 'st louis'),
  ...callAll('America/Denver', 'mt', 'mountain', 'us mountain', 'salt lake city', 'albuquerque', 'santa fe'),
  ...callAll(
    'America/Los_Angeles',
    'pt',
    'pacific',
    'us pacific',
    'san francisco',
    'seattle',
    'san diego',
    'las vegas',
  ),
  ...callAll('America/Los_Angeles', 'sacramento', 'oakland'),
  ...callAll('America/Toronto', 'ottawa'),
  ...callAll('America/Edmonton', 'calgary'),
  ...callAll('America/Sao_Paulo', 'rio de janeiro', 'brasilia'),
  ...callAll('Europe/London', 'uk', 'edinburgh', 'glasgow', 'cardiff', 'leeds', 'liverpool'),
  ...callAll('Europe/Berlin', 'munich', 'munchen', 'hamburg', 'frankfurt', 'cologne', 'koln', 'dusseldorf', 'leipzig'),
  ...callAll('Europe/Paris', 'marseille', 'lyon', 'strasbourg'),
  ...callAll('Europe/Rome', 'milan', 'milano', 'naples', 'turin', 'roma'),
  ...callAll('Europe/Madrid', 'barcelona', 'seville'),
  ...callAll('Europe/Zurich', 'geneva', 'bern', 'basel'),
  ...callAll('Europe/Amsterdam', 'rotterdam', 'the hague'),
  ...callAll('Europe/Warsaw', 'krakow', 'gdansk'),
  ...callAll('Europe/Moscow', 'saint petersburg', 'st petersburg', 'msk'),
  ...callAll('Europe/Istanbul', 'ankara'),
  ...callAll(
    'Asia/Kolkata',
    'mumbai',
    'bombay',
    'delhi',
    'new delhi',
    'bangalore',
    'bengaluru',
    'chennai',
    'hyderabad',
  ),
  ...callAll('Asia/Karachi', 'islamabad', 'lahore'),
  ...callAll('Asia/Shanghai', 'beijing', 'shenzhen', 'guangzhou'),
  ...callAll('Asia/Tokyo', 'jst', 'osaka', 'kyoto'),
  ...callAll('Asia/Seoul', 'kst', 'busan'),
  ...callAll('Asia/Hong_Kong', 'hkt'),
  ...callAll('Asia/Singapore', 'sgt'),
  ...callAll('Asia/Ho_Chi_Minh', 'hanoi'),
  ...callAll('Asia/Dubai', 'abu dhabi'),
  ...callAll('Africa/Johannesburg', 'sast', 'cape town', 'pretoria', 'durban'),
  ...callAll('Africa/Lagos', 'abuja'),
  ...callAll('Africa/Nairobi', 'mombasa'),
  ...callAll('Pacific/Auckland', 'wellington', 'christchurch'),
};

function callAll(zone: string, ...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, zone]));
}

/**
 * The zone that a reader means by an IANA name in any case (`europe/berlin`, `UTC`), by a city (`new york`, `mumbai`) or
 * by what it is called (`ET`). Never a fixed offset or an abbreviation such as `EST`, which would be wrong for half the
 * year, nor one with several meanings, such as `IST`.
 */
export function findTimeZone(typed: string): string | undefined {
  const bare = barePlace(typed);
  if (/^(?:utc|gmt)$/.test(bare)) return 'UTC';
  if (Object.hasOwn(CALLED, bare)) return CALLED[bare];
  const name = typed.trim().normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, '_');
  const names = name.includes('/') ? [name] : REGIONS.map((region) => `${region}/${name}`);
  return names.map(properName).find((known) => known !== undefined);
}

// Shorter names are one letter away from too many words.
const SHORTEST_CITY = 6;

/** A city that `typed` may be a misspelling of, as it is written in the names of zones or in lower case. */
export function misspeltCity(typed: string): string | undefined {
  const bare = barePlace(typed);
  const cities = [...Intl.supportedValuesOf('timeZone').map(cityOf), ...Object.keys(CALLED)];
  return cities.find((city) => city.length >= SHORTEST_CITY && isMisspelling(bare, barePlace(city)));
}

function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function isMisspelling(typed: string, city: string): boolean {
  return typed[0] === city[0] && isOneEditApart(typed, city);
}

/** A place in small letters, without accents and dots, its words a space apart. */
function barePlace(typed: string): string {
  return typed
    .trim()
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** The name as it is properly written, if there is such a zone. */
function properName(name: string): string | undefined {
  // Temporal would also take the zone from a date, or an offset.
  if (!/^[a-z][\w+/-]*$/i.test(name)) return undefined;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return undefined;
  }
}
