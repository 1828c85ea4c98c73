import type { Published } from '#index/text/article.ts';
import { wholeWordsOf } from '#src/ingest/languages/languages.ts';
import { readByline } from './byline.ts';
import { type DateOrder, findDays, findPublished } from './dates.ts';
import { setApart } from './digits.ts';
import { isDateLine, isTimestamp } from './timestamp.ts';

/** What a line says of the day of publication, and whether it says so in words. */
export type DatedLine = { published: Published; isLabelled: boolean };

const PUBLISHED = new RegExp(wholeWordsOf('published'), 'iu');
const UPDATED = new RegExp(wholeWordsOf('updated'), 'iu');
const LIFE = new RegExp(`${wholeWordsOf('life')}|[*†]`, 'iu');
// “January 3 – January 9, 2026”, “12 – 14 January 2026”: from one day to another, which is a fair or a war.
const SPAN = /\d\s?[–—-]\s?\p{L}{3,12}\.? \d|(?<![\p{L}\d./:-])\d{1,2}\.?\s?[–—-]\s?\d{1,2}\.? \p{L}{3}/u;

/**
 * The day of publication in a line that says when, or when and by whom, and nothing else. When a story was only updated, that day stays unknown;
 * so it does where two days stand side by side, which may be a life's.
 */
export function readDatedLine(line: string, order: DateOrder | undefined): DatedLine | undefined {
  if (!isTimestamp(line) && !isDateLine(line) && readByline(line) === undefined) return undefined;

  const printed = setApart(line);
  const { said, isLabelled } = labelled(printed);
  const first = said.split(UPDATED, 1)[0] ?? '';
  const isUpdateOnly = first !== said && !/\d/u.test(said.slice(first.length));
  const isOther = !isLabelled && (LIFE.test(first) || SPAN.test(first) || isSeveral(first, order));
  const published = isUpdateOnly || isOther ? undefined : findPublished(first, order);
  return published && { published, isLabelled };
}

/** What a line says behind its label, or before it: “Published 26 January 2026”, “2026年1月26日公開”. */
function labelled(line: string): { said: string; isLabelled: boolean } {
  const label = PUBLISHED.exec(line);
  const before = line.slice(0, label?.index);
  // “Last updated, date: …” is no date of publication.
  const isOfUpdate = UPDATED.test(/\P{N}*$/u.exec(before.slice(-40))?.[0] ?? '');
  if (!label || isOfUpdate) return { said: line, isLabelled: false };

  const after = line.slice(label.index + label[0].length);
  return { said: /\d/u.test(after) ? after : before, isLabelled: true };
}

function isSeveral(text: string, order: DateOrder | undefined): boolean {
  const [first, ...others] = findDays(text, order);
  return first !== undefined && others.some((other) => !other.equals(first));
}
