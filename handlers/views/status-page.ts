import type { Reply } from '#handlers/reply.ts';
import type { Summary } from '#index/archive/archive.ts';
import type { Refusal } from '#src/ingest/read-folder.ts';
import { printDate } from '#src/quoting/citation.ts';
import { counted } from './counted.ts';
import { fallback } from './fallback.ts';
import { printMoment } from './moments.ts';
import { cutAt, lines } from './rich-text.ts';

// So many are named; the log has them all.
const MOST_REFUSALS = 10;

/** How many stories, from when to when, when they were read, and what could not be read and why. */
export function statusPage(
  { stories, outlets, undated, earliest, latest }: Summary,
  { refused, readAt }: { refused: readonly Refusal[]; readAt: Temporal.ZonedDateTime },
): Reply {
  const size = `${counted(stories, 'story', 'stories')}, naming ${counted(outlets, 'outlet', 'outlets')}.`;
  const ends = [earliest, latest].flatMap((date) => (date ? printDate(date, readAt.timeZoneId) : []));
  const dates = [...new Set(ends)].join(' to ');
  const span = dates ? [`Dated ${dates}; ${undated} without a date of their own.`] : [];
  const read = `Read ${printMoment(readAt.epochMilliseconds, readAt.timeZoneId)} (${readAt.timeZoneId}).`;
  const failures = refused.length === 0 ? ['Every file could be read.'] : refusalLines(refused);
  return { as: 'answer', text: fallback(size), blocks: [lines(size, ...span, read, ...failures)] };
}

/** A line a file, however much of it could not be read. */
function refusalLines(refused: readonly Refusal[]): string[] {
  const files = [...Map.groupBy(refused, ({ file }) => file)];
  const left = files.length - MOST_REFUSALS;
  return [
    `${counted(files.length, 'file', 'files')} could not be read:`,
    ...files
      .slice(0, MOST_REFUSALS)
      .map(([file, of]) => cutAt(`• ${file}: ${of.map(({ reason }) => reason).join(' ')}`, 300 * of.length)),
    ...(left > 0 ? [`• and ${left} more, named in the log`] : []),
  ];
}
