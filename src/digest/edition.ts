import { type Citation, printCitation, type Quote } from '#src/quoting/citation.ts';

/** A story that is new or has new words, by its strongest quote; `copies` are the outlets that print the same story. */
export type StoryItem = { kind: 'story'; quote: Quote; isUpdate: boolean; copies: Citation[] };

/** Something new that somebody says whom the channel follows. `person` is as the follow has it: `walz`. */
export type SaidItem = { kind: 'said'; person: string; quote: Quote };

/** So much is shown of the notes on a story's correction; the story has the rest. */
export const LONGEST_NOTES = 1500;

/** That a story was corrected, with the notes it prints on that (exact slices), or withdrawn: then nothing of it is quoted. */
export type CorrectionItem = {
  kind: 'correction';
  what: 'corrected' | 'withdrawn';
  citation: Citation;
  notes: string[];
};

/** A number as a story prints it, `more than 1,360`; who says so, where the sentence says that; the sentence, its figure a hit. */
export type Claim = { printed: string; claimant?: string; quote: Quote };

/** Two stories that give a different number of the same thing; `counted` is it as printed, empty for a sum of money. */
export type FiguresItem = { kind: 'figures'; counted: string; claims: [Claim, Claim] };

/** One thing that somebody said, as two outlets print it: whole sentences, the words that differ being the hits. */
export type WordingItem = { kind: 'wording'; speaker: string; quotes: [Quote, Quote] };

export type Item = StoryItem | SaidItem | CorrectionItem | FiguresItem | WordingItem;

/** What one message holds; it fits Slack whatever the items are. */
export type Part = { items: Item[] };

/**
 * A digest's content for one window: its first part is the message, the others go into its thread. `stories` counts
 * all that are new or changed, `left` the items for which even the thread had no room. A quiet day has no parts.
 */
export type Edition = { sinceMs: number; untilMs: number; stories: number; left: number; parts: Part[] };

/** What stands at the head of a digest: the search it is of, and when it was due and is posted. */
export type Masthead = { typed: string; dueMs: number; nowMs: number; timeZone: string };

/** A digest as it comes one day. */
export type Issue = { edition: Edition; masthead: Masthead };

/** What tells an item from the others of its edition, however often that is picked. */
export function nameOf(item: Item): string {
  const shown = quotesOf(item).map(({ article, snippet }) => `${article.id} ${snippet.start}`);
  const told = item.kind === 'correction' ? [item.what, printCitation(item.citation)] : shown;
  return [item.kind, ...told].join(' ');
}

/** Every quote that an item shows. */
export function quotesOf(item: Item): readonly Quote[] {
  switch (item.kind) {
    case 'figures':
      return item.claims.map(({ quote }) => quote);
    case 'wording':
      return item.quotes;
    case 'correction':
      return [];
    default:
      return [item.quote];
  }
}
