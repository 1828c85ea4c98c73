import type { SplitParagraph } from '#src/ingest/paragraphs.ts';
import type { StoryRun } from './find-story.ts';
import type { RuleOf } from './line-rule.ts';
import { readSiteWord } from './site-words.ts';
import { countWords, endsSentence, foldTitle, hasWords } from './wording.ts';

// How far above its story share buttons, pictures and a menu can push a title.
const ABOVE = 40;
// What a story is about, its first paragraphs say.
const TOLD_IN = 8;
// Word beginnings, so that “accuses” is told by “accused”; shorter words tell nothing.
const STEM = 5;
const FEWEST_LETTERS = 4;
// From here on more words say no more that a line is a title, and not a section's name.
const ENOUGH_WORDS = 5;
const SIGNED_WITHIN = 5;
const SENTENCE_WORDS = 8;
const SUMMARY_WORDS = 20;
// What parts the steps of a breadcrumb.
const BREADCRUMB = /[\p{L}\p{N}]\s*[>›»→]\s*[\p{L}\p{N}]/u;
const PARTS = '>›»/|';

// Found by trials on the learning half of bench/reading-pages.
const WEIGHTS = { told: 6, repeated: 3, words: 4, signed: 3, sentence: 2, away: 0.1 };

// “Jane Doe | 30. Dezember 2022 | Health”, “2017-03-10 09:58”: a day or an hour in figures, in whichever language.
const DATED =
  /\b\d{4}[-./年]\d{1,2}[-./月]\d{1,2}|\b\d{1,2}[-./]\s?\d{1,2}[-./]\s?\d{2,4}\b|\b\d{1,2}[:.h]\d{2}(?: ?(?:uhr|h|[ap]m))?\b.{0,60}\d{4}|\b\d{1,2}\.? (?:de )?\p{L}{3,12}\.? (?:de )?(?:19|20)\d{2}\b|\b\p{L}{3,12}\.? \d{1,2}, (?:19|20)\d{2}\b/iu;

type Known = { page: StoryRun; ruleOf: RuleOf; couldBe: (paragraph: SplitParagraph) => boolean };

/** The line that heads the story of a whole page: near it, told in it, above who wrote it and when, printed again elsewhere. */
export function findPageTitle(paragraphs: readonly SplitParagraph[], known: Known): SplitParagraph | undefined {
  const { page, ruleOf, couldBe } = known;
  const above = paragraphs.slice(Math.max(0, page.start - 1 - ABOVE), page.start - 1);
  const told = stemsOf(
    paragraphs
      .slice(page.start - 1, Math.min(page.end, page.start - 1 + TOLD_IN))
      .map(({ text }) => text)
      .join(' '),
  );
  const printed = countPrinted(paragraphs);

  const worthOf = ({ number, text }: SplitParagraph) => {
    const stems = [...stemsOf(text)];
    const share = stems.filter((stem) => told.has(stem)).length / Math.max(1, stems.length);
    const length = countWords(text, ENOUGH_WORDS) / ENOUGH_WORDS;
    const below = paragraphs.slice(number, Math.min(page.start - 1, number + SIGNED_WITHIN));
    const signedAfter = below.findIndex(isSigning(ruleOf));
    return (
      WEIGHTS.told * share * length +
      WEIGHTS.repeated * Number((printed.get(lastPart(text)) ?? 0) > 1) * length +
      WEIGHTS.words * length +
      (signedAfter < 0 ? 0 : WEIGHTS.signed / (1 + signedAfter)) -
      (isSentence(text) ? WEIGHTS.sentence : 0) -
      WEIGHTS.away * (page.start - number)
    );
  };

  let best: { paragraph: SplitParagraph; worth: number } | undefined;
  for (const paragraph of above) {
    if (
      !couldBe(paragraph) ||
      readSiteWord(paragraph.text) ||
      DATED.test(paragraph.text) ||
      BREADCRUMB.test(paragraph.text)
    )
      continue;
    const worth = worthOf(paragraph);
    if (best === undefined || worth > best.worth) best = { paragraph, worth };
  }
  return best?.paragraph;
}

/** What sums a story up stands where a title does, and is longer. */
function isSentence(text: string): boolean {
  return hasWords(text, endsSentence(text) ? SENTENCE_WORDS : SUMMARY_WORDS);
}

function isSigning(ruleOf: RuleOf): (paragraph: SplitParagraph) => boolean {
  return (paragraph) => {
    if (DATED.test(paragraph.text)) return true;
    const rule = ruleOf(paragraph);
    return rule?.signs === true || rule?.rule === 'A date or time standing alone.';
  };
}

/** How often each line is printed on a page, alone or last in a breadcrumb: “Home > News > Mayor falls off stage”. */
function countPrinted(paragraphs: readonly SplitParagraph[]): ReadonlyMap<string, number> {
  const printed = new Map<string, number>();
  for (const { text } of paragraphs) {
    const line = lastPart(text);
    printed.set(line, (printed.get(line) ?? 0) + 1);
  }
  return printed;
}

function lastPart(text: string): string {
  return foldTitle(text.slice(1 + Math.max(...[...PARTS].map((part) => text.lastIndexOf(part)))));
}

/** The beginnings of a text's longer words, folded. */
export function stemsOf(text: string): ReadonlySet<string> {
  const words = foldTitle(text).split(' ');
  return new Set(words.filter((word) => word.length >= FEWEST_LETTERS).map((word) => word.slice(0, STEM)));
}
