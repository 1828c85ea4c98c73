import { type Paragraph, type TermName, UNREADABLE } from '#index/text/article.ts';
import { findPublished } from '#src/ingest/facts/dates.ts';
import { readCorrection } from '#src/ingest/marking/corrections.ts';
import type { Layout } from '#src/ingest/marking/layout.ts';
import { isProse } from '#src/ingest/marking/wording.ts';
import type { SplitParagraph } from '#src/ingest/paragraphs.ts';
import type { GivenTerms } from './given-terms.ts';
import { parseMoment } from './moment.ts';
import { isTimeOnly } from './printed-time.ts';
import { readLabel, readOrder, type WireOrder } from './wire-orders.ts';

/** Terms that a document's own words set, with the rule that gave each, and why one keeps the story from being shown. */
export type OwnTerms = { terms: GivenTerms; receipts: Notes; faults: Notes };
type Notes = Partial<Record<TermName, string>>;

/** What a document orders, and the numbers of the paragraphs that say so: a date in them is no day of publication. */
type FoundOrder = { order: WireOrder; numbers: readonly number[] };

// Orders stand above the story, below letterheads, menus and slugs, or below it, above what a page adds at its foot.
const FIRST_LINES = 6;
const LAST_LINES = 4;
const MOST_LINES = 25;
// “EMBARGOED FOR RELEASE”, “5 P.M. ET”, “FEB. 2, 2037”: an order may go on below.
const MOST_MORE = 3;

const MONTH_DAY =
  /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b/iu;

/** What a document says itself on how it may be used: an order to kill or hold it, an embargo, a correction. */
export function findTerms(paragraphs: readonly Paragraph[], layout: Layout, headline?: string): OwnTerms {
  const found: OwnTerms = { terms: {}, receipts: {}, faults: {} };
  for (const order of findOrders(layout, headline)) obey(order, found);

  const notes = layout.paragraphs.filter((_, at) => paragraphs[at]?.kind === 'correction');
  for (const note of notes) own(note, found);
  return found;
}

/** Every order in the first and last lines of a document and in its headline, as printed or as given. */
export function findOrders(layout: Layout, given?: string): FoundOrder[] {
  const { paragraphs, lastProse } = layout;
  const firstProse = paragraphs.find(({ text }) => isProse(text))?.number ?? MOST_LINES;
  const first = Math.min(Math.max(FIRST_LINES, firstProse), MOST_LINES);
  const last = Math.max(Math.min(lastProse, paragraphs.length + 1 - LAST_LINES), paragraphs.length - MOST_LINES);
  const isHead = headsOf(layout, firstProse);

  const printed = paragraphs.flatMap((line) => {
    const isAtAnEnd = line.number <= first || line.number >= last;
    const order = (isAtAnEnd && readOrder(line.text)) || (isHead(line) && readLabel(line.text)) || undefined;
    return withMore(line, order, paragraphs);
  });
  const order = given === undefined ? undefined : (readOrder(given) ?? readLabel(given));
  return [...printed, ...withMore({ number: 0 }, order, [])];
}

/** Says of a line whether it is the headline, or stands where one does: further down, a title leads to another story. */
function headsOf({ titles }: Layout, firstProse: number): (line: SplitParagraph) => boolean {
  const headline = titles.headline?.paragraph.number;
  return ({ number, text }) =>
    number === headline ||
    titles.repeats.has(number) ||
    (number < firstProse && number <= MOST_LINES && !isProse(text));
}

/** An order with the lines below it that only say when. */
function withMore(
  { number }: Pick<SplitParagraph, 'number'>,
  order: WireOrder | undefined,
  paragraphs: readonly SplitParagraph[],
): FoundOrder[] {
  if (order?.does !== 'embargo') return order ? [{ order, numbers: [number] }] : [];

  const below = paragraphs.slice(number, number + MOST_MORE);
  const end = below.findIndex((line) => !isTimeOnly(line.text));
  const more = end < 0 ? below : below.slice(0, end);
  const until = [order.until, ...more.map((line) => line.text)].join(' ').trim();
  return [{ order: { ...order, until }, numbers: [number, ...more.map((line) => line.number)] }];
}

function obey({ order, numbers: [number = 0] }: FoundOrder, found: OwnTerms): void {
  const where = number === 0 ? 'The headline given' : `¶ ${number}`;
  if (order.does === 'embargo') embargo(order.until, where, found);
  else if (found.terms.status !== 'withdrawn') {
    found.terms.status = order.does === 'kill' ? 'withdrawn' : 'held';
    found.receipts.status = `${where}: an order to ${order.does} the story.`;
    found.faults.status = `${where} orders to ${order.does} the story, so it is not shown; “status: published” in the front matter says otherwise`;
  }
}

function embargo(until: string, where: string, { terms, receipts, faults }: OwnTerms): void {
  const moment = parseMoment(until) ?? UNREADABLE;
  // Of two that differ, nobody knows which holds.
  terms.embargo = terms.embargo === undefined || terms.embargo === moment ? moment : UNREADABLE;
  receipts.embargo = `${where}: an order to hold the story until then.`;
  if (terms.embargo === UNREADABLE)
    faults.embargo = `${where} sets an embargo whose end I cannot read, so the story is not shown; “embargo:” in the front matter can give it`;
}

function own({ number, text }: SplitParagraph, { terms, receipts }: OwnTerms): void {
  const { isCorrection = true, head = '' } = readCorrection(text) ?? {};
  const day = findPublished(head)?.at ?? MONTH_DAY.exec(head)?.[0];
  if (isCorrection && terms.status === undefined) {
    terms.status = 'corrected';
    receipts.status = `¶ ${number}: a correction.`;
  }
  if (isCorrection && day !== undefined) {
    terms.correctedOn = day;
    receipts.correctedOn = `¶ ${number}: the date of its correction.`;
  }
}
