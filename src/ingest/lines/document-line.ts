import { findSentences } from '#index/text/sentences.ts';
import { endsSentence } from '#src/ingest/marking/wording.ts';
import { type Line, linesOf } from '#src/ingest/paragraphs.ts';

/** A line that is not blank: how many blank lines stand above it, and whether a form feed or a page's number does. */
export type DocumentLine = Line & { blanks: number; opensPage: boolean };

/** The lines of a text that are not blank. */
export function documentLines(text: string): DocumentLine[] {
  const lines: DocumentLine[] = [];
  let [blanks, end] = [0, 0];
  for (const line of linesOf(text)) {
    if (line.text === '') {
      blanks += 1;
      continue;
    }
    lines.push({ ...line, blanks, opensPage: text.slice(end, line.start).includes('\f') });
    [blanks, end] = [0, line.end];
  }
  return lines;
}

// A small letter, perhaps in quotes or brackets, or a mark that never begins a sentence.
const MID_SENTENCE = /^(?:["'“‘«([]{0,2}\p{Ll}|[,;:!?%)\]’”»])/u;
// Names that are written small, letters that stand for bullets, and addresses.
const SMALL_NAME =
  /^["'“‘«]?(?:\p{Ll}{1,2} ?\p{Lu}|(?:al|el|de|da|di|von|van|bin)[-’ ]\p{Lu}|https?:|www\.|[^\s/@]{1,60}[/@])/u;

/** Whether a line cannot be the first of a paragraph: it begins as the middle of a sentence does. */
export function beginsMidSentence(text: string): boolean {
  return MID_SENTENCE.test(text) && !SMALL_NAME.test(text);
}

// How far around a line's end one has to look to tell whether a sentence ends there.
const SIGHT = 120;
const FULL_STOP = /[。！？؟۔।][”’»」』）)\]]{0,3}$/u;

/** Whether a line ends as a sentence does, in any script. */
export function isEnded(text: string): boolean {
  return endsSentence(text) || FULL_STOP.test(text.slice(-4));
}

/** Whether a sentence ends where a line does, and the next line begins another. */
export function endsBefore(line: string, next: string): boolean {
  const before = line.slice(-SIGHT);
  if (FULL_STOP.test(before.slice(-4))) return true;
  if (!endsSentence(before)) return false;
  const both = `${before} ${next.slice(0, SIGHT)}`;
  return findSentences(both, { start: 0, end: both.length }).some(({ end }) => end === before.length);
}

/** Whether a line ends with the first part of a word. */
export function breaksWord(line: string): boolean {
  return /[\p{L}\p{N}][-‐\u00ad]$/u.test(line.slice(-2));
}

// Words after which no heading, label or sentence stops.
const EXPECTS_MORE =
  /(?<![\p{L}\p{N}])(?:a|an|and|as|at|by|for|from|has|had|have|his|her|in|into|is|its|of|on|or|said|than|that|the|their|to|was|were|which|who|with)$/iu;

/** Whether a line cannot be the last of a paragraph: it ends with a word like “by” or “the”. */
export function expectsMore(line: string): boolean {
  return breaksWord(line) || EXPECTS_MORE.test(line.slice(-SIGHT));
}
