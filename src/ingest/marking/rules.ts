import type { ParagraphKind } from '#index/article.ts';
import type { Passage } from '../paragraphs.ts';
import { isListItem } from '../paragraphs.ts';
import type { Layout } from './layout.ts';
import { carriesSpeech } from './speech.ts';
import {
  endsSentence,
  foldTitle,
  isCapitals,
  isProse,
  isTitleCase,
  isTitleLike,
  undressed,
  wordsOf,
} from './wording.ts';

/** Why a passage has its kind. `rule` is shown to editors as the paragraph's receipt. */
export type Rule = { kind: ParagraphKind; rule: string; fits: (passage: Passage, layout: Layout) => boolean };

/** What a passage is by where it stands. These come first, so a title may carry a quotation and stay a title. */
export const STANDING_RULES: readonly Rule[] = [
  { kind: 'boilerplate', rule: 'Repeats the headline.', fits: ({ number }, { titles }) => titles.repeats.has(number) },
  {
    kind: 'embed',
    rule: 'An embedded post: somebody else’s words, not this paper’s.',
    fits: ({ number }, { embeds }) => embeds.has(number),
  },
  { kind: 'sources', rule: 'Stands in the list of sources.', fits: ({ number }, { sources }) => sources.has(number) },
];

/** What is kept, whatever it looks like. No rule after these can hide a quotation or a correction. */
export const KEEPING_RULES: readonly Rule[] = [
  { kind: 'body', rule: 'Carries quoted words, so it is never hidden.', fits: ({ text }) => carriesSpeech(text) },
  { kind: 'body', rule: 'A correction: part of the record.', fits: ({ text }) => isCorrection(text) },
];

/** What a passage is by its neighbours, once its own words have not told. */
export const NEIGHBOUR_RULES: readonly Rule[] = [
  { kind: 'summary', rule: 'Sums the story up above its headline.', fits: isSummary },
  { kind: 'boilerplate', rule: 'A label above the headline.', fits: isKicker },
  { kind: 'caption', rule: 'Describes the picture credited in the next line.', fits: isDescription },
  { kind: 'caption', rule: 'Search words of a stock picture.', fits: ({ text }) => isStockTags(text) },
  { kind: 'promo', rule: 'In the list of other stories above.', fits: isInPromoList },
  { kind: 'promo', rule: 'A line in capitals between paragraphs: it leads to another story.', fits: isShoutedLink },
  { kind: 'promo', rule: 'A headline after the story’s end: it leads to another story.', fits: isAfterTheEnd },
  { kind: 'boilerplate', rule: 'Says where a reporter worked from.', fits: isReportedFrom },
  { kind: 'boilerplate', rule: 'A name or label under the headline.', fits: isUnderHeadline },
  { kind: 'summary', rule: 'Stands under the headline and sums the story up.', fits: isDeck },
  { kind: 'subhead', rule: 'Heads a section: short, no full stop, with text below.', fits: isSubhead },
];

/** The last rule: whatever nothing else could name. */
export const REPORTING: Rule = { kind: 'body', rule: 'Reporting.', fits: () => true };

const CORRECTION =
  /^(?:correction|clarification|corrected)s?\b(?! appended)|\b(?:an? (?:earlier|previous) version of this|this (?:story|article|post|report) (?:has been|was) corrected|incorrectly (?:stated|said|reported|identified|listed)|misstated|misidentified)\b/iu;

function isCorrection(text: string): boolean {
  return CORRECTION.test(undressed(text));
}

function isSummary({ number, text }: Passage, { titles }: Layout): boolean {
  return number < (titles.headline?.passage.number ?? 0) && isProse(text);
}

function isKicker({ number }: Passage, { titles }: Layout): boolean {
  return number < (titles.headline?.passage.number ?? 0);
}

function isDescription(passage: Passage, layout: Layout): boolean {
  const next = layout.after(passage);
  return next?.block === passage.block && layout.isCredit(next) && !endsSentence(passage.text);
}

// Stock libraries list what is in the picture: “gavel law book law judge court law”.
function isStockTags(text: string): boolean {
  const words = text.split(/\s+/u);
  const isPlain = words.length >= 8 && words.every((word) => /^\p{Ll}[\p{Ll}-]*$/u.test(word));
  return isPlain && new Set(words).size < words.length * 0.85;
}

function isInPromoList(passage: Passage, layout: Layout): boolean {
  if (!isTitleLike(passage.text)) return false;
  const opener = layout.listOpener(passage);
  return opener !== undefined && layout.isPromoHeading(opener);
}

function isShoutedLink(passage: Passage, layout: Layout): boolean {
  const { text } = passage;
  return !layout.isShouting && isCapitals(text) && isTitleLike(text) && wordsOf(text).length >= 6 && !isListItem(text);
}

function isAfterTheEnd(passage: Passage, { lastProse }: Layout): boolean {
  return (
    passage.number > lastProse + 1 &&
    isTitleLike(passage.text) &&
    isTitleCase(passage.text) &&
    wordsOf(passage.text).length >= 5
  );
}

function isReportedFrom(passage: Passage, { passages }: Layout): boolean {
  const nearEnd = passage.number > passages.length - 6;
  return (
    nearEnd &&
    wordsOf(passage.text).length <= 25 &&
    /^(?:\p{Lu}[\p{L}.’'-]+,? (?:and )?){1,6}reported from \p{Lu}/u.test(passage.text)
  );
}

function isUnderHeadline(passage: Passage, layout: Layout): boolean {
  return layout.isAboveStory(passage) && isTitleLike(passage.text) && wordsOf(passage.text).length <= 4;
}

function isDeck(passage: Passage, layout: Layout): boolean {
  return layout.isAboveStory(passage) && isTitleLike(passage.text) && !isListItem(passage.text);
}

function isSubhead(passage: Passage, layout: Layout): boolean {
  const { text } = passage;
  if (/^#{1,6} /u.test(text)) return true;
  if (!isShortLine(text) || saysSomething(text)) return false;

  const next = layout.nextText(passage);
  const before = layout.textBefore(passage);
  return next !== undefined && isRunning(next.text) && (before === undefined || isRunning(before.text));
}

function isShortLine(text: string): boolean {
  return isTitleLike(text) && !isListItem(text) && wordsOf(text).length <= 12;
}

// A line that reports speech or has lost its full stop is a sentence, not a heading.
function saysSomething(text: string): boolean {
  return wordsOf(text).length >= 7 && /\b(?:said|told|added|wrote|was|were)\b/u.test(text);
}

function isRunning(text: string): boolean {
  return (
    endsSentence(text) ||
    /[:;,]["'”’]?$/u.test(text) ||
    isListItem(text) ||
    wordsOf(text).length > 20 ||
    foldTitle(text) === ''
  );
}
