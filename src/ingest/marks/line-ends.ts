import type { Range } from '#index/text/article.ts';
import { endsSentence } from '#src/ingest/marking/wording.ts';

// No prose is wrapped narrower.
const NARROWEST = 30;
// No prose is wrapped wider.
const WIDEST = 100;
// A line that the next word would have fitted into by far was ended on purpose.
const BY_FAR = 0.6;
const TWO_SENTENCES = /[.!?]["”’)]{0,3} {1,3}["“‘(]?\p{Lu}/u;
const NEXT_WORD = /[\s>]{0,40}(\S{0,60})/uy;

/**
 * Tells which line ends within the paragraphs of a Markdown text stay line ends. By the letter none do; but whoever sets
 * “By Ann Oduya” and a day on two lines wants two, and a scraper that leaves out the blank lines leaves paragraphs.
 */
export function lineEnds(text: string, paragraphs: readonly Range[]): (at: number) => boolean {
  const broken = paragraphs.flatMap((paragraph) => brokenLines(text, paragraph));
  const lengths = broken.map(({ length }) => length).sort((a, b) => a - b);
  // Not the longest: one line mended by hand must not make all others look short.
  const width = Math.min(WIDEST, lengths[Math.floor(lengths.length * 0.9)] ?? 0);
  const long = broken.filter(({ length }) => length > WIDEST);
  const areParagraphs = long.filter((line) => TWO_SENTENCES.test(line)).length > long.length / 2;

  return (at) => {
    const line = lineBefore(text, at);
    if (line.length > WIDEST) return areParagraphs && endsSentence(line);
    NEXT_WORD.lastIndex = at + 1;
    const next = NEXT_WORD.exec(text)?.[1] ?? '';
    if (endsSentence(line) || /[,;:–—-]$/u.test(line) || /^\p{Ll}/u.test(next)) return false;
    return width < NARROWEST || line.length + 1 + next.length <= width * BY_FAR;
  };
}

function brokenLines(text: string, { start, end }: Range): string[] {
  return text
    .slice(start, end)
    .split('\n')
    .slice(0, -1)
    .map((line) => line.trim());
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim();
}
