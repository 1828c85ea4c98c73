import type { Paragraph } from '#index/article.ts';
import { readSignature } from '../facts/byline.ts';
import { isListItem, type Passage } from '../paragraphs.ts';
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
  isUnmarked,
  plainLine,
  undressed,
  wordsOf,
} from './wording.ts';

/** A passage's kind, and its receipt: why it has that kind, shown to editors. */
export type Mark = Pick<Paragraph, 'kind' | 'rule'>;

/** A mark, and the passages it is for. */
export type Rule = Mark & { fits: (passage: Passage, layout: Layout) => boolean };

/** What a passage is by its place in the document. These come first: a title may carry a quotation and stays a title. */
export const PLACE_RULES: readonly Rule[] = [
  { kind: 'boilerplate', rule: 'Repeats the headline.', fits: ({ number }, { titles }) => titles.repeats.has(number) },
  { kind: 'embed', rule: 'An embedded post.', fits: ({ number }, { embeds }) => embeds.has(number) },
  { kind: 'sources', rule: 'Stands in the list of sources.', fits: ({ number }, { sources }) => sources.has(number) },
  { kind: 'summary', rule: 'Sums the story up above its headline.', fits: isSummary },
];

/** What saves a passage that any other rule would hide, whatever it looks like. */
export const SAVING_RULES: readonly Rule[] = [
  { kind: 'body', rule: 'Carries quoted words, so it is never hidden.', fits: ({ text }) => carriesSpeech(text) },
  { kind: 'body', rule: 'A correction: part of the record, never hidden.', fits: ({ text }) => isCorrection(text) },
];

/** What a passage is by its neighbours, once its own words have not told. */
export const NEIGHBOUR_RULES: readonly Rule[] = [
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
  { kind: 'caption', rule: 'Describes the picture credited in the line beside it.', fits: isDescription },
  { kind: 'promo', rule: 'A line in capitals between paragraphs: it leads to another story.', fits: isShoutedLink },
  { kind: 'promo', rule: 'A title after the story’s end: it leads elsewhere.', fits: isAfterTheEnd },
  { kind: 'boilerplate', rule: 'Says at the end who wrote the story, or from where.', fits: isAboutWriter },
  { kind: 'summary', rule: 'Stands under the headline and sums the story up.', fits: isDeck },
  { kind: 'boilerplate', rule: 'A pull quote: its words stand in the story itself.', fits: isPullQuote },
  { kind: 'subhead', rule: 'Heads a section: short, no full stop, text below.', fits: isSubhead },
];

/** What nothing else could name is the paper's own reporting. */
export const REPORTING: Rule = { kind: 'body', rule: 'Reporting.', fits: () => true };

const CORRECTION =
  /^(?:corrections?|clarifications?)\b(?! appended)|\b(?:earlier|previous) version of this\b|\bthis (?:story|article|post|report) (?:has been|was) corrected\b|\bincorrectly (?:stated|said|reported|identified|listed|indicated)\b|\bmis(?:stated|identified|spelled)\b/iu;
const REPORTED_FROM = /^(?:\p{Lu}[\p{L}.'-]+,? (?:and )?){1,6}reported from \p{Lu}/u;
const STAFF =
  /^(?:\p{Lu}[\p{L}.'-]+ ){2,4}(?:is|are) (?:an? |the )?(?:[\p{L}-]+ ){0,5}?(?:reporter|correspondent|columnist|staff writer|contributor|contributing (?:editor|writer|columnist)|blogger|editor-at-large|co-host|(?:writer|editor|producer|journalist) (?:for|at|with|covering))\b/u;
const OF_SOMEBODY =
  /^(?<name>(?:\p{Lu}[\p{L}\p{M}.'-]+ ){1,3}\p{Lu}[\p{L}\p{M}.'-]+)(?: is| was| are|, | covers| writes| reports| has| joined| can)\b/u;
// A page's foot about its writer: a name, a note, a link or two, a copyright.
const LONGEST_FOOT = 6;
const OPINION_STAFF =
  /^(?:\p{Lu}[\p{L}.'-]+ ){2,4}.{0,80}\b(?:board of contributors|views expressed|opinions (?:expressed )?are (?:his|her|their) own)\b/iu;
// “Jane Doe, 52” heads what is told of her, and tells something itself.
const NAME_AND_AGE = /, \d{1,3}$/u;
const AT_A_TIME =
  /^(?:\d{1,2}[:.]\d{2}\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.? \d[^:–—-]{0,8} ?[:–—-] )/u;
const FIGURE = /(?<!\d): ?[$£€₹]?\d|\p{L} \d[\d.,]*%?$/u;
const TURN = /^[\p{Lu}][\p{Lu} .'-]{0,30}: \S/u;
const IN_BRACKETS = /^[([].*[)\]]$/u;
// “Jane Doe Transport correspondent”, “Reporting from Milltown, Ohio”.
const WRITER =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]+ ){2,5}(?:correspondent|reporter|editor|columnist|writer)s?$|^reporting from \p{Lu}[^.]{2,60}$/iu;
const WITH_SUBJECT = /^(?:I|He|She|They|It|Nobody|Everybody|Everyone|Someone|There) \S+ \S/u;
const WITH_ADDRESS = /(?:https?:\/\/|www\.|@)\S/u;
// Scores, tables, line-ups: two figures, or a list.
const DATA = /\d.*[^\d.,]\d|[,;].*[,;]/u;
const PAST_TENSE = /\b(?:said|told|added|wrote|was|were)\b/u;

function isSummary({ number, text }: Passage, { titles }: Layout): boolean {
  return number < (titles.headline?.passage.number ?? 0) && isProse(text);
}

function isCorrection(text: string): boolean {
  return CORRECTION.test(plainLine(text));
}

function isAboveHeadline({ number, text }: Passage, { titles }: Layout): boolean {
  const isLabel = !endsSentence(text) || isShort(text, 2);
  return number < (titles.headline?.passage.number ?? 0) && isLabel;
}

function isDescription(passage: Passage, layout: Layout): boolean {
  const isBesideCredit = layout.isAboveCredit(passage) || layout.isBelowCredit(passage);
  return isBesideCredit && (isUnmarked(passage.text) || layout.isGlued(passage));
}

// Stock libraries list what is in the picture: “gavel law book law judge court law”.
function isStockTags(text: string): boolean {
  if (!/^\p{Ll}/u.test(text)) return false;

  const words = text.split(/\s+/u);
  const areTags = words.length >= 8 && words.every((word) => /^\p{Ll}[\p{Ll}-]*,?$/u.test(word));
  return areTags && new Set(words).size < words.length * 0.85;
}

function isListed(kind: 'promo' | 'boilerplate'): Rule['fits'] {
  return (passage, layout) => layout.headedBy(passage)?.kind === kind;
}

function isShoutedLink({ text }: Passage, { isShouting }: Layout): boolean {
  return !isShouting && isCapitals(text) && isTitleLike(text) && hasWords(text, 6) && !isListItem(text);
}

function isAfterTheEnd({ number, text }: Passage, { lastProse, isShouting }: Layout): boolean {
  const isTitle = isTitleLike(undressed(text)) && isTitleCase(text) && hasWords(text, 5);
  return isTitle && number > lastProse && !isShouting && !DATA.test(text);
}

function isAboutWriter({ number, text }: Passage, { passages, writers }: Layout): boolean {
  if (number <= passages.length - LONGEST_FOOT) return false;

  const line = plainLine(text);
  const isOfWriter = writers.has(OF_SOMEBODY.exec(line)?.groups?.name ?? '');
  const isNote = isOfWriter || REPORTED_FROM.test(line) || STAFF.test(line) || OPINION_STAFF.test(line);
  return isNote && isShort(line, 60);
}

function isSignature(passage: Passage, layout: Layout): boolean {
  const names = readSignature(passage.text) !== undefined || WRITER.test(passage.text);
  return names && layout.isBetweenHeadlineAndStory(passage);
}

function isUnderHeadline(passage: Passage, layout: Layout): boolean {
  const count = wordsOf(passage.text).length;
  const isLabel = count <= 2 || (count <= 4 && areNames(passage.text));
  return layout.isBetweenHeadlineAndStory(passage) && isTitleLike(passage.text) && isLabel;
}

function isDeck(passage: Passage, layout: Layout): boolean {
  const isLine = isTitleLike(passage.text) && hasWords(passage.text, 5) && !isListItem(passage.text);
  return layout.isBetweenHeadlineAndStory(passage) && isLine;
}

function isPullQuote(passage: Passage, layout: Layout): boolean {
  return isShortLine(passage.text) && hasWords(passage.text, 5) && layout.isPulled(passage);
}

function isSubhead(passage: Passage, layout: Layout): boolean {
  const { text } = passage;
  if (/^#{1,6} /u.test(text)) return true;
  return isShortLine(text) && !saysSomething(text) && layout.isBetweenText(passage);
}

function isShortLine(text: string): boolean {
  return isTitleLike(undressed(text)) && !isListItem(text) && isShort(text, 12);
}

// A line that tells of the past, names somebody's age or a figure, or is a speaker's turn: no heading, but something
// said that lost its full stop.
function saysSomething(text: string): boolean {
  const isSentence = hasWords(text, 7) && PAST_TENSE.test(text);
  return (
    isSentence ||
    [NAME_AND_AGE, AT_A_TIME, FIGURE, TURN, IN_BRACKETS, WITH_SUBJECT, WITH_ADDRESS].some((sign) => sign.test(text))
  );
}
