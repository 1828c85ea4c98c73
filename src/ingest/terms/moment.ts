import { findPublished } from '#src/ingest/facts/dates.ts';

const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?(?:\[[\w/+-]+\])?)?$/iu;

export const MOMENT_HINT = 'write 2026-01-27T08:00-06:00, or 2026-01-27T08:00 or 2026-01-27 in the newsroom’s own zone';

/**
 * A moment as terms keep it: an instant, or the day or time of day that the newsroom's clock shows then.
 * Undefined for anything that leaves room for doubt, such as a day and an hour without a zone in words.
 */
export function parseMoment(text: string): string | undefined {
  const written = text.trim();
  if (!ISO.test(written)) return printedMoment(written);

  const zoned = () => Temporal.ZonedDateTime.from(written).toInstant().toString();
  // A zone's name beside an offset must agree with it.
  if (written.includes('[')) return attempt(zoned);
  return (
    attempt(() => Temporal.Instant.from(written).toString()) ??
    attempt(() => (written.length > 10 ? Temporal.PlainDateTime : Temporal.PlainDate).from(written).toString())
  );
}

function printedMoment(text: string): string | undefined {
  const printed = findPublished(text.replace(MILITARY_TIME, '$1:$2 '));
  if (printed?.precision === 'minute') return Temporal.Instant.from(printed.at).toString();
  const isDayAlone = printed?.precision === 'day' && !NAMES_AN_HOUR.test(text);
  return isDayAlone ? printed.at : undefined;
}

const MILITARY_TIME = /\b([01]\d|2[0-3])([0-5]\d) ?(?:h|hrs|hours)?[ ,]*(?=(?:GMT|UTC|BST|[ECMP][SD]?T)\b)/u;
const NAMES_AN_HOUR = /\d[:.]\d|\d ?[ap]\.?m\b|\d{3,4} ?h|\b(?:noon|midnight|midday|hours|gmt|utc|morning|evening)\b/iu;

function attempt(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
