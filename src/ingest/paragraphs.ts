import type { Range } from '#index/text/article.ts';
import type { Sign } from './marks/typesetting.ts';

/**
 * A paragraph before anybody has said what it is. `number` counts from 1.
 * Paragraphs with no blank line between them stand in the same `block`. `sign` is what the document's marks say that it is.
 */
export type SplitParagraph = Range & { number: number; text: string; block: number; sign?: Sign };

/** A line without the space around it, and how much stood before it. */
export type Line = Range & { text: string; indent: number };

const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
const LIST_ITEM = /^(?:[-*•·▪‣]|\d{1,2}[.)])\s/u;

/** The paragraphs of a reading text, in order, without the space around them: its lines. */
export function splitParagraphs(text: string): SplitParagraph[] {
  const lines = blocksOf(text).flatMap((block, nth) => block.map((line) => ({ ...line, block: nth })));
  return lines.map(({ start, end, text, block }, index) => ({ start, end, block, number: index + 1, text }));
}

/** Whether a paragraph is an item of a list, by its bullet or number. */
export function isListItem(text: string): boolean {
  return LIST_ITEM.test(text);
}

/** The lines of a text that are not blank, those together that no blank line parts. */
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

/** Every line of a text, blank ones too. */
export function* linesOf(text: string): Generator<Line> {
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
