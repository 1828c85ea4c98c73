import type { Range } from '#index/text/article.ts';
import { arrange, type Stretch, type TracedText } from '#src/ingest/source/traced-text.ts';
import { findColumn } from './column.ts';
import { type DocumentLine, documentLines } from './document-line.ts';
import { type JointOf, jointsOf } from './join-words.ts';
import { findPageFurniture } from './page-furniture.ts';
import { inColumn } from './paragraph-breaks.ts';
import { withoutQuoteMarks } from './quoting.ts';
import { joinSplitLinks } from './split-links.ts';

/** A text of which every line is a paragraph; `furniture` is what stands in it only because its source has pages. */
export type JoinedText = TracedText & { furniture: readonly Range[] };

/**
 * A text with each paragraph on a line of its own, and a blank line where its own had one. A line is a paragraph, except where
 * lines were wrapped, a link stands on a line of its own, or a page ends: there a line goes on in the next. What stood between
 * two halves of a paragraph comes after it.
 */
export function joinLines(document: TracedText): JoinedText {
  const traced = withoutQuoteMarks(document);
  const { lines, furniture } = findPageFurniture(documentLines(traced.text));
  const column = findColumn(lines);
  const goesOn = column && inColumn(column, lines);

  const paragraphs: DocumentLine[][] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before && goesOn?.(before, line, lines[at + 1])) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
  }
  return setInOrder(traced, joinSplitLinks(paragraphs), furniture);
}

/** The paragraphs with what stood between them or within them, each on its line. */
function setInOrder(
  traced: TracedText,
  paragraphs: readonly DocumentLine[][],
  furniture: readonly DocumentLine[],
): JoinedText {
  const { text } = traced;
  const joint = jointsOf(text);
  const stretches: Stretch[] = [];
  const ranges: Range[] = [];
  let length = 0;
  const add = (stretch: Stretch) => {
    stretches.push(stretch);
    length += stretch.as?.length ?? stretch.end - stretch.start;
  };
  /** Begins a line. The line end before it is taken from the blank space that stands before it in the source. */
  const begin = (start: number, isApart: boolean) => {
    if (stretches.length > 0) add({ ...blankBefore(text, start), as: isApart ? '\n\n' : '\n' });
  };

  let aside = 0;
  const addFurniture = (until: number) => {
    for (let line = furniture[aside]; line && line.start < until; line = furniture[aside]) {
      begin(line.start, true);
      ranges.push({ start: length, end: length + line.text.length });
      add({ start: line.start, end: line.end });
      aside += 1;
    }
  };

  for (const lines of paragraphs) {
    const [first] = lines;
    if (!first) continue;
    addFurniture(first.start);
    begin(first.start, first.blanks > 0 || first.opensPage);
    for (const stretch of stretchesOf(lines, { text, joint })) add(stretch);
  }
  addFurniture(Number.POSITIVE_INFINITY);
  return { ...arrange(traced, stretches), furniture: ranges };
}

/** The lines of a paragraph as one: no space is wider than another in it, as lines may have been spread to a column's width. */
function stretchesOf(lines: readonly DocumentLine[], { text, joint }: { text: string; joint: JointOf }): Stretch[] {
  const [only] = lines;
  if (only && lines.length === 1) return [{ start: only.start, end: only.end }];

  return lines.flatMap((line, at) => {
    const next = lines[at + 1];
    if (!next) return singleSpaced(line, line.end);
    const { dropped, glue } = joint(line.text, next.text);
    return [...singleSpaced(line, line.end - dropped), { ...blankBefore(text, next.start), as: glue }];
  });
}

/** The blank space before a line: its own, wherever the line is set. */
function blankBefore(text: string, end: number): Range {
  let start = end;
  while (start > 0 && text.charAt(start - 1).trim() === '') start -= 1;
  return { start, end };
}

function singleSpaced({ text, start: from }: DocumentLine, until: number): Stretch[] {
  const stretches: Stretch[] = [];
  let start = from;
  for (const { 0: gap, index } of text.matchAll(/[ \t]{2,}/gu)) {
    const end = from + index;
    stretches.push({ start, end }, { start: end, end: end + gap.length, as: ' ' });
    start = end + gap.length;
  }
  return [...stretches, { start, end: until }];
}
