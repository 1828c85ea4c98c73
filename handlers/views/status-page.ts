import type { KnownBlock } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';
import type { Summary } from '#index/archive/archive.ts';
import type { FileRemark } from '#src/ingest/parse-document.ts';
import type { Refusal } from '#src/ingest/read-folder.ts';
import { printDate } from '#src/quoting/citation.ts';
import type { RowFault } from '#src/store/gate.ts';
import { StoreError } from '#src/store/store-error.ts';
import { counted } from './counted.ts';
import { fallback } from './fallback.ts';
import { printMoment } from './moments.ts';
import { cutAt, lines } from './rich-text.ts';

// So many are named; the log has them all.
const MOST_REMARKS = 10;
const LONGEST_REMARK = 300;

/** What a status tells of the files, and how many stories are kept back; `hint` says where to find out which. */
export type FilesTold = {
  refused: readonly Refusal[];
  warnings: readonly FileRemark[];
  passedOver: ReadonlyMap<string, number>;
  readAt: Temporal.ZonedDateTime;
  kept: { count: number; hint?: string };
};

/** How many stories, from when to when, when they were read, what could not be read and why, and how many are kept back. */
export function statusPage(
  { stories, outlets, undated, earliest, latest }: Summary,
  { refused, warnings, passedOver, readAt, kept }: FilesTold,
): Reply {
  const size = `${counted(stories, 'story', 'stories')}, naming ${counted(outlets, 'outlet', 'outlets')}.`;
  const ends = [earliest, latest].flatMap((date) => (date ? printDate(date, readAt.timeZoneId) : []));
  const dates = [...new Set(ends)].join(' to ');
  const span = dates ? [`Dated ${dates}; ${undated} without a date of their own.`] : [];
  const read = `Read ${printMoment(readAt.epochMilliseconds, readAt.timeZoneId)} (${readAt.timeZoneId}).`;
  const files = [...refusalLines(refused), ...passedOverLines(passedOver), ...warningLines(warnings)];
  return { as: 'answer', text: fallback(size), blocks: [lines(size, ...span, read, ...files, ...keptLines(kept))] };
}

/** A line a file, however much of it could not be read. */
function refusalLines(refused: readonly Refusal[]): string[] {
  if (refused.length === 0) return ['Every file could be read.'];
  const files = [...Map.groupBy(refused, ({ file }) => file)];
  const said = files.map(([file, of]) => `${file}: ${of.map(({ reason }) => reason).join(' ')}`);
  return [`${counted(files.length, 'file', 'files')} could not be read:`, ...bullets(said)];
}

// So many kinds are named, the most frequent ones.
const MOST_KINDS = 6;

/** “7 other files are not read: 3 JPEG, 2 DOCX and 2 PDF.” */
export function passedOverLines(passedOver: ReadonlyMap<string, number>): string[] {
  if (passedOver.size === 0) return [];
  const all = [...passedOver].sort(([a, more], [b, most]) => most - more || (a < b ? -1 : 1));
  const total = sumOf(all);
  const others = sumOf(all.slice(MOST_KINDS));
  const named = all.slice(0, MOST_KINDS).map(([kind, count]) => `${count.toLocaleString('en-US')} ${kind}`);
  const kinds = LIST.format([...named, ...(others > 0 ? [`${others.toLocaleString('en-US')} of other kinds`] : [])]);
  return [`${counted(total, 'other file is', 'other files are')} not read: ${kinds}.`];
}

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

function sumOf(counts: readonly [kind: string, count: number][]): number {
  return counts.reduce((sum, [, count]) => sum + count, 0);
}

/** Each remark once, with how many files it is on: a thousand files may have the same field. */
function warningLines(warnings: readonly FileRemark[]): string[] {
  if (warnings.length === 0) return [];
  const said = [...Map.groupBy(warnings, ({ reason }) => reason)].map(([reason, [first, ...others]]) => {
    const more = others.length > 0 ? ` and ${counted(others.length, 'more file', 'more files')}` : '';
    return `${first?.file}${more}: ${reason}`;
  });
  const files = new Set(warnings.map(({ file }) => file)).size;
  return [`${counted(files, 'file was', 'files were')} read, but not all of it understood:`, ...bullets(said)];
}

function keptLines({ count, hint }: FilesTold['kept']): string[] {
  if (count === 0) return [];
  return [
    `${counted(count, 'story is', 'stories are')} kept back and shown to nobody now.`,
    ...(hint === undefined ? [] : [hint]),
  ];
}

/** Which rows of the store were left out because they cannot be read, or why nothing can be said of it; for editors. */
export function storeBlocks(told: readonly RowFault[] | StoreError): KnownBlock[] {
  if (told instanceof StoreError) return [lines(`The store does not work. ${told.message}`)];
  if (told.length === 0) return [];
  const said = told.map(({ table, key, fault }) => `${table} ${key} (${fault})`);
  return [
    lines(
      `${counted(told.length, 'row', 'rows')} of the store cannot be read, and ${told.length === 1 ? 'is' : 'are'} left out:`,
      ...bullets(said),
      'What goes without, and what to do, “npm run store -- check” says where the bot runs.',
    ),
  ];
}

function bullets(said: readonly string[]): string[] {
  const left = said.length - MOST_REMARKS;
  return [
    ...said.slice(0, MOST_REMARKS).map((line) => cutAt(`• ${line}`, LONGEST_REMARK)),
    ...(left > 0 ? [`• and ${left} more, named in the log`] : []),
  ];
}
