import { type Paragraph, type TermName, UNREADABLE } from '#index/text/article.ts';
import { findPublished } from '#src/ingest/facts/dates.ts';
import { readCorrection } from '#src/ingest/marking/corrections.ts';
import type { SplitParagraph } from '#src/ingest/paragraphs.ts';
import type { GivenTerms } from './given-terms.ts';
import { parseMoment } from './moment.ts';
import { readOrder } from './wire-orders.ts';

/** Terms that a document's own words set, with the rule that gave each, and why one keeps the story from being shown. */
export type OwnTerms = { terms: GivenTerms; receipts: Notes; faults: Notes };
type Notes = Partial<Record<TermName, string>>;

// A wire puts its orders above the story.
const OPENING = 4;

const MONTH_DAY =
  /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b/iu;

/** What a document says itself on how it may be used: a wire's order to kill or hold it, an embargo, a correction. */
export function findTerms(paragraphs: readonly Paragraph[], split: readonly SplitParagraph[]): OwnTerms {
  const found: OwnTerms = { terms: {}, receipts: {}, faults: {} };
  for (const paragraph of split.slice(0, OPENING)) obey(paragraph, found);

  const notes = split.filter((_, at) => paragraphs[at]?.kind === 'correction');
  for (const note of notes) own(note, found);
  return found;
}

function obey({ number, text }: SplitParagraph, { terms, receipts, faults }: OwnTerms): void {
  const order = readOrder(text);
  if (!order) return;

  const receipt = `¶ ${number}: a wire’s order to ${order.does}.`;
  if (order.does === 'embargo') {
    terms.embargo = parseMoment(order.until) ?? UNREADABLE;
    receipts.embargo = receipt;
    if (terms.embargo === UNREADABLE)
      faults.embargo = `¶ ${number} sets an embargo whose end I cannot read, so the story is not shown; “embargo:” in the front matter can give it`;
  } else {
    terms.status = order.does === 'kill' ? 'withdrawn' : 'held';
    receipts.status = receipt;
    faults.status = `¶ ${number} orders to ${order.does} the story, so it is not shown; “status: published” in the front matter says otherwise`;
  }
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
