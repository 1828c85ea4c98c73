import { endsSentence } from '#src/ingest/marking/wording.ts';
import { blocksOf, isListItem, type Line } from '#src/ingest/paragraphs.ts';
import { arrange, type Stretch, type TracedText } from '#src/ingest/source/traced-text.ts';

// Typewriters, mail programs and wires wrap at 60 to 80 columns. Longer lines are paragraphs, shorter ones verse.
const NARROWEST = 40;
const WIDEST = 100;
// How many of the lines that could go on must be full before a document counts as wrapped.
const MOSTLY_FULL = 0.6;

/**
 * A text with each paragraph on a line of its own, and a blank line where its own had one. A line is a paragraph, except in
 * a document whose lines were wrapped by hand: there, full lines run on to the next.
 */
export function joinLines(traced: TracedText): TracedText {
  const blocks = blocksOf(traced.text);
  const width = wrapWidth(blocks);
  const lines = blocks.flatMap((block) => unwrap(block, width));
  const stretches = lines.flatMap(({ start, end, after }, at): Stretch[] => {
    const before = lines[at - 1];
    return before
      ? [
          { start: before.end, end: start, as: after },
          { start, end },
        ]
      : [{ start, end }];
  });
  return arrange(traced, stretches);
}

/** A line, and what stands between the one before and this: nothing but a space where both are of one paragraph. */
type SetLine = Line & { after: ' ' | '\n' | '\n\n' };

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

function unwrap(lines: readonly Line[], width: number | undefined): SetLine[] {
  return lines.map((line, at) => {
    const before = lines[at - 1];
    if (!before) return { ...line, after: '\n\n' };
    const goesOn = width !== undefined && isFull(before, line, width) && !opensParagraph(line, before);
    return { ...line, after: goesOn ? ' ' : '\n' };
  });
}

function opensParagraph(line: Line, before: Line): boolean {
  return isListItem(line.text) || (line.indent > before.indent && !isListItem(before.text));
}
