import { type Article, type Range, trimRange } from '#index/text/article.ts';
import type { Named } from './person-names.ts';
import { findQuotations } from './quotations.ts';
import { type Attribution, attribute } from './speakers.ts';

// Who speaks in what is longer than any speech in a paper is not read anew for whoever asks.
const LONGEST_READ = 20_000;

/**
 * Who says what stands in a quotation inside a quotation: whoever that names, `“Hart told me, ‘Go home,’” Okafor said`,
 * or else its own speaker, who quotes somebody. Nothing where the range is not within an inner quotation.
 */
export function innerSpeaker(
  text: Article['text'],
  { quotation, speaker }: Attribution,
  range: Range,
): Named | 'unclear' | undefined {
  const { start, end, paragraph: number } = quotation;
  if (end - start > LONGEST_READ) return 'unclear';
  // Inside its marks a quotation is a text with quotations of its own.
  const paragraphs = [{ ...trimRange(text, { start, end }), number, kind: 'body' as const, rule: 'quoted' }];
  const inner = findQuotations({ text, paragraphs });
  const at = inner.findIndex(
    ({ marks, form }) => form !== 'name' && marks.start <= range.start && range.end <= marks.end,
  );
  if (at < 0) return undefined;
  const named = attribute({ text, paragraphs }, inner)[at]?.speaker;
  if (named !== undefined && named !== 'unclear' && named.name !== undefined) return named;
  return speaker === 'unclear' ? 'unclear' : { ...speaker, isQuoting: true };
}
