import { isListItem, type Passage } from '../paragraphs.ts';
import { findContents } from './contents.ts';
import { findEmbeds } from './embeds.ts';
import { findLineRule } from './line-rules.ts';
import { findSourceList } from './source-list.ts';
import { findTitles, type Hints } from './titles.ts';
import { endsSentence, isCapitals, isProse, isTitleLike, plainLine, undressed, wordsOf } from './wording.ts';

/** A document laid out: what stands where, asked by the rules about one passage at a time. */
export type Layout = ReturnType<typeof layOut>;

// A heading over links is a word or two; a promo that tells a whole title stands alone.
const LONGEST_LIST_HEADING = 5;

// Galleries set what a picture shows above “Photo by …”, with or without a blank line between.
const PHOTO_BY = /^photo(?:graph)? (?:by|credit)\b/iu;

/** Looks at a document once, as a whole. */
export function layOut(passages: readonly Passage[], hints: Hints) {
  const titles = findTitles(passages, hints);
  const headline = titles.headline?.passage.number ?? 0;
  const embeds = findEmbeds(passages.filter(({ number }) => number !== headline));
  const sources = findSourceList(passages);
  const contents = findContents(passages);

  const lastProse = passages.findLast(({ text }) => isProse(text))?.number ?? passages.length;
  const lineRules = passages.map(({ text }) => findLineRule(text));
  const ruleOf = ({ number }: Passage) => lineRules[number - 1];

  const isAboveCredit = ({ number, block }: Passage) => {
    const next = passages[number];
    return next !== undefined && ruleOf(next)?.kind === 'caption' && (next.block === block || PHOTO_BY.test(next.text));
  };

  /** Below a whole caption comes the story again; below a bare credit, what its picture shows. */
  const isBelowCredit = ({ number, block }: Passage) => {
    const before = passages[number - 2];
    return (
      before?.block === block &&
      ruleOf(before)?.kind === 'caption' &&
      !endsSentence(before.text) &&
      !isAboveCredit(before)
    );
  };

  /** Whether a passage is the story's own: no furniture of the page, nothing of a picture's. */
  const isStory = (passage: Passage) =>
    !(ruleOf(passage) || (isAboveCredit(passage) && isTitleLike(passage.text))) &&
    ![titles.repeats, embeds, contents].some((found) => found.has(passage.number));

  /** Whether a passage could be a link to another story: a title, or after the story's end a question. */
  const isLink = ({ number, text }: Passage) =>
    isTitleLike(undressed(text)) || (number > lastProse && text.endsWith('?'));

  const above = nearestAbove(passages, isStory);
  const below = nearestAbove(passages.toReversed(), isStory);
  const listOpener = nearestAbove(passages, (passage) => ruleOf(passage) !== undefined || !isLink(passage));
  const firstProse = passages.find((passage) => passage.number > headline && isStory(passage) && isProse(passage.text));

  return {
    passages,
    /** The rule that knows a passage by its words alone, if any. */
    lineRule: ruleOf,
    titles,
    embeds,
    sources,
    contents,
    /** A document all in capitals, as old wires are: capitals then mean nothing. */
    isShouting: passages.filter(({ text }) => isProse(text) && isCapitals(text)).length > 1,
    /** The number of the last passage of running text. */
    lastProse,
    isAboveCredit,
    isBelowCredit,
    isLink,
    isBetweenHeadlineAndStory: ({ number }: Passage) =>
      headline > 0 && number > headline && number < (firstProse?.number ?? 0),
    /** Whether running text stands right below, and right above or nothing: where a section's heading stands. */
    isBetweenText: (passage: Passage) => {
      const [before, after] = [above.get(passage), below.get(passage)];
      return (
        after !== undefined && runsOn(after) && (before === undefined || before.number === headline || runsOn(before))
      );
    },
    /** Whether a passage stands in the run of titles right below a heading such as “Related:”. */
    isUnderPromo: (passage: Passage) => {
      const opener = listOpener.get(passage);
      return opener !== undefined && ruleOf(opener)?.kind === 'promo' && isListHeading(opener);
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
  return wordsOf(plainLine(text)).length <= LONGEST_LIST_HEADING && !endsSentence(text);
}

function runsOn({ text }: Passage): boolean {
  return endsSentence(text) || /[:;,]["'”’]?$/u.test(text) || isListItem(text) || wordsOf(text).length > 20;
}
