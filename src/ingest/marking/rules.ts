import type { ParagraphKind } from '#index/article.ts';
import { isListItem, type Passage } from '../paragraphs.ts';
import type { Layout } from './layout.ts';
import { carriesSpeech } from './speech.ts';
import {
  endsSentence,
  isCapitals,
  isProse,
  isTitleCase,
  isTitleLike,
  isUnmarked,
  plainLine,
  undressed,
  wordsOf,
} from './wording.ts';

/** Why a passage has its kind. `rule` is its receipt, shown to editors. */
export type Rule = { kind: ParagraphKind; rule: string; fits: (passage: Passage, layout: Layout) => boolean };

/** What a passage is by its place in the document. These come first: a title may carry a quotation and stays a title. */
export const PLACE_RULES: readonly Rule[] = [
  { kind: 'boilerplate', rule: 'Repeats the headline.', fits: ({ number }, { titles }) => titles.repeats.has(number) },
  { kind: 'embed', rule: 'An embedded post.', fits: ({ number }, { embeds }) => embeds.has(number) },
  { kind: 'sources', rule: 'Stands in the list of sources.', fits: ({ number }, { sources }) => sources.has(number) },
];

/** What is kept, whatever it looks like: no rule after these can hide a quotation or a correction. */
export const KEEPING_RULES: readonly Rule[] = [
  { kind: 'summary', rule: 'Sums the story up above its headline.', fits: isSummary },
  { kind: 'body', rule: 'Carries quoted words, so it is never hidden.', fits: ({ text }) => carriesSpeech(text) },
  { kind: 'body', rule: 'A correction: part of the record, never hidden.', fits: ({ text }) => isCorrection(text) },
];

/** What a passage is by its neighbours, once its own words have not told. */
export const NEIGHBOUR_RULES: readonly Rule[] = [
  { kind: 'boilerplate', rule: 'A label above the headline.', fits: isAboveHeadline },
  { kind: 'caption', rule: 'Describes the picture credited in the line beside it.', fits: isDescription },
  { kind: 'caption', rule: 'Search words of a stock picture.', fits: ({ text }) => isStockTags(text) },
  {
    kind: 'boilerplate',
    rule: 'In the table of contents: a heading that comes again below.',
    fits: ({ number }, { contents }) => contents.has(number),
  },
  { kind: 'promo', rule: 'In a list of other stories.', fits: isInPromoList },
  { kind: 'promo', rule: 'A line in capitals between paragraphs: it leads to another story.', fits: isShoutedLink },
  { kind: 'promo', rule: 'A title after the story’s end: it leads elsewhere.', fits: isAfterTheEnd },
  { kind: 'boilerplate', rule: 'Says at the end who wrote the story, or from where.', fits: isAboutWriter },
  { kind: 'boilerplate', rule: 'A name or label under the headline.', fits: isUnderHeadline },
  { kind: 'summary', rule: 'Stands under the headline and sums the story up.', fits: isDeck },
  { kind: 'subhead', rule: 'Heads a section: short, no full stop, text below.', fits: isSubhead },
];

/** What nothing else could name is the paper's own reporting. */
export const REPORTING: Rule = { kind: 'body', rule: 'Reporting.', fits: () => true };

const CORRECTION =
  /^(?:corrections?|clarifications?)\b(?! appended)|\b(?:earlier|previous) version of this\b|\bthis (?:story|article|post|report) (?:has been|was) corrected\b|\bincorrectly (?:stated|said|reported|identified|listed|indicated)\b|\bmis(?:stated|identified|spelled)\b/iu;
const REPORTED_FROM = /^(?:\p{Lu}[\p{L}.'-]+,? (?:and )?){1,6}reported from \p{Lu}/u;
const STAFF =
  /^(?:\p{Lu}[\p{L}.'-]+ ){2,4}(?:is|was|are) (?:an? |the )?(?:[\p{L}-]+ ){0,5}?(?:reporter|correspondent|columnist|staff writer|contributor|contributing (?:editor|writer|columnist)|blogger|editor-at-large|co-host|(?:writer|editor|producer|journalist) (?:for|at|with|covering))\b/u;
const OPINION_STAFF =
  /^(?:\p{Lu}[\p{L}.'-]+ ){2,4}.{0,80}\b(?:board of contributors|views expressed|opinions (?:expressed )?are (?:his|her|their) own)\b/iu;
// “Jane Doe, 52” heads what is told of her, and tells something itself.
const NAME_AND_AGE = /, \d{1,3}$/u;
const PAST_TENSE = /\b(?:said|told|added|wrote|was|were)\b/u;

function isSummary({ number, text }: Passage, { titles }: Layout): boolean {
  return number < (titles.headline?.passage.number ?? 0) && isProse(text);
}

function isCorrection(text: string): boolean {
  return CORRECTION.test(plainLine(text));
}

function isAboveHeadline({ number, text }: Passage, { titles }: Layout): boolean {
  return number < (titles.headline?.passage.number ?? 0) && !endsSentence(text);
}

function isDescription(passage: Passage, layout: Layout): boolean {
  return isUnmarked(passage.text) && (layout.isAboveCredit(passage) || layout.isBelowCredit(passage));
}

// Stock libraries list what is in the picture: “gavel law book law judge court law”.
function isStockTags(text: string): boolean {
  const words = text.split(/\s+/u);
  const areTags = words.length >= 8 && words.every((word) => /^\p{Ll}[\p{Ll}-]*,?$/u.test(word));
  return areTags && new Set(words).size < words.length * 0.85;
}

function isInPromoList(passage: Passage, layout: Layout): boolean {
  return layout.isLink(passage) && layout.isUnderPromo(passage);
}

function isShoutedLink({ text }: Passage, { isShouting }: Layout): boolean {
  return !isShouting && isCapitals(text) && isTitleLike(text) && wordsOf(text).length >= 6 && !isListItem(text);
}

function isAfterTheEnd({ number, text }: Passage, { lastProse }: Layout): boolean {
  const isTitle = isTitleLike(undressed(text)) && isTitleCase(text) && wordsOf(text).length >= 5;
  return isTitle && number > lastProse;
}

function isAboutWriter({ number, text }: Passage, { passages }: Layout): boolean {
  const line = plainLine(text);
  const isNote = REPORTED_FROM.test(line) || STAFF.test(line) || OPINION_STAFF.test(line);
  return isNote && number > passages.length - 4 && wordsOf(line).length <= 60;
}

function isUnderHeadline(passage: Passage, layout: Layout): boolean {
  return layout.isBetweenHeadlineAndStory(passage) && isTitleLike(passage.text) && wordsOf(passage.text).length <= 4;
}

function isDeck(passage: Passage, layout: Layout): boolean {
  return layout.isBetweenHeadlineAndStory(passage) && isTitleLike(passage.text) && !isListItem(passage.text);
}

function isSubhead(passage: Passage, layout: Layout): boolean {
  const { text } = passage;
  if (/^#{1,6} /u.test(text)) return true;
  return isShortLine(text) && !saysSomething(text) && layout.isBetweenText(passage);
}

function isShortLine(text: string): boolean {
  return isTitleLike(undressed(text)) && !isListItem(text) && wordsOf(text).length <= 12;
}

// A line that tells of the past, or names somebody's age, is a sentence that lost its full stop, not a heading.
function saysSomething(text: string): boolean {
  return NAME_AND_AGE.test(text) || (wordsOf(text).length >= 7 && PAST_TENSE.test(text));
}
