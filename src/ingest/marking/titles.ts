import type { Range } from '#index/text/article.ts';
import { isTimestamp } from '#src/ingest/facts/timestamp.ts';
import type { Signs } from '#src/ingest/marks/typesetting.ts';
import type { SplitParagraph } from '#src/ingest/paragraphs.ts';
import type { StoryRun } from './find-story.ts';
import type { RuleOf } from './line-rule.ts';
import { SUBJECT_FIELD } from './mail.ts';
import { findPageTitle, stemsOf } from './page-title.ts';
import {
  endsSentence,
  foldTitle,
  hasWords,
  isCapitals,
  isProse,
  isShort,
  isTitleCase,
  isTitleLike,
  plainWords,
  undressed,
} from './wording.ts';

/** The title of a story: where it stands, how that was known, and which other lines only repeat it. */
export type Titles = {
  headline?: { paragraph: SplitParagraph; rule: string };
  repeats: ReadonlySet<number>;
  /** The paper, when one copy of the title names it (“Title - Paper”) and another copy does not. */
  outlet?: string;
};

/** What is known of a document besides its text; `furniture` is what stands in it only because its source has pages. */
export type Hints = { file?: string; headline?: string; signs?: Signs; furniture?: readonly Range[] };

/** The hints, which lines are known by their words alone, and where the story runs if a whole page was copied. */
type Known = Hints & { ruleOf: RuleOf; page?: StoryRun };

// A mail's subject says what it answers or passes on before it says what it is about.
const LABEL = new RegExp(
  `^(?:(?:title|headline) ?:|(?:${SUBJECT_FIELD}) ?:(?: (?:fwd?|re|wg|aw|tr|rv|enc|doorst) ?:){0,5}) (?=\\S)`,
  'iu',
);
const GALLERY = /^(?:photos|pictures|images|gallery|videos?) ?: /iu;
const WITH_OUTLET = /^(?<title>.+) ?(?: [-–—|•·:] |\|)(?<outlet>[^–—|•·]{2,50})$/u;
// How far down a scraped page menus, labels and share buttons can push the title.
const OPENING = 25;
const FEWEST_WORDS = 4;
const FEWEST_SLUG_WORDS = 3;
// Of a title's longer words, those that the lead has too.
const LITTLE_TOLD = 0.2;
const MUCH_TOLD = 0.5;
const LEAD_WORDS = 8;
const LEAD_PARAGRAPHS = 3;

type Finding = { find: (opening: readonly SplitParagraph[], known: Known) => SplitParagraph | undefined; rule: string };

// From the surest sign to the weakest. No sign, no headline: a story may have none.
const GIVEN: Finding = { rule: 'The headline its newsroom gave.', find: givenHeadline };
const FINDINGS: readonly Finding[] = [
  GIVEN,
  {
    rule: 'Labelled as the title.',
    find: (opening) =>
      opening.find(({ text, sign }) => sign === 'title' || LABEL.test(text) || /^# +[^#\s]/u.test(text)),
  },
  { rule: 'The file is named after this line.', find: fileTitle },
  { rule: 'The first line that is a title, before the story begins.', find: firstTitle },
  { rule: 'The first line, and a title.', find: promotedTitle },
  { rule: 'A title after the summary, in the summary’s own words.', find: titleAfterSummary },
];

/** Finds the headline and its repetitions. */
export function findTitles(paragraphs: readonly SplitParagraph[], known: Known): Titles {
  const { page } = known;
  const opening = page ? paragraphs.slice(0, page.start) : paragraphs.slice(0, OPENING);
  for (const { find, rule } of page ? [GIVEN] : FINDINGS) {
    const found = find(opening, known);
    if (found) return withRepeats(found, rule, paragraphs);
  }
  const found = page && findPageTitle(paragraphs, { page, ruleOf: known.ruleOf, couldBe: couldHeadPage(known) });
  if (!found) return { repeats: new Set() };

  // Other copies, in menus and lists of stories, are no better for being shorter.
  const rule = 'The title above the story, on a page copied whole.';
  return {
    ...withRepeats(found, rule, paragraphs),
    headline: { paragraph: found, rule },
    repeats: repeatsOf(found, paragraphs),
  };
}

/** Amid the furniture of a page any line may be a title that is not known to be something else. */
function couldHeadPage({ ruleOf }: Known): (paragraph: SplitParagraph) => boolean {
  return (paragraph) => ruleOf(paragraph) === undefined && !isRunning(paragraph) && isShort(paragraph.text, 32);
}

/** The words of a title line, without label, stray marks or markdown. */
export function titleWords(text: string): string {
  return undressed(text).replace(LABEL, '');
}

function givenHeadline(opening: readonly SplitParagraph[], { headline }: Known): SplitParagraph | undefined {
  return headline === undefined ? undefined : opening.find(({ text }) => isSameTitle(text, headline));
}

/** `0042_walz-defies-feds.txt` holds “Walz Defies Feds, …”: whoever saved the page named it by its title. */
function fileTitle(
  opening: readonly SplitParagraph[],
  { file = '', headline, ruleOf }: Known,
): SplitParagraph | undefined {
  const name = file.replace(/^.*\//u, '').replace(/\.\w+$/u, '');
  const slugs = name.split('_').map((part) =>
    foldTitle(part)
      .split(' ')
      .filter((word) => word.length > 1),
  );
  // A story's lead has the words that its file is named by too; it alone where the headline is given elsewhere.
  const couldBe = headline === undefined ? (paragraph: SplitParagraph) => !isRunning(paragraph) : isTitle;
  return opening.slice(0, 3).find((paragraph) => {
    if (ruleOf(paragraph)?.kind === 'boilerplate' || !isShort(paragraph.text, 32) || !couldBe(paragraph)) return false;
    const title = foldTitle(paragraph.text).split(' ');
    return slugs.some((slug) => slug.length >= FEWEST_SLUG_WORDS && isNamedAfter(slug, title));
  });
}

// Slugs drop figures and short words and are cut short, the last word included.
function isNamedAfter(slug: readonly string[], title: readonly string[]): boolean {
  const last = slug.at(-1) ?? '';
  return slug.slice(0, -1).every((word) => title.includes(word)) && title.some((word) => word.startsWith(last));
}

function firstTitle(opening: readonly SplitParagraph[], known: Known): SplitParagraph | undefined {
  const above = aboveStory(opening, known);
  const titles = above.filter((paragraph) => isTitle(paragraph));
  const first = titles.find(({ text }) => hasWords(text, FEWEST_WORDS));
  return (first && titleOfLead(first, titles, opening)) ?? first ?? titles.find(({ text }) => hasWords(text, 2));
}

/** A later title that says what the lead says, where the first says nothing of it: that one leads to another story. */
function titleOfLead(
  first: SplitParagraph,
  titles: readonly SplitParagraph[],
  opening: readonly SplitParagraph[],
): SplitParagraph | undefined {
  const lead = opening.filter((paragraph) => hasWords(paragraph.text, LEAD_WORDS) && !titles.includes(paragraph));
  const told = stemsOf(
    lead
      .slice(0, LEAD_PARAGRAPHS)
      .map(({ text }) => text)
      .join(' '),
  );
  const shareOf = ({ text }: SplitParagraph) => {
    const stems = [...stemsOf(text)];
    return stems.filter((stem) => told.has(stem)).length / Math.max(1, stems.length);
  };
  if (shareOf(first) > LITTLE_TOLD) return undefined;
  // Below a sentence or a time a title heads a part of the story.
  const end = opening.find(({ number, text }) => number > first.number && (endsSentence(text) || isTimestamp(text)));
  const rivals = titles.filter(({ number }) => number > first.number && number < (end?.number ?? OPENING));
  return rivals.find((title) => hasWords(title.text, FEWEST_WORDS) && shareOf(title) >= MUCH_TOLD);
}

/** The lines before the first running text that are not furniture of the page. */
function aboveStory(opening: readonly SplitParagraph[], { ruleOf }: Known): SplitParagraph[] {
  const story = opening.findIndex(isRunning);
  return opening.slice(0, story < 0 ? opening.length : story).filter((paragraph) => ruleOf(paragraph) === undefined);
}

/** Whether a paragraph is running text, and not a title somebody closed with a full stop. */
function isRunning({ text }: SplitParagraph): boolean {
  return isProse(text) && !isTitleCase(text);
}

function isTitle({ text }: SplitParagraph): boolean {
  const title = undressed(text);
  if (isTitleLike(title)) return true;
  // A question, a shout, or a title somebody closed with a full stop.
  return (
    endsSentence(title) &&
    isShort(title, 24) &&
    (/[?!]["'”’]*$/u.test(title) || (isTitleCase(title) && !isCapitals(title)))
  );
}

/** “Watch: Mayor falls off stage” leads elsewhere anywhere but on top, where it leads into its own story. */
function promotedTitle([first]: readonly SplitParagraph[], { ruleOf }: Known): SplitParagraph | undefined {
  if (!first || !isTitle(first) || !hasWords(first.text, FEWEST_WORDS)) return undefined;

  const kind = ruleOf(first)?.kind;
  return kind === 'promo' || (kind === 'caption' && GALLERY.test(first.text)) ? first : undefined;
}

/** Some sites print the summary above the title. The title then says the same in fewer words. */
function titleAfterSummary(opening: readonly SplitParagraph[], { ruleOf }: Known): SplitParagraph | undefined {
  const [summary, title] = opening.filter((paragraph) => ruleOf(paragraph) === undefined);
  if (!summary || !title || !isProse(summary.text) || !isTitle(title)) return undefined;

  const telling = plainWords(foldTitle(title.text)).filter((word) => word.length >= 4);
  const told = foldTitle(summary.text);
  // Word beginnings, so that “accuses” is told by “accused”.
  const shared = telling.filter((word) => told.includes(word.slice(0, 5)));
  return hasWords(title.text, 7) && shared.length >= telling.length / 2 ? title : undefined;
}

function withRepeats(found: SplitParagraph, rule: string, paragraphs: readonly SplitParagraph[]): Titles {
  const copies = paragraphs.filter((paragraph) => paragraph === found || isRepeat(paragraph, found));
  // The copy without the paper's name is the shortest, and the one to show.
  const lengths = copies.map(({ text }) => foldTitle(titleWords(text)).length);
  const shortest = lengths.reduce((a, b) => Math.min(a, b));
  const clean = copies.filter((_, i) => lengths[i] === shortest);
  const paragraph = clean.find(({ text }) => undressed(text) === text) ?? clean[0] ?? found;
  const outlet = copies.map((copy) => outletOf(copy.text, paragraph.text)).find((name) => name !== undefined);

  const repeats = new Set(copies.filter((copy) => copy !== paragraph).map(({ number }) => number));
  return { headline: { paragraph, rule }, repeats, ...(outlet !== undefined && { outlet }) };
}

function repeatsOf(found: SplitParagraph, paragraphs: readonly SplitParagraph[]): ReadonlySet<number> {
  const copies = paragraphs.filter((paragraph) => paragraph !== found && isRepeat(paragraph, found));
  return new Set(copies.map(({ number }) => number));
}

function isRepeat({ text }: SplitParagraph, { text: title }: SplitParagraph): boolean {
  return isSameTitle(text, title) || namesOutlet(text, title) || namesOutlet(title, text);
}

function isSameTitle(text: string, title: string): boolean {
  return text.length <= title.length + 60 && foldTitle(titleWords(text)) === foldTitle(titleWords(title));
}

function namesOutlet(text: string, title: string): boolean {
  return outletOf(text, title) !== undefined;
}

/** “Paper”, when `text` is `title` with the paper's name behind it. */
function outletOf(text: string, title: string): string | undefined {
  if (text.length > title.length + 60) return undefined;
  const parts = WITH_OUTLET.exec(titleWords(text))?.groups;
  if (!parts?.title || !hasWords(parts.title, FEWEST_SLUG_WORDS)) return undefined;
  return isSameTitle(parts.title, title) ? parts.outlet?.trim() : undefined;
}
