import { isListItem, type SplitParagraph } from '#src/ingest/paragraphs.ts';
import type { LineRule, RuleOf } from './line-rule.ts';
import { nearestAbove } from './nearest.ts';
import { endsSentence, isShort, isTitleLike, isUnmarked, plainLine, undressed } from './wording.ts';

// A heading over links is a word or two; a promo that tells a whole title stands alone.
const LONGEST_HEADING = 5;
const LONGEST_TAG = 5;

/** For each paragraph the rule of the heading, such as “Related:” or “Tags:”, in whose run of short lines it stands. */
export function findLinkLists(paragraphs: readonly SplitParagraph[], ruleOf: RuleOf, storyEnd: number) {
  /** Whether a paragraph could be a link: a title; a question in a list; after the story's end any short line. */
  const isLink = ({ number, text }: SplitParagraph) => {
    const isAfter = number > storyEnd;
    if (isTitleLike(undressed(text))) return true;
    return text.endsWith('?') ? isAfter || isListItem(text) : isAfter && isUnmarked(text) && isShort(text, LONGEST_TAG);
  };

  const opener = nearestAbove(paragraphs, (paragraph) => {
    const rule = ruleOf(paragraph);
    // After the story's end, dates and buttons stand between links without ending their list.
    return rule ? rule.heads || paragraph.number < storyEnd : !isLink(paragraph);
  });

  return (paragraph: SplitParagraph): LineRule | undefined => {
    const heading = opener.get(paragraph);
    const rule = heading && ruleOf(heading);
    if (!heading || !rule?.heads || !isHeading(heading) || !isLink(paragraph)) return undefined;

    // Amid the story a section's name may head what is told; a promo never does.
    return rule.kind === 'promo' || paragraph.number > storyEnd ? rule : undefined;
  };
}

function isHeading({ text }: SplitParagraph): boolean {
  return isShort(plainLine(text), LONGEST_HEADING) && !endsSentence(text);
}
