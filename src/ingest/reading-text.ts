import type { Range } from '#index/text/article.ts';
import { joinLines } from './lines/join-lines.ts';
import { takeMarksOff } from './marks/take-marks-off.ts';
import { beginningOf, type Signs } from './marks/typesetting.ts';
import { splitParagraphs } from './paragraphs.ts';
import type { TracedText } from './source/traced-text.ts';

/**
 * A reading text, what the marks of its document say of some of its paragraphs, by where each begins, and what stands in it only
 * because its document has pages.
 */
export type ReadingText = { traced: TracedText; signs: Signs; furniture: readonly Range[] };

/**
 * What a reader of a document reads: its paragraphs, a line each, a blank line between those that the document sets apart.
 * Every code unit of it is traced to the document.
 */
export function readingText(document: TracedText, file: string): ReadingText {
  const { traced, isSet, signs } = takeMarksOff(document, file);
  const { furniture, ...read } = isSet ? { ...traced, furniture: [] } : joinLines(traced);
  return { traced: read, signs: signsIn(read, signs), furniture };
}

/** The signs by where in the text their paragraphs begin, for those whose beginnings the marks set. */
function signsIn(traced: TracedText, bySource: Signs): Signs {
  if (bySource.size === 0) return bySource;
  const signed = splitParagraphs(traced.text).flatMap(({ start }) => {
    const sign = bySource.get(beginningOf(traced, start));
    return sign ? [[start, sign] as const] : [];
  });
  return new Map(signed);
}
