import { readPrintedTime } from './printed-time.ts';

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

/** What a line of print says from end to end; undefined where there are other words in it. */
function printedMoment(text: string): string | undefined {
  const plain = text.replace(/\s+/gu, ' ').replace(/(?<![.\s])[.\s]+$/u, '');
  const { end, moment } = readPrintedTime(plain);
  return end === plain.length ? moment : undefined;
}

function attempt(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
