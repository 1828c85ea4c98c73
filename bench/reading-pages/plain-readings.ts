import { formsOf } from './page-words.ts';
import type { Piece } from './score-story.ts';

/** A line in ten words is mostly prose; most menus and headings are shorter. */
const MANY_WORDS = 10;

/** Line for line: what a line is worth to a run of prose, which a short one costs. Found by a trial on 181 pages. */
const WORTH = { fewest: 12, most: 60, cost: 10.8 };

/** Quotes every line of ten words: what any reader should do better than. */
export function readLongLines(copied: string): Piece[] {
  return linesOf(copied).map((text) => ({ text, isQuotable: formsOf(text).length >= MANY_WORDS }));
}

/** Quotes the one run of lines that is worth most, and nothing else. */
export function readDenseRun(copied: string): Piece[] {
  const lines = linesOf(copied);
  const run = bestRun(lines.map((text) => worthOf(formsOf(text).length)));
  return lines.map((text, at) => ({ text, isQuotable: at >= run.start && at < run.end }));
}

function linesOf(copied: string): string[] {
  return copied.split('\n').filter((line) => line.trim() !== '');
}

function worthOf(words: number): number {
  return (words >= WORTH.fewest ? Math.min(words, WORTH.most) : 0) - WORTH.cost;
}

/** The run of numbers with the greatest sum; empty where each is negative. */
export function bestRun(worths: readonly number[]): { start: number; end: number } {
  let best = { start: 0, end: 0, sum: 0 };
  let run = { start: 0, sum: 0 };
  for (const [at, worth] of worths.entries()) {
    run = run.sum > 0 ? { start: run.start, sum: run.sum + worth } : { start: at, sum: worth };
    if (run.sum > best.sum) best = { start: run.start, end: at + 1, sum: run.sum };
  }
  return { start: best.start, end: best.end };
}
