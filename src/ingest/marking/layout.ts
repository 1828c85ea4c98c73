import { isListItem, type SplitParagraph } from '#src/ingest/paragraphs.ts';
import { findContents } from './contents.ts';
import { findEmbeds } from './embeds.ts';
import type { RuleOf } from './line-rule.ts';
import { findLineRule } from './line-rules.ts';
import { findLinkLists } from './link-lists.ts';
import { nearestAbove } from './nearest.ts';
import { findPictures } from './pictures.ts';
import { findSourceList } from './source-list.ts';
import { findTitles, type Hints } from './titles.ts';
import { endsSentence, hasWords, isCapitals, isProse, isTitleLike, undressed } from './wording.ts';
import { findWriters } from './writers.ts';

/** A document laid out: what stands where, asked by the rules about one paragraph at a time. */
export type Layout = ReturnType<typeof layOut>;

// A pull quote is set near the words it repeats, which stand in a longer paragraph.
const PULLED_WITHIN = 12;
const FEWEST_PROSE_WORDS = 12;

/** Looks at a document once, as a whole. */
export function layOut(paragraphs: readonly SplitParagraph[], hints: Hints) {
  const lineRules = paragraphs.map(({ text }) => findLineRule(text));
  const ruleOf: RuleOf = ({ number }) => lineRules[number - 1];

  const titles = findTitles(paragraphs, { ...hints, ruleOf });
  const headline = titles.headline?.paragraph.number ?? 0;
  const embeds = findEmbeds(paragraphs.filter(({ number }) => number !== headline));
  const contents = findContents(paragraphs);
  const pictures = findPictures(paragraphs, ruleOf);
  const lastProse =
    paragraphs.findLast((paragraph) => isProse(paragraph.text) && !ruleOf(paragraph))?.number ?? paragraphs.length;

  /** Whether a paragraph is the story's own: no furniture of the page, nothing of a picture's. */
  const isStory = (paragraph: SplitParagraph) =>
    !(ruleOf(paragraph) || (pictures.isAboveCredit(paragraph) && isTitleLike(paragraph.text))) &&
    ![titles.repeats, embeds, contents].some((found) => found.has(paragraph.number));

  const above = nearestAbove(paragraphs, isStory);
  const below = nearestAbove(paragraphs.toReversed(), isStory);
  const isProseOfStory = (paragraph: SplitParagraph) =>
    paragraph.number > headline && isStory(paragraph) && runsOn(paragraph) && isLong(paragraph);
  const [first, second] = paragraphs.filter(isProseOfStory);
  // A byline right after a first paragraph says that it was a summary, and the story is still to come.
  const signed = second && paragraphs.find((line) => ruleOf(line)?.signs && above.get(line) === first);
  const storyStart = (signed ? second : first)?.number ?? 0;
  const isBetweenHeadlineAndStory = ({ number }: SplitParagraph) =>
    headline > 0 && number > headline && number < storyStart;

  return {
    paragraphs,
    /** The rule that knows a paragraph by its words alone, if any. */
    lineRule: ruleOf,
    titles,
    embeds,
    contents,
    pictures,
    sources: findSourceList(paragraphs),
    writers: findWriters(paragraphs, isBetweenHeadlineAndStory),
    /** The rule of the heading, such as “Related:”, in whose list a paragraph stands. */
    headedBy: findLinkLists(paragraphs, ruleOf, lastProse),
    /** A document all in capitals, as old wires are: capitals then mean nothing. */
    isShouting: paragraphs.filter(({ text }) => isCapitals(text) && isProse(text)).length > 1,
    /** The number of the last paragraph of running text. */
    lastProse,
    isBetweenHeadlineAndStory,
    /** The number of the line that signs the story below its summary, if one does. */
    signed: signed?.number ?? 0,
    /** Whether running text stands right below, and right above or nothing: where a section's heading stands. */
    isBetweenText: (paragraph: SplitParagraph) => {
      const [before, after] = [above.get(paragraph), below.get(paragraph)];
      return (
        after !== undefined && runsOn(after) && (before === undefined || before.number === headline || runsOn(before))
      );
    },
    /** Whether a paragraph's words stand in a longer one nearby. */
    isRepeatedNearby: ({ number, text }: SplitParagraph) =>
      paragraphs
        .slice(Math.max(0, number - 1 - PULLED_WITHIN), number + PULLED_WITHIN)
        .some((other) => other.number !== number && isLong(other) && other.text.includes(undressed(text))),
  };
}

function isLong({ text }: SplitParagraph): boolean {
  return hasWords(text, FEWEST_PROSE_WORDS);
}

function runsOn({ text }: SplitParagraph): boolean {
  return endsSentence(text) || /[:;,]["'”’]?$/u.test(text) || isListItem(text) || hasWords(text, 21);
}
