import { isTimestamp } from '#src/ingest/facts/timestamp.ts';
import { isListItem, type SplitParagraph } from '#src/ingest/paragraphs.ts';
import { findContents } from './contents.ts';
import { findEmbeds } from './embeds.ts';
import { findStory } from './find-story.ts';
import type { RuleOf } from './line-rule.ts';
import { findLineRule, PAGE_FURNITURE } from './line-rules.ts';
import { findLinkLists } from './link-lists.ts';
import { findMail } from './mail.ts';
import { nearestAbove } from './nearest.ts';
import { findPictures } from './pictures.ts';
import { findRows } from './rows.ts';
import { findSourceList } from './source-list.ts';
import { findTitles, type Hints } from './titles.ts';
import { endsSentence, hasWords, isCapitals, isProse, isTitleLike, undressed } from './wording.ts';
import { findWriters } from './writers.ts';

/** A document laid out: what stands where, asked by the rules about one paragraph at a time. */
export type Layout = ReturnType<typeof layOut>;

// A pull quote is set near the words it repeats, which stand in a longer paragraph.
const PULLED_WITHIN = 12;
const FEWEST_PROSE_WORDS = 12;
const FEWEST_ENTRIES = 3;
// Further away on a page copied whole, a date or a name belongs to another story, or to the day of the visit.
const FEW_ABOVE = 4;
const FEW_BELOW = 12;
const CLOCK = /\d{1,2}[:.h]\d{2}|\d ?[ap]\.?m\b/iu;

/** Looks at a document once, as a whole. */
export function layOut(paragraphs: readonly SplitParagraph[], hints: Hints) {
  const pages = new Set(hints.furniture?.map(({ start }) => start));
  const mail = findMail(paragraphs);
  const lineRules = paragraphs.map(
    ({ number, text, start }) => mail.get(number) ?? (pages.has(start) ? PAGE_FURNITURE : findLineRule(text)),
  );
  const ruleOf: RuleOf = ({ number }) => lineRules[number - 1];

  const page = findStory(paragraphs, ruleOf);
  const titles = findTitles(paragraphs, { ...hints, ruleOf, ...(page && { page }) });
  const headline = titles.headline?.paragraph.number ?? 0;
  const story = page
    ? { start: headline > 0 ? Math.min(headline, page.start) : page.start, end: page.end }
    : { start: 1, end: paragraphs.length };
  const own = page ? paragraphs.slice(story.start - 1, story.end) : paragraphs;
  const embeds = findEmbeds(own.filter(({ number }) => number !== headline));
  const contents = findContents(own);
  const pictures = findPictures(paragraphs, ruleOf);
  const lastProse = own.findLast((paragraph) => isProse(paragraph.text) && !ruleOf(paragraph))?.number ?? story.end;

  /** Whether a paragraph is the story's own: no furniture of the page, nothing of a picture's. */
  const isStory = (paragraph: SplitParagraph) =>
    !(ruleOf(paragraph) || (pictures.isAboveCredit(paragraph) && isTitleLike(paragraph.text))) &&
    ![titles.repeats, embeds, contents].some((found) => found.has(paragraph.number));

  const above = nearestAbove(own, isStory);
  const below = nearestAbove(own.toReversed(), isStory);
  const isProseOfStory = (paragraph: SplitParagraph) =>
    paragraph.number > headline && isStory(paragraph) && runsOn(paragraph) && isLong(paragraph);
  const [first, second] = own.filter(isProseOfStory);
  // A byline right after a first paragraph says that it was a summary, and the story is still to come.
  const signed = second && own.find((line) => ruleOf(line)?.signs && above.get(line) === first);
  const storyStart = (signed ? second : first)?.number ?? 0;
  const isBetweenHeadlineAndStory = ({ number }: SplitParagraph) =>
    headline > 0 && number > headline && number < storyStart;

  return {
    paragraphs,
    /**
     * The numbers of the story's first and last paragraph, its headline included: on a page copied whole what stands between
     * the page's own head and foot, else the whole document.
     */
    story,
    isWholePage: page !== undefined,
    /** Whether a line stands where a page tells who wrote its story and when: a little above it, in it, a little below. */
    isBesideStory: ({ number }: SplitParagraph) => number >= story.start - FEW_ABOVE && number <= story.end + FEW_BELOW,
    /** The number of the first paragraph of its running text, if it is a whole page. */
    runStart: page?.start ?? 0,
    /** The rule that knows a paragraph by its words alone, if any. */
    lineRule: ruleOf,
    titles,
    embeds,
    contents,
    pictures,
    /** The lines of a list or table of what is told. */
    rows: findRows(own),
    /** The times that head a live blog's entries. */
    entries: findEntries(own),
    sources: findSourceList(own),
    writers: findWriters(own, isBetweenHeadlineAndStory),
    /** The rule of the heading, such as “Related:”, in whose list a paragraph stands. */
    headedBy: findLinkLists(own, ruleOf, lastProse),
    /** A document all in capitals, as old wires are: capitals then mean nothing. */
    isShouting: own.filter(({ text }) => isCapitals(text) && isProse(text)).length > 1,
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

/** Times standing alone, each above something told: three or more make a live blog. */
function findEntries(own: readonly SplitParagraph[]): ReadonlySet<number> {
  const times = own.filter(({ text }) => CLOCK.test(text) && isTimestamp(text));
  return new Set(times.length >= FEWEST_ENTRIES ? times.map(({ number }) => number) : []);
}

function isLong({ text }: SplitParagraph): boolean {
  return hasWords(text, FEWEST_PROSE_WORDS);
}

function runsOn({ text }: SplitParagraph): boolean {
  return endsSentence(text) || /[:;,]["'”’]?$/u.test(text) || isListItem(text) || hasWords(text, 21);
}
