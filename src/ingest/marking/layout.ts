import { isListItem, type Passage } from '#src/ingest/paragraphs.ts';
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

/** A document laid out: what stands where, asked by the rules about one passage at a time. */
export type Layout = ReturnType<typeof layOut>;

// A pull quote is set near the words it repeats, which stand in a longer paragraph.
const PULLED_WITHIN = 12;
const FEWEST_PROSE_WORDS = 12;

/** Looks at a document once, as a whole. */
export function layOut(passages: readonly Passage[], hints: Hints) {
  const lineRules = passages.map(({ text }) => findLineRule(text));
  const ruleOf: RuleOf = ({ number }) => lineRules[number - 1];

  const titles = findTitles(passages, { ...hints, ruleOf });
  const headline = titles.headline?.passage.number ?? 0;
  const embeds = findEmbeds(passages.filter(({ number }) => number !== headline));
  const contents = findContents(passages);
  const pictures = findPictures(passages, ruleOf);
  const lastProse =
    passages.findLast((passage) => isProse(passage.text) && !ruleOf(passage))?.number ?? passages.length;

  /** Whether a passage is the story's own: no furniture of the page, nothing of a picture's. */
  const isStory = (passage: Passage) =>
    !(ruleOf(passage) || (pictures.isAboveCredit(passage) && isTitleLike(passage.text))) &&
    ![titles.repeats, embeds, contents].some((found) => found.has(passage.number));

  const above = nearestAbove(passages, isStory);
  const below = nearestAbove(passages.toReversed(), isStory);
  const isProseOfStory = (passage: Passage) =>
    passage.number > headline && isStory(passage) && runsOn(passage) && isLong(passage);
  const [first, second] = passages.filter(isProseOfStory);
  // A byline right after a first paragraph says that it was a summary, and the story is still to come.
  const signed = second && passages.find((line) => ruleOf(line)?.signs && above.get(line) === first);
  const storyStart = (signed ? second : first)?.number ?? 0;
  const isBetweenHeadlineAndStory = ({ number }: Passage) => headline > 0 && number > headline && number < storyStart;

  return {
    passages,
    /** The rule that knows a passage by its words alone, if any. */
    lineRule: ruleOf,
    titles,
    embeds,
    contents,
    pictures,
    sources: findSourceList(passages),
    writers: findWriters(passages, isBetweenHeadlineAndStory),
    /** The rule of the heading, such as “Related:”, in whose list a passage stands. */
    headedBy: findLinkLists(passages, ruleOf, lastProse),
    /** A document all in capitals, as old wires are: capitals then mean nothing. */
    isShouting: passages.filter(({ text }) => isCapitals(text) && isProse(text)).length > 1,
    /** The number of the last passage of running text. */
    lastProse,
    isBetweenHeadlineAndStory,
    /** The number of the line that signs the story below its summary, if one does. */
    signed: signed?.number ?? 0,
    /** Whether running text stands right below, and right above or nothing: where a section's heading stands. */
    isBetweenText: (passage: Passage) => {
      const [before, after] = [above.get(passage), below.get(passage)];
      return (
        after !== undefined && runsOn(after) && (before === undefined || before.number === headline || runsOn(before))
      );
    },
    /** Whether a passage's words stand in a longer one nearby. */
    isRepeatedNearby: ({ number, text }: Passage) =>
      passages
        .slice(Math.max(0, number - 1 - PULLED_WITHIN), number + PULLED_WITHIN)
        .some((other) => other.number !== number && isLong(other) && other.text.includes(undressed(text))),
  };
}

function isLong({ text }: Passage): boolean {
  return hasWords(text, FEWEST_PROSE_WORDS);
}

function runsOn({ text }: Passage): boolean {
  return endsSentence(text) || /[:;,]["'”’]?$/u.test(text) || isListItem(text) || hasWords(text, 21);
}
