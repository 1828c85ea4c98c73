import { isListItem } from '#src/ingest/paragraphs.ts';
import type { Column } from './column.ts';
import { beginsMidSentence, type DocumentLine, endsBefore } from './document-line.ts';
import { isRow } from './rows.ts';

/** Whether a line goes on in the next one: both are of one paragraph. */
export type GoesOn = (line: DocumentLine, next: DocumentLine, afterNext: DocumentLine | undefined) => boolean;

// A line mended by hand is shorter than its column, but not by much.
const MENDED = 0.5;
// Where blank lines part paragraphs, few others end short.
const FEW = 0.2;
// “Q. Was the slip safe?” and “MR. ABARA: It was not.” begin a paragraph after any sentence.
const SPEAKER = /^(?:Q|A)[.:] |^\p{Lu}[\p{Lu} .'’-]{1,40}: /u;

/** What sets paragraphs apart in a wrapped document, besides the line that ends short. */
type Setting = { sets: 'blank lines' | 'indents' | 'nothing'; margin: number };

/** In a document whose lines were wrapped in a column. */
export function inColumn(column: Column, lines: readonly DocumentLine[]): GoesOn {
  const setting = settingOf(column, lines);
  const [title] = lines;
  const afterSentence: GoesOn = (line, next, afterNext) => {
    const isClosed = setting.sets === 'nothing' || next.opensPage || beginsItem(next) || SPEAKER.test(next.text);
    return !isClosed && column.isFull(line, next) && !isSetIn(line, next, { ...setting, afterNext });
  };
  const withinSentence: GoesOn = (line, next, afterNext) => {
    const isFull = column.isFull(line, next, line === title ? 'surely' : 'loosely');
    if (beginsItem(next) && (!isFull || beginsItem(line))) return false;
    if (beginsMidSentence(next.text)) return isFull || column.share(line) > MENDED;
    return isFull && !isSetIn(line, next, { ...setting, afterNext });
  };
  return (line, next, afterNext) => {
    const isApart = next.blanks > column.blanks && !next.opensPage;
    if (isApart || isRow(line.text) || isRow(next.text)) return false;
    return (endsBefore(line.text, next.text) ? afterSentence : withinSentence)(line, next, afterNext);
  };
}

function beginsItem({ text }: DocumentLine): boolean {
  return isListItem(text);
}

function settingOf(column: Column, lines: readonly DocumentLine[]): Setting {
  const pairs = lines.slice(1).map((next, at) => ({ line: lines[at] ?? next, next }));
  const together = pairs.filter(({ next }) => next.blanks <= column.blanks);
  const ended = together.filter(({ line, next }) => endsBefore(line.text, next.text));
  const indented = ended.filter(({ line, next }) => next.indent > line.indent).length;
  const short = ended.filter(({ line, next }) => next.indent <= line.indent && !column.isFull(line, next)).length;
  const sets = short < (pairs.length - together.length) * FEW ? 'blank lines' : 'nothing';
  return { sets: indented > short ? 'indents' : sets, margin: leftMargin(lines) };
}

/** How far most lines are set in. */
function leftMargin(lines: readonly DocumentLine[]): number {
  const [usual] = [...Map.groupBy(lines, ({ indent }) => indent)].sort(([, a], [, b]) => b.length - a.length);
  return usual?.[0] ?? 0;
}

/** Whether a line is set in, and the one after it is not: so begins a paragraph, but no line of a hanging one. */
function isSetIn(
  line: DocumentLine,
  next: DocumentLine,
  { sets, margin, afterNext }: Setting & { afterNext: DocumentLine | undefined },
): boolean {
  if (isListItem(line.text)) return false;
  if (sets === 'indents') return next.indent > margin;
  if (next.indent <= line.indent) return false;
  if (afterNext === undefined || afterNext.blanks > 0 || afterNext.indent < next.indent) return true;
  return endsBefore(line.text, next.text);
}
