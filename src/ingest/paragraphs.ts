import type { Range } from '#index/text/article.ts';
import { endsSentence } from './marking/wording.ts';

/**
 * A paragraph before anybody has said what it is. `number` counts from 1.
 * Paragraphs with no blank line between them stand in the same `block`.
 */
export type SplitParagraph = Range & { number: number; text: string; block: number };

type Line = Range & { text: string; indent: number };

const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

// Typewriters, mail programs and wires wrap at 60 to 80 columns. Longer lines are paragraphs, shorter ones verse.
const NARROWEST = 40;
const WIDEST = 100;
// How many of the lines that could go on must be full before a document counts as wrapped.
const MOSTLY_FULL = 0.6;

const LIST_ITEM = /^(?:[-*•·▪‣]|\d{1,2}[.)])\s/u;

/**
 * The paragraphs of a text, in order, without the space around them. A line is a paragraph,
 * except in a document whose lines were wrapped by hand: there, full lines run on to the next.
 */
export function splitParagraphs(text: string): SplitParagraph[] {
  const blocks = blocksOf(text);
  const width = wrapWidth(blocks);
  const ranges = blocks.flatMap((lines, block) => unwrap(lines, width).map((range) => ({ ...range, block })));

  return ranges.map((range, index) => ({ ...range, number: index + 1, text: text.slice(range.start, range.end) }));
}

/** Whether a paragraph is an item of a list, by its bullet or number. */
export function isListItem(text: string): boolean {
  return LIST_ITEM.test(text);
}

function blocksOf(text: string): Line[][] {
  const blocks: Line[][] = [];
  let block: Line[] = [];
  for (const line of linesOf(text)) {
    if (line.text !== '') {
      if (block.length === 0) blocks.push(block);
      block.push(line);
    } else if (block.length > 0) {
      block = [];
    }
  }
  return blocks;
}

function* linesOf(text: string): Generator<Line> {
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(LINE_END)) {
    yield trimmed(text, start, index);
    start = index + mark.length;
  }
  yield trimmed(text, start, text.length);
}

function trimmed(text: string, from: number, to: number): Line {
  const line = text.slice(from, to);
  const words = line.trim();
  const indent = line.length - line.trimStart().length;
  const start = words === '' ? from : from + indent;
  return { start, end: start + words.length, text: words, indent };
}

/** The column at which a document was wrapped, or nothing if it was not. */
function wrapWidth(blocks: readonly Line[][]): number | undefined {
  const wrapped = blocks.filter((lines) => lines.length > 1);
  const lengths = wrapped.flatMap((lines) => lines.slice(0, -1).map(({ text }) => text.length)).sort((a, b) => a - b);
  // Not the longest: one line mended by hand must not make all others look short.
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  if (width < NARROWEST || width > WIDEST) return undefined;

  // A column of one-sentence paragraphs is no wrapped text: its lines are full, and each is at its end.
  const full = wrapped.flatMap((lines) =>
    lines.slice(0, -1).filter((line, i) => isFull(line, lines[i + 1], width) && !endsSentence(line.text)),
  );
  return full.length >= lengths.length * MOSTLY_FULL ? width : undefined;
}

/** Whether a line stops only because the next word did not fit. */
function isFull({ text }: Line, next: Line | undefined, width: number): boolean {
  const nextWord = next?.text.split(/\s/, 1)[0] ?? '';
  return text.length <= WIDEST && text.length + 1 + nextWord.length > width;
}

function unwrap(lines: readonly Line[], width: number | undefined): Range[] {
  if (width === undefined) return lines.map(({ start, end }) => ({ start, end }));

  const ranges: Range[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const last = ranges.at(-1);
    if (before && last && isFull(before, line, width) && !opensParagraph(line, before)) last.end = line.end;
    else ranges.push({ start: line.start, end: line.end });
  });
  return ranges;
}

function opensParagraph(line: Line, before: Line): boolean {
  return isListItem(line.text) || (line.indent > before.indent && !isListItem(before.text));
}
