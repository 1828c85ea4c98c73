import type { Paragraph } from '#index/text/article.ts';
import { isListItem, type SplitParagraph } from '#src/ingest/paragraphs.ts';
import { isCorrectionLabel, readCorrection } from './corrections.ts';
import { isHeading, isShortLine } from './headings.ts';
import type { Layout } from './layout.ts';
import { carriesSpeech } from './speech.ts';
import {
  areNames,
  endsSentence,
  hasWords,
  isCapitals,
  isProse,
  isShort,
  isTitleCase,
  isTitleLike,
  undressed,
} from './wording.ts';
import { namesWriter, tellsOfWriter } from './writers.ts';

/** A paragraph's kind, and its receipt: why it has that kind, shown to editors. */
export type ParagraphMark = Pick<Paragraph, 'kind' | 'rule'>;

/** A mark, and the paragraphs it is for. */
export type Rule = ParagraphMark & { fits: (paragraph: SplitParagraph, layout: Layout) => boolean };

/** What a paragraph is by its place in the document. These come first: a title may carry a quotation and stays a title. */
export const PLACE_RULES: readonly Rule[] = [
  { kind: 'boilerplate', rule: 'Repeats the headline.', fits: ({ number }, { titles }) => titles.repeats.has(number) },
  { kind: 'embed', rule: 'An embedded post.', fits: ({ number }, { embeds }) => embeds.has(number) },
  { kind: 'sources', rule: 'Stands in the list of sources.', fits: ({ number }, { sources }) => sources.has(number) },
  { kind: 'correction', rule: 'The paper corrects itself: shown beside the source, not quoted.', fits: isCorrection },
  {
    kind: 'boilerplate',
    rule: 'Above the story, on a page copied whole.',
    fits: ({ number }, { story }) => number < story.start,
  },
  {
    kind: 'boilerplate',
    rule: 'Below the story, on a page copied whole.',
    fits: ({ number }, { story }) => number > story.end,
  },
];

/** What saves a paragraph that any other rule would hide, whatever it looks like. */
export const SAVING_RULES: readonly Rule[] = [
  { kind: 'body', rule: 'Carries quoted words, so it is never hidden.', fits: ({ text }) => carriesSpeech(text) },
];

/** What a paragraph is by its neighbours, once its own words have not told. */
export const NEIGHBOUR_RULES: readonly Rule[] = [
  { kind: 'caption', rule: 'A caption, by its mark-up.', fits: ({ sign }) => sign === 'caption' },
  { kind: 'sources', rule: 'A footnote, by its mark-up.', fits: ({ sign, text }) => sign === 'note' && !isProse(text) },
  { kind: 'body', rule: 'A row of a table, by its mark-up.', fits: ({ sign }) => sign === 'row' },
  { kind: 'summary', rule: 'Sums the story up above its headline.', fits: isSummary },
  { kind: 'boilerplate', rule: 'A label above the headline.', fits: isAboveHeadline },
  { kind: 'caption', rule: 'Search words of a stock picture.', fits: ({ text }) => isStockTags(text) },
  {
    kind: 'boilerplate',
    rule: 'In the table of contents: a heading that comes again below.',
    fits: ({ number }, { contents }) => contents.has(number),
  },
  { kind: 'promo', rule: 'In a list of other stories.', fits: isListed('promo') },
  { kind: 'boilerplate', rule: 'In a list of the page’s tags, sections or contacts.', fits: isListed('boilerplate') },
  { kind: 'boilerplate', rule: 'Names the writer, under the headline.', fits: isSignature },
  { kind: 'boilerplate', rule: 'A name or label under the headline.', fits: isUnderHeadline },
  { kind: 'boilerplate', rule: 'A line between headline and story, on a page copied whole.', fits: isInHeadOfPage },
  {
    kind: 'caption',
    rule: 'Describes the picture credited in the line beside it.',
    fits: (paragraph, { pictures }) => pictures.isDescription(paragraph),
  },
  { kind: 'promo', rule: 'A line in capitals between paragraphs: it leads to another story.', fits: isShoutedLink },
  { kind: 'promo', rule: 'A title after the story’s end: it leads elsewhere.', fits: isAfterTheEnd },
  { kind: 'boilerplate', rule: 'Says at the end who wrote the story, or from where.', fits: isAboutWriter },
  { kind: 'subhead', rule: 'Heads an entry, under its time.', fits: isEntryHead },
  { kind: 'boilerplate', rule: 'Names the writer of an entry.', fits: isEntrySignature },
  { kind: 'summary', rule: 'Stands under the headline and sums the story up.', fits: isDeck },
  { kind: 'boilerplate', rule: 'A pull quote: its words stand in the story itself.', fits: isPullQuote },
  { kind: 'subhead', rule: 'Heads a section: short, no full stop, text below.', fits: isSubhead },
];

/** What nothing else could name is the paper's own reporting. */
export const REPORTING: Rule = { kind: 'body', rule: 'Reporting.', fits: () => true };

// A page's foot about its writer: a name, a note, a link or two, a copyright.
const LONGEST_FOOT = 6;
const LONGEST_ENTRY_HEAD = 20;
const FEWEST_DECK_WORDS = 10;
// Scores, tables, line-ups: two figures, or a list.
const DATA = /^[^\d\n\r\u2028\u2029]*\d.*[^\d.,]\d|^[^,;\n\r\u2028\u2029]*[,;].*[,;]/mu;

function isSummary({ number, text }: SplitParagraph, { titles }: Layout): boolean {
  return number < (titles.headline?.paragraph.number ?? 0) && isProse(text);
}

// The words it corrects may be in quotation marks: they are the last that anybody should quote.
function isCorrection(paragraph: SplitParagraph, { paragraphs }: Layout): boolean {
  const [above, below] = [paragraphs[paragraph.number - 2], paragraphs[paragraph.number]];
  return readCorrection(paragraph.text) !== undefined || isLabelOf(above, paragraph) || isLabelOf(paragraph, below);
}

function isLabelOf(label: SplitParagraph | undefined, note: SplitParagraph | undefined): boolean {
  return label !== undefined && note !== undefined && isCorrectionLabel(label.text) && isProse(note.text);
}

function isAboveHeadline({ number, text }: SplitParagraph, { titles }: Layout): boolean {
  const isLabel = !endsSentence(text) || isShort(text, 2);
  return number < (titles.headline?.paragraph.number ?? 0) && isLabel;
}

// Stock libraries list what is in the picture: “gavel law book law judge court law”.
function isStockTags(text: string): boolean {
  if (!/^\p{Ll}/u.test(text)) return false;

  const words = text.split(/\s+/u);
  const areTags = words.length >= 8 && words.every((word) => /^\p{Ll}[\p{Ll}-]*,?$/u.test(word));
  return areTags && new Set(words).size < words.length * 0.85;
}

function isListed(kind: 'promo' | 'boilerplate'): Rule['fits'] {
  return (paragraph, layout) => layout.headedBy(paragraph)?.kind === kind;
}

function isShoutedLink({ number, text }: SplitParagraph, { isShouting, rows }: Layout): boolean {
  const isLine = isCapitals(text) && isTitleLike(text) && hasWords(text, 6) && !isListItem(text);
  return isLine && !isShouting && !DATA.test(text) && !rows.has(number);
}

function isAfterTheEnd({ number, text }: SplitParagraph, { lastProse, isShouting, rows }: Layout): boolean {
  const isTitle = isTitleLike(undressed(text)) && isTitleCase(text) && hasWords(text, 5);
  return isTitle && number > lastProse && !isShouting && !DATA.test(text) && !rows.has(number);
}

function isAboutWriter(paragraph: SplitParagraph, { story, writers, isBetweenHeadlineAndStory }: Layout): boolean {
  const isAtFoot = paragraph.number > story.end - LONGEST_FOOT && !isBetweenHeadlineAndStory(paragraph);
  return isAtFoot && tellsOfWriter(paragraph.text, writers);
}

function isSignature(paragraph: SplitParagraph, layout: Layout): boolean {
  return layout.isBetweenHeadlineAndStory(paragraph) && namesWriter(paragraph.text);
}

function isUnderHeadline(paragraph: SplitParagraph, layout: Layout): boolean {
  const isLabel = isShort(paragraph.text, 2) || (isShort(paragraph.text, 4) && areNames(paragraph.text));
  return layout.isBetweenHeadlineAndStory(paragraph) && isTitleLike(paragraph.text) && isLabel;
}

// A live blog's entries each stand under a time, with a title and at their end a name, or without.
function isEntryHead({ number, text }: SplitParagraph, { paragraphs, entries }: Layout): boolean {
  const [above, below] = [paragraphs[number - 2], paragraphs[number]];
  const isHead = isTitleLike(text) && isShort(text, LONGEST_ENTRY_HEAD) && !isListItem(text);
  return isHead && above !== undefined && entries.has(above.number) && below !== undefined && isLongEnough(below);
}

function isLongEnough({ text }: SplitParagraph): boolean {
  return endsSentence(text) && hasWords(text, 6);
}

function isEntrySignature({ number, text }: SplitParagraph, { paragraphs, entries, lineRule }: Layout): boolean {
  if (!isShort(text, 4) || !hasWords(text, 2) || !areNames(text) || !isTitleLike(text)) return false;
  const [above, below] = [paragraphs[number - 2], paragraphs[number]];
  const isAtEnd = below === undefined || entries.has(below.number) || lineRule(below) !== undefined;
  return entries.size > 0 && isAtEnd && above !== undefined && endsSentence(above.text);
}

// Between a page's headline and its story stand buttons, names of pictures and links; a summary there is a sentence or long.
function isInHeadOfPage({ number, text }: SplitParagraph, layout: Layout): boolean {
  if (!layout.isWholePage || number <= layout.story.start || number >= layout.runStart) return false;
  return endsSentence(text) ? !hasWords(text, 6) : !hasWords(text, FEWEST_DECK_WORDS);
}

function isDeck(paragraph: SplitParagraph, layout: Layout): boolean {
  const { number, text } = paragraph;
  const isLine = isTitleLike(text) || (endsSentence(text) && number < layout.signed);
  return layout.isBetweenHeadlineAndStory(paragraph) && isLine && hasWords(text, 5) && !isListItem(text);
}

function isPullQuote(paragraph: SplitParagraph, layout: Layout): boolean {
  return isShortLine(paragraph.text) && hasWords(paragraph.text, 5) && layout.isRepeatedNearby(paragraph);
}

function isSubhead(paragraph: SplitParagraph, layout: Layout): boolean {
  if (paragraph.sign === 'title' || paragraph.sign === 'heading' || /^#{1,6} /u.test(paragraph.text)) return true;
  return (isHeading(paragraph.text) || isNumberedHeading(paragraph, layout)) && layout.isBetweenText(paragraph);
}

// “1. Harle Edge” over a paragraph on Harle Edge; an item among items is part of what is told.
function isNumberedHeading({ number, text }: SplitParagraph, { paragraphs }: Layout): boolean {
  const heading = /^\d{1,2}[.)] (?<words>\p{Lu}.*)/u.exec(text)?.groups?.words;
  const isItem = [paragraphs[number - 2], paragraphs[number]].some((other) => other && isListItem(other.text));
  return heading !== undefined && !isItem && isHeading(heading);
}
