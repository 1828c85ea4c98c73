import { readByline, readSignature } from '../facts/byline.ts';
import { isListItem, type Passage } from '../paragraphs.ts';
import { findContents } from './contents.ts';
import { findEmbeds } from './embeds.ts';
import { findLineRule } from './line-rules.ts';
import { findSourceList } from './source-list.ts';
import { findTitles, type Hints } from './titles.ts';
import {
  areNames,
  endsSentence,
  hasWords,
  isCapitals,
  isProse,
  isShort,
  isTitleLike,
  isUnmarked,
  plainLine,
  undressed,
} from './wording.ts';

/** A document laid out: what stands where, asked by the rules about one passage at a time. */
export type Layout = ReturnType<typeof layOut>;

const MOSTLY = 0.6;
const MOST_NAMES = 12;

// A heading over links is a word or two; a promo that tells a whole title stands alone.
const LONGEST_LIST_HEADING = 5;

// Galleries set what a picture shows above “Photo by …”, with or without a blank line between.
const PHOTO_BY = /^photo(?:graph)? (?:by|credit)\b/iu;

/** Looks at a document once, as a whole. */
export function layOut(passages: readonly Passage[], hints: Hints) {
  const lineRules = passages.map(({ text }) => findLineRule(text));
  const ruleOf = ({ number }: Passage) => lineRules[number - 1];
  const titles = findTitles(passages, { ...hints, ruleOf });
  const headline = titles.headline?.passage.number ?? 0;
  const embeds = findEmbeds(passages.filter(({ number }) => number !== headline));
  const sources = findSourceList(passages);
  const contents = findContents(passages);

  const lastProse =
    passages.findLast((passage) => isProse(passage.text) && !ruleOf(passage))?.number ?? passages.length;

  const isAboveCredit = ({ number, block }: Passage) => {
    const next = passages[number];
    return next !== undefined && ruleOf(next)?.credit === true && (next.block === block || PHOTO_BY.test(next.text));
  };

  /** Below a whole caption comes the story again; below a bare credit, what its picture shows. */
  const isBelowCredit = ({ number, block }: Passage) => {
    const before = passages[number - 2];
    return (
      before?.block === block && ruleOf(before)?.credit === true && !endsSentence(before.text) && !isAboveCredit(before)
    );
  };

  /** Whether a passage is the story's own: no furniture of the page, nothing of a picture's. */
  const isStory = (passage: Passage) =>
    !(ruleOf(passage) || (isAboveCredit(passage) && isTitleLike(passage.text))) &&
    ![titles.repeats, embeds, contents].some((found) => found.has(passage.number));

  // A document whose paragraphs stand apart sets together what belongs together.
  const isSpaced = new Set(passages.map(({ block }) => block)).size > passages.length * MOSTLY;

  /** Whether a passage could be a link to another story: a title; a question in a list; after the end any short line. */
  const isLink = ({ number, text }: Passage) =>
    isTitleLike(undressed(text)) ||
    (text.endsWith('?') && (number > lastProse || isListItem(text))) ||
    (number > lastProse && isUnmarked(text) && isShort(text, LONGEST_LIST_HEADING));

  const above = nearestAbove(passages, isStory);
  const below = nearestAbove(passages.toReversed(), isStory);
  const listOpener = nearestAbove(passages, (passage) => {
    const rule = ruleOf(passage);
    // Below the story's end, dates and buttons stand between links without ending their list.
    return rule ? rule.heads || passage.number < lastProse : !isLink(passage);
  });
  const firstProse = passages.find(
    (passage) => passage.number > headline && isStory(passage) && runsOn(passage) && isLong(passage),
  );

  return {
    passages,
    /** The rule that knows a passage by its words alone, if any. */
    lineRule: ruleOf,
    titles,
    /** Who signed the story, by its bylines and by names that stand alone. */
    writers: new Set(passages.flatMap(({ text }) => namesIn(text))),
    embeds,
    sources,
    contents,
    /** A document all in capitals, as old wires are: capitals then mean nothing. */
    isShouting: passages.filter(({ text }) => isCapitals(text) && isProse(text)).length > 1,
    /** Whether these words, without a full stop, stand in a longer passage: a pull quote. */
    isPulled: ({ number, text }: Passage) =>
      passages.some(
        (other) => other.number !== number && !isShort(other.text, 12) && other.text.includes(undressed(text)),
      ),
    /** The number of the last passage of running text. */
    lastProse,
    /** Whether a passage is set right beside its neighbour in a document whose paragraphs stand apart. */
    isGlued: ({ number, block }: Passage) =>
      isSpaced && (passages[number]?.block === block || passages[number - 2]?.block === block),
    isAboveCredit,
    isBelowCredit,
    isBetweenHeadlineAndStory: ({ number }: Passage) =>
      headline > 0 && number > headline && number < (firstProse?.number ?? 0),
    /** Whether running text stands right below, and right above or nothing: where a section's heading stands. */
    isBetweenText: (passage: Passage) => {
      const [before, after] = [above.get(passage), below.get(passage)];
      return (
        after !== undefined && runsOn(after) && (before === undefined || before.number === headline || runsOn(before))
      );
    },
    /** The rule of the heading, such as “Related:”, in whose run of short lines a passage stands. */
    headedBy: (passage: Passage) => {
      const opener = listOpener.get(passage);
      if (!opener || !isListHeading(opener) || !isLink(passage)) return undefined;

      // Amid the story a section's name may head what is told; a promo never does.
      const rule = ruleOf(opener);
      return rule?.heads && (rule.kind === 'promo' || passage.number > lastProse) ? rule : undefined;
    },
  };
}

/** For each passage the nearest one before it that passes `test`. In one go, for documents of many thousand lines. */
function nearestAbove(passages: readonly Passage[], test: (passage: Passage) => boolean): Map<Passage, Passage> {
  const nearest = new Map<Passage, Passage>();
  let last: Passage | undefined;
  for (const passage of passages) {
    if (last) nearest.set(passage, last);
    if (test(passage)) last = passage;
  }
  return nearest;
}

function isListHeading({ text }: Passage): boolean {
  return isShort(plainLine(text), LONGEST_LIST_HEADING) && !endsSentence(text);
}

function namesIn(text: string): string[] {
  if (!isShort(text, MOST_NAMES)) return [];

  const line = plainLine(text);
  const byline = readByline(line) ?? readSignature(line);
  if (byline !== undefined) return byline.split(/,? and |, /u);
  return areNames(line) && isUnmarked(line) ? [line] : [];
}

function isLong({ text }: Passage): boolean {
  return hasWords(text, 12);
}

function runsOn({ text }: Passage): boolean {
  return endsSentence(text) || /[:;,]["'”’]?$/u.test(text) || isListItem(text) || hasWords(text, 21);
}
