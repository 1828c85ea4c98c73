import type { KnownBlock } from '@slack/types';
import {
  type Claim,
  type Edition,
  type Issue,
  type Item,
  LONGEST_NOTES,
  type Masthead,
  type Part,
  quotesOf,
} from '#src/digest/edition.ts';
import type { Message } from '#src/outbox/message.ts';
import { printCitation, type Quote } from '#src/quoting/citation.ts';
import { plainButton, pointTo, quoteButtons, searchFor } from './buttons.ts';
import { counted } from './counted.ts';
import { announcement, fallback } from './fallback.ts';
import { printClock, printDay } from './moments.ts';
import { quoteCard } from './quote-card.ts';
import { nameApart } from './quote-names.ts';
import { aside, cutAt, lines, literal, section } from './rich-text.ts';

// So much later than due a digest is said to be late.
const LATE_MS = 10 * 60_000;
// Slack takes 150 characters in a header.
const LONGEST_SEARCH = 80;

const HEADINGS: Record<Item['kind'], string> = {
  correction: 'Corrected or withdrawn',
  story: 'New and changed',
  figures: 'Figures that disagree',
  wording: 'One quotation, two wordings',
  said: 'Said by people followed here',
};

/** A digest as it comes one day: what is new, or that nothing is. */
export function issueMessage({ edition, masthead }: Issue): Message {
  return edition.parts.length > 0 ? digestMessage(edition, masthead) : quietMessage(edition, masthead);
}

/** A digest's message: its first part. The others answer it in its thread. */
export function digestMessage(edition: Edition, masthead: Masthead): Message {
  const said = `${counted(edition.stories, 'story', 'stories')} new or changed`;
  const title = `${titleOf(masthead)} · ${said}`;
  return {
    text: announcement(title, firstQuote(edition.parts[0]?.items)),
    blocks: nameApart([
      ...openingBlocks(edition, title, masthead),
      ...partBlocks(edition.parts[0]?.items ?? []),
      ...closingBlocks(edition),
    ]),
  };
}

/** Another part of a digest, in the thread of its message. */
export function digestReply({ items }: Part): Message {
  return { text: announcement('More of the digest', firstQuote(items)), blocks: nameApart(partBlocks(items)) };
}

function partBlocks(items: readonly Item[]): KnownBlock[] {
  return items.flatMap((item, place) => [...headingBefore(items, place), ...itemBlocks(item)]);
}

/** A day without news, in a line. */
export function quietMessage(edition: Edition, masthead: Masthead): Message {
  const since = printRecent(edition.sinceMs, masthead.timeZone);
  const what = masthead.typed === '' ? '' : ` on “${cutAt(masthead.typed, LONGEST_SEARCH)}”`;
  const said =
    edition.left === 0
      ? `Nothing new${what} since ${since}.`
      : `What is new${what} since ${since} is too long for a message: search for it.`;
  return {
    text: fallback(`Daily digest: ${said}`),
    blocks: [lines(said), ...lateRemark(masthead)],
  };
}

/** What it is of, and of which day. */
function titleOf({ typed, dueMs, timeZone }: Masthead): string {
  const of = typed === '' ? 'Daily digest' : `“${cutAt(typed, LONGEST_SEARCH)}”`;
  return `${of} · ${printDay(dueMs, timeZone)}`;
}

function firstQuote(items: readonly Item[] = []): Quote | undefined {
  return items.flatMap(quotesOf)[0];
}

function openingBlocks({ sinceMs }: Edition, title: string, masthead: Masthead): KnownBlock[] {
  const { timeZone } = masthead;
  return [
    { type: 'header', text: { type: 'plain_text', text: title, emoji: false } },
    aside(`Since ${printRecent(sinceMs, timeZone)}. Every quote is word for word.`),
    ...lateRemark(masthead),
  ];
}

function closingBlocks({ parts, left }: Edition): KnownBlock[] {
  const more = parts.length > 1 ? [aside('The rest is in the thread.')] : [];
  const beyond = left > 0 ? [aside(`${counted(left, 'more item', 'more items')} did not fit: search for them.`)] : [];
  return [...more, ...beyond, { type: 'actions', elements: [plainButton('digest', 'Change this digest', '')] }];
}

function lateRemark({ dueMs, nowMs, timeZone }: Masthead): KnownBlock[] {
  return nowMs - dueMs < LATE_MS ? [] : [aside(`Posted late: it was due ${printRecent(dueMs, timeZone)}.`)];
}

function headingBefore(items: readonly Item[], place: number): KnownBlock[] {
  const { kind } = items[place] ?? {};
  if (kind === undefined || items[place - 1]?.kind === kind) return [];
  return [{ type: 'rich_text', elements: [section(literal(HEADINGS[kind], { bold: true }))] }];
}

function itemBlocks(item: Item): KnownBlock[] {
  switch (item.kind) {
    case 'story':
      return storyBlocks({ ...item.quote, alsoPrinted: item.copies }, item.isUpdate);
    case 'said':
      return storyBlocks(item.quote, false);
    case 'correction':
      return [correctionBlock(item)];
    case 'figures':
      return [figuresBlock(item), ...item.claims.map(({ quote }) => quoteCard(quote))];
    case 'wording':
      return [
        lines(`${item.speaker} is quoted in two ways; the words that differ are bold.`),
        ...item.quotes.map(quoteCard),
      ];
  }
}

function storyBlocks(quote: Quote, isUpdate: boolean): KnownBlock[] {
  const changed = isUpdate ? [aside('Changed since it was last shown; these words are new.')] : [];
  return [...changed, quoteCard(quote), quoteButtons(pointTo(quote, searchFor(quote)), false)];
}

/** A paper's own words about its mistake: in quotation marks, as they are nobody's reporting. */
function correctionBlock({ what, citation, notes }: Extract<Item, { kind: 'correction' }>): KnownBlock {
  const source = printCitation(citation);
  const said = what === 'withdrawn' ? `Withdrawn: ${source}. Do not use it.` : `Corrected: ${source}`;
  const words = literal(cutAt(notes.join('\n'), LONGEST_NOTES));
  const note = notes.length > 0 ? [{ type: 'rich_text_quote' as const, elements: [words] }] : [];
  return { type: 'rich_text', elements: [section(literal(said)), ...note] };
}

function figuresBlock({ counted: what, claims: [a, b] }: Extract<Item, { kind: 'figures' }>): KnownBlock {
  const of = what === '' ? '' : ` (${what})`;
  return lines(`${claimed(a)}, against ${claimed(b)}${of}`);
}

function claimed({ printed, claimant }: Claim): string {
  return claimant === undefined ? printed : `${printed} by ${claimant}`;
}

/** Few digests look back further than a day: nobody needs to be told the year. */
function printRecent(ms: number, timeZone: string): string {
  return `${printDay(ms, timeZone)}, ${printClock(ms, timeZone)}`;
}
