import { isListItem, type Passage } from '#src/ingest/paragraphs.ts';
import type { LineRule, RuleOf } from './line-rule.ts';
import { nearestAbove } from './nearest.ts';
import { endsSentence, isShort, isTitleLike, isUnmarked, plainLine, undressed } from './wording.ts';

// A heading over links is a word or two; a promo that tells a whole title stands alone.
const LONGEST_HEADING = 5;
const LONGEST_TAG = 5;

/** For each passage the rule of the heading, such as “Related:” or “Tags:”, in whose run of short lines it stands. */
export function findLinkLists(passages: readonly Passage[], ruleOf: RuleOf, storyEnd: number) {
  /** Whether a passage could be a link: a title; a question in a list; after the story's end any short line. */
  const isLink = ({ number, text }: Passage) => {
    const isAfter = number > storyEnd;
    if (isTitleLike(undressed(text))) return true;
    return text.endsWith('?') ? isAfter || isListItem(text) : isAfter && isUnmarked(text) && isShort(text, LONGEST_TAG);
  };

  const opener = nearestAbove(passages, (passage) => {
    const rule = ruleOf(passage);
    // After the story's end, dates and buttons stand between links without ending their list.
    return rule ? rule.heads || passage.number < storyEnd : !isLink(passage);
  });

  return (passage: Passage): LineRule | undefined => {
    const heading = opener.get(passage);
    const rule = heading && ruleOf(heading);
    if (!heading || !rule?.heads || !isHeading(heading) || !isLink(passage)) return undefined;

    // Amid the story a section's name may head what is told; a promo never does.
    return rule.kind === 'promo' || passage.number > storyEnd ? rule : undefined;
  };
}

function isHeading({ text }: Passage): boolean {
  return isShort(plainLine(text), LONGEST_HEADING) && !endsSentence(text);
}
