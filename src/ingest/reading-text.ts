import { joinLines } from './lines/join-lines.ts';
import type { TracedText } from './source/traced-text.ts';

/**
 * What a reader of a document reads: its paragraphs, a line each, a blank line between those that the document sets apart.
 * Every code unit of it is traced to the document.
 */
export function readingText(document: TracedText): TracedText {
  return joinLines(document);
}
