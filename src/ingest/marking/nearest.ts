import type { SplitParagraph } from '#src/ingest/paragraphs.ts';

/** For each paragraph the nearest one before it that passes `test`. In one go, for documents of many thousand lines. */
export function nearestAbove(
  paragraphs: readonly SplitParagraph[],
  test: (paragraph: SplitParagraph) => boolean | undefined,
): Map<SplitParagraph, SplitParagraph> {
  const nearest = new Map<SplitParagraph, SplitParagraph>();
  let last: SplitParagraph | undefined;
  for (const paragraph of paragraphs) {
    if (last) nearest.set(paragraph, last);
    if (test(paragraph)) last = paragraph;
  }
  return nearest;
}
