import { type FactName, type Facts, isQuotable, type Paragraph } from '#index/text/article.ts';
import type { Layout } from '#src/ingest/marking/layout.ts';
import { titleWords } from '#src/ingest/marking/titles.ts';
import { areNames, isProse, undressed } from '#src/ingest/marking/wording.ts';
import type { SplitParagraph } from '#src/ingest/paragraphs.ts';
import { findOrders } from '#src/ingest/terms/find-terms.ts';
import { readByline, readSignature } from './byline.ts';
import { findDateOrder } from './date-order.ts';
import { dayInYear, readDateline } from './dateline.ts';
import { findDays } from './dates.ts';
import { readLink } from './link.ts';
import { type DatedLine, readDatedLine } from './published.ts';

/** Facts with the rule that gave each, and what is wrong with those that cannot be used. */
export type KnownFacts = { facts: Facts; receipts: Partial<Record<FactName, string>>; faults: string[] };

// Below a summary or two, a date or a name belongs to what is told, not to who tells it.
const STORY_OPENING = 2;
// A story begins with its dateline, below a summary, an aside or a list of main points.
const STORY_PROSE = 3;

const BY_ALONE = /^by:?$/iu;
const URL_LABEL = /^(?:url|link|web address|permalink|canonical) ?: ?(?<url>https?:\/\/\S+)$/iu;

// How far above a story's first paragraph, and below its last, a page prints what it says of it.
const HEAD = 25;
const FOOT = 12;
// No story is published twice in so many years; but people live that long.
const LIFE_YEARS = 10;

// A dateline is of the days around its story; of two dates a month apart one is another story's.
const NEAR_DAYS = 31;
const MOST_DATED = 2_000;
const LONGEST_DATED = 2_000;

/**
 * Where on a page the story is, in numbers of paragraphs: its headline (0 for none), its first paragraph, the first by which
 * it has begun in earnest, and its last.
 */
type Place = { headline: number; start: number; end: number; foot: number };

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
  const page = split.filter(
    (line, i) => paragraphs[i]?.kind === 'boilerplate' && !ordered.has(line.number) && layout.isBesideStory(line),
  );
  const story = split.filter((_, i) => isStory(paragraphs[i]));
  const place = placeOf(story, layout);

  noteWriter(known, page, place);
  noteDay(known, datedLines(page, split), place);
  noteAddress(known, page, place);
  noteDateline(known, story, split);
  return known;
}

function isStory(paragraph: Paragraph | undefined): boolean {
  return paragraph !== undefined && isQuotable(paragraph);
}

function placeOf(quotable: readonly SplitParagraph[], layout: Layout): Place {
  const { titles, story, isWholePage, runStart, lastProse } = layout;
  const told = quotable.filter(({ number }) => number >= runStart);
  const start = told[0]?.number ?? 0;
  const headline = titles.headline?.paragraph.number ?? 0;
  return {
    headline: headline < start ? headline : 0,
    start,
    end: (told[STORY_OPENING] ?? told.at(-1))?.number ?? 0,
    foot: isWholePage ? story.end : lastProse,
  };
}

/** The writer named above the story or in its opening, else at its foot if nobody else is named there. */
function noteWriter(known: KnownFacts, page: readonly SplitParagraph[], { start, end, foot }: Place): void {
  const signed = page.flatMap(({ number, text }, i) => {
    const byline = writerIn(undressed(text), page[i - 1]);
    return byline === undefined ? [] : [{ number, byline }];
  });
  const below = signed.filter(({ number }) => number > foot && number <= foot + FOOT);
  const above = signed.filter(({ number }) => number >= start - HEAD && number < end);
  const found = above[0] ?? onlyOne(below, ({ byline }) => byline);
  if (found) note(known, { byline: found.byline }, `¶ ${found.number}: the line that names the writer.`);
}

function writerIn(line: string, before: SplitParagraph | undefined): string | undefined {
  const isSplit = before !== undefined && BY_ALONE.test(before.text) && areNames(line);
  return isSplit ? line : (readByline(line) ?? readSignature(line));
}

type Dated = DatedLine & { number: number };

/** What the page's own lines say of the day of publication. Two that lie a lifetime apart, one below the other, say nothing. */
function datedLines(page: readonly SplitParagraph[], all: readonly SplitParagraph[]): Dated[] {
  const order = findDateOrder(all);
  const dated = page.flatMap(({ number, text }): Dated[] => {
    const read = readDatedLine(undressed(text), order);
    return read ? [{ number, ...read }] : [];
  });
  const isLife = (line: Dated, other: Dated | undefined) =>
    other !== undefined &&
    Math.abs(other.number - line.number) === 1 &&
    Math.abs(yearOf(other) - yearOf(line)) > LIFE_YEARS;
  return dated.filter(
    (line, i) => line.isLabelled || ![dated[i - 1], dated[i + 1]].some((other) => isLife(line, other)),
  );
}

/**
 * The day that stands above the story or in its opening, and elsewhere if it is labelled as the day of publication.
 * In the midst of what is told, several days are a timeline and none of them the story's own.
 */
function noteDay(known: KnownFacts, dated: readonly Dated[], { headline, start, end, foot }: Place): void {
  const head = dated.filter(({ number }) => number < start && number >= start - HEAD);
  const opening = dated.filter(({ number }) => number >= start && number < end);
  const labelled = dated.filter(({ isLabelled }) => isLabelled);

  const found =
    [...head, ...opening].find(({ isLabelled }) => isLabelled) ??
    head.find(({ number }) => headline > 0 && number > headline) ??
    head.at(-1) ??
    (onlyOne(dated, dayOf) && opening[0]) ??
    onlyOne(
      labelled.filter(({ number }) => number > foot && number <= foot + FOOT),
      dayOf,
    ) ??
    onlyOne(labelled, dayOf);
  if (found) note(known, { published: found.published }, `¶ ${found.number}: a date standing apart from the story.`);
}

function dayOf({ published }: Dated): string {
  return published.at;
}

function yearOf({ published }: Dated): number {
  return Number(published.at.slice(0, 4));
}

function noteAddress(known: KnownFacts, page: readonly SplitParagraph[], { end }: Place): void {
  for (const { number, text } of page.filter((paragraph) => paragraph.number < end)) {
    const url = URL_LABEL.exec(undressed(text))?.groups?.url;
    const link = url === undefined ? undefined : readLink(url);
    if (!link) continue;
    if ('href' in link) note(known, { url: link.href }, `¶ ${number}: an address with its label.`);
    else known.faults.push(`The address in ¶ ${number} ${link.problem}`);
  }
}

/** The dateline a story opens with. A page of several, each with its own, is filed from no one place. */
function noteDateline(known: KnownFacts, story: readonly SplitParagraph[], all: readonly SplitParagraph[]): void {
  const filed = story.flatMap(({ number, text }) => {
    const dateline = readDateline(text);
    return dateline ? [{ number, ...dateline }] : [];
  });
  const dateline = onlyOne(filed, ({ place }) => place);
  const opening = story.filter(({ text }) => isProse(text))[STORY_PROSE - 1]?.number ?? Number.POSITIVE_INFINITY;
  if (!dateline || dateline.number > opening) return;

  const { number, place, published } = dateline;
  note(known, published ? { place, published } : { place }, `¶ ${number}: its dateline.`);

  const day = dateline.day === undefined || known.facts.published ? undefined : completed(dateline.day, all);
  if (day) {
    const receipt = `¶ ${number}: its dateline, in the year of a date printed in full nearby.`;
    note(known, { published: { precision: 'day', at: day.toString() } }, receipt);
  }
}

/** A day without a year, in the year by which it lies near a date that the document prints in full; none where that is open. */
function completed(day: string, all: readonly SplitParagraph[]): Temporal.PlainDate | undefined {
  const printed = all.slice(0, MOST_DATED).flatMap(({ text }) => findDays(text.slice(0, LONGEST_DATED)));
  const near = printed.flatMap((date) =>
    [date.year - 1, date.year, date.year + 1].flatMap((year) => {
      const candidate = dayInYear(day, year);
      return candidate && Math.abs(candidate.until(date).days) <= NEAR_DAYS ? [candidate] : [];
    }),
  );
  return onlyOne(near, String);
}

/** The first of `found`, if all of them say the same. */
function onlyOne<Found>(found: readonly Found[], said: (found: Found) => string): Found | undefined {
  const [first] = found;
  return first !== undefined && found.every((other) => said(other) === said(first)) ? first : undefined;
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
