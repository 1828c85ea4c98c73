import { type FactName, type Facts, isQuotable, type Paragraph, type Published } from '#index/text/article.ts';
import type { Layout } from '#src/ingest/marking/layout.ts';
import { titleWords } from '#src/ingest/marking/titles.ts';
import { areNames, isProse, undressed } from '#src/ingest/marking/wording.ts';
import type { SplitParagraph } from '#src/ingest/paragraphs.ts';
import { findOrders } from '#src/ingest/terms/find-terms.ts';
import { readByline, readSignature } from './byline.ts';
import { readDateline } from './dateline.ts';
import { findPublished } from './dates.ts';
import { readLink } from './link.ts';
import { isDateLine, isTimestamp } from './timestamp.ts';

/** Facts with the rule that gave each, and what is wrong with those that cannot be used. */
export type KnownFacts = { facts: Facts; receipts: Partial<Record<FactName, string>>; faults: string[] };

// Below a summary or two, a date or a name belongs to what is told, not to who tells it.
const STORY_OPENING = 2;
// A story begins with its dateline, below a summary, an aside or a list of main points.
const STORY_PROSE = 3;

const PUBLISHED_LABEL = /\b(?:published|posted|first published|originally published|date|filed)\b/iu;
const UPDATED_LABEL = /\b(?:updated?|modified)\b/iu;
const BY_ALONE = /^by:?$/iu;
const URL_LABEL = /^(?:url|link|web address|permalink|canonical) ?: ?(?<url>https?:\/\/\S+)$/iu;

/** The numbers of the story's first paragraph, and of the first by which it has begun in earnest. */
type Opening = { start: number; end: number };

/** What a document says about itself beyond doubt. Whatever it leaves open is left out. */
export function findFacts(paragraphs: readonly Paragraph[], layout: Layout): KnownFacts {
  const known: KnownFacts = { facts: {}, receipts: {}, faults: [] };
  const { titles, paragraphs: split } = layout;

  if (titles.headline) {
    const { paragraph, rule } = titles.headline;
    note(known, { headline: titleWords(paragraph.text) }, `¶ ${paragraph.number}: ${rule}`);
  }
  if (titles.outlet) note(known, { outlet: titles.outlet }, 'One copy of the headline ends in this name.');

  // The day of an embargo is not the day of publication, though it may be both.
  const ordered = new Set(findOrders(layout).flatMap(({ numbers }) => numbers));
  const page = split.filter(({ number }, i) => paragraphs[i]?.kind === 'boilerplate' && !ordered.has(number));
  const story = split.filter((_, i) => isStory(paragraphs[i]));
  const opening = { start: story[0]?.number ?? 0, end: (story[STORY_OPENING] ?? story.at(-1))?.number ?? 0 };

  noteWriter(known, page, { ...opening, foot: layout.lastProse });
  noteDay(known, page, opening);
  noteAddress(known, page, opening);
  noteDateline(known, story);
  return known;
}

function isStory(paragraph: Paragraph | undefined): boolean {
  return paragraph !== undefined && isQuotable(paragraph);
}

/** The writer named above the story or in its opening, else at its foot if nobody else is named there. */
function noteWriter(
  known: KnownFacts,
  page: readonly SplitParagraph[],
  { end, foot }: Opening & { foot: number },
): void {
  const signed = page.flatMap(({ number, text }, i) => {
    const byline = writerIn(undressed(text), page[i - 1]);
    return byline === undefined ? [] : [{ number, byline }];
  });
  const below = signed.filter(({ number }) => number > foot);
  const found = signed.find(({ number }) => number < end) ?? onlyOne(below, ({ byline }) => byline);
  if (found) note(known, { byline: found.byline }, `¶ ${found.number}: the line that names the writer.`);
}

function writerIn(line: string, before: SplitParagraph | undefined): string | undefined {
  const isSplit = before !== undefined && BY_ALONE.test(before.text) && areNames(line);
  return isSplit ? line : (readByline(line) ?? readSignature(line));
}

/**
 * The day that stands above the story or in its opening, and elsewhere if it is labelled as the day of publication.
 * In the midst of what is told, several days are a timeline and none of them the story's own.
 */
function noteDay(known: KnownFacts, page: readonly SplitParagraph[], { start, end }: Opening): void {
  const dated = page.flatMap(({ number, text }) => {
    const line = undressed(text);
    const published = isTimestamp(line) || isDateLine(line) ? publishedIn(line) : undefined;
    return published ? [{ number, published, isLabelled: PUBLISHED_LABEL.test(line) }] : [];
  });
  const day = ({ published }: { published: Published }) => published.at;
  const opening = dated.filter(({ number }) => number < end);

  const found =
    opening.find(({ number, isLabelled }) => number < start || isLabelled) ??
    (onlyOne(dated, day) && opening[0]) ??
    onlyOne(
      dated.filter(({ isLabelled }) => isLabelled),
      day,
    );
  if (found) note(known, { published: found.published }, `¶ ${found.number}: a date standing apart from the story.`);
}

function noteAddress(known: KnownFacts, page: readonly SplitParagraph[], { end }: Opening): void {
  for (const { number, text } of page.filter((paragraph) => paragraph.number < end)) {
    const url = URL_LABEL.exec(undressed(text))?.groups?.url;
    const link = url === undefined ? undefined : readLink(url);
    if (!link) continue;
    if ('href' in link) note(known, { url: link.href }, `¶ ${number}: an address with its label.`);
    else known.faults.push(`The address in ¶ ${number} ${link.problem}`);
  }
}

/** The dateline a story opens with. A page of several, each with its own, is filed from no one place. */
function noteDateline(known: KnownFacts, story: readonly SplitParagraph[]): void {
  const filed = story.flatMap(({ number, text }) => {
    const dateline = readDateline(text);
    return dateline ? [{ number, ...dateline }] : [];
  });
  const dateline = onlyOne(filed, ({ place }) => place);
  const opening = story.filter(({ text }) => isProse(text))[STORY_PROSE - 1]?.number ?? Number.POSITIVE_INFINITY;
  if (!dateline || dateline.number > opening) return;

  const { number, place, published } = dateline;
  note(known, published ? { place, published } : { place }, `¶ ${number}: its dateline.`);
}

/** The first of `found`, if all of them say the same. */
function onlyOne<Found>(found: readonly Found[], said: (found: Found) => string): Found | undefined {
  const [first] = found;
  return first !== undefined && found.every((other) => said(other) === said(first)) ? first : undefined;
}

/** The day a timestamp says the story came out. When it was only updated, that day stays unknown. */
function publishedIn(line: string): Published | undefined {
  const label = PUBLISHED_LABEL.exec(line);
  if (label) return findPublished(line.slice(label.index + label[0].length).split(UPDATED_LABEL, 1)[0] ?? '');
  return findPublished(line.split(UPDATED_LABEL, 1)[0] ?? '');
}

/** The first that says so is believed: the top of a page speaks for the page. */
function note(known: KnownFacts, facts: Facts, receipt: string): void {
  known.facts = { ...facts, ...known.facts };
  known.receipts = { ...receiptsFor(facts, receipt), ...known.receipts };
}

/** The same receipt for each of these facts. */
export function receiptsFor(facts: object, receipt: string): Record<string, string> {
  return Object.fromEntries(Object.keys(facts).map((name) => [name, receipt]));
}
