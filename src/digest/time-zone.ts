// Under these the zones of the world are named after cities.
const REGIONS = [
  ...['Europe', 'America', 'Asia', 'Africa', 'Australia', 'Pacific', 'Atlantic', 'Indian', 'Antarctica', 'Arctic'],
  ...['America/Argentina', 'America/Indiana', 'America/Kentucky', 'America/North_Dakota'],
];

/**
 * The zone that a reader means by an IANA name in any case (`europe/berlin`, `UTC`) or by a city that one is named
 * after (`new york`). Never a fixed offset or an abbreviation such as `EST`, which would be wrong for half the year.
 */
export function findTimeZone(typed: string): string | undefined {
  const name = typed.trim().normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, '_');
  if (/^(?:utc|gmt)$/i.test(name)) return 'UTC';
  const names = name.includes('/') ? [name] : REGIONS.map((region) => `${region}/${name}`);
  return names.map(properName).find((known) => known !== undefined);
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
