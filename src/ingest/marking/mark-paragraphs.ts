import { isQuotable, type Paragraph } from '#index/text/article.ts';
import { type SplitParagraph, splitParagraphs } from '#src/ingest/paragraphs.ts';
import { type Layout, layOut } from './layout.ts';
import { NEIGHBOUR_RULES, type ParagraphMark, PLACE_RULES, REPORTING, type Rule, SAVING_RULES } from './rules.ts';
import type { Hints } from './titles.ts';

/** A text with every paragraph marked, and the layout the marks came from. */
export type Marked = { paragraphs: Paragraph[]; layout: Layout };

/** Gives every paragraph of a text its kind and the rule that gave it. The first rule that fits wins. */
export function markParagraphs(text: string, hints: Hints = {}): Marked {
  const split = splitParagraphs(text).map((paragraph) => {
    const sign = hints.signs?.get(paragraph.start);
    return sign ? { ...paragraph, sign } : paragraph;
  });
  const layout = layOut(split, hints);
  const paragraphs = layout.paragraphs.map((paragraph) => {
    const { number, start, end } = paragraph;
    return { number, start, end, ...markOf(paragraph, layout) };
  });
  return { paragraphs, layout };
}

function markOf(paragraph: SplitParagraph, layout: Layout): ParagraphMark {
  const { headline } = layout.titles;
  if (headline?.paragraph.number === paragraph.number) return { kind: 'headline', rule: headline.rule };

  const fits = (rule: Rule) => rule.fits(paragraph, layout);
  const placed = PLACE_RULES.find(fits);
  if (placed) return markBy(placed);

  const found = layout.lineRule(paragraph) ?? NEIGHBOUR_RULES.find(fits) ?? REPORTING;
  const saved = isQuotable(found) ? undefined : SAVING_RULES.find(fits);
  return markBy(saved ?? found);
}

function markBy({ kind, rule }: ParagraphMark): ParagraphMark {
  return { kind, rule };
}
