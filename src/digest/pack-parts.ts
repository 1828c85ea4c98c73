import { type Citation, MOST_COPIES_NAMED, printCitation, type Quote } from '#src/quoting/citation.ts';
import { CHARACTERS_A_MESSAGE } from '#src/quoting/fitting.ts';
import { type Edition, type Item, LONGEST_NOTES, type Part, quotesOf } from './edition.ts';

/** A digest's first message has no more stories than this. */
export const MOST_STORIES = 10;
// An item takes three blocks at most, of the fifty that a message may have; headings and remarks need the rest.
const MOST_ITEMS = 13;
// A thread of more replies than this nobody reads; a search finds the rest.
const MOST_PARTS = 10;

/** Fills messages with items in their order, each with as many as it holds. What not even one could hold is left. */
export function packParts(items: readonly Item[]): Pick<Edition, 'parts' | 'left'> {
  const fitting = items.filter((item) => charactersOf(item) <= CHARACTERS_A_MESSAGE);
  const tooLong = items.length - fitting.length;
  const parts: Part[] = [];
  for (const [at, item] of fitting.entries()) {
    const last = parts.at(-1);
    if (last && hasRoom(last, item)) last.items.push(item);
    else if (parts.length < MOST_PARTS) parts.push({ items: [item] });
    else return { parts, left: fitting.length - at + tooLong };
  }
  return { parts, left: tooLong };
}

function hasRoom({ items }: Part, item: Item): boolean {
  const all = [...items, item];
  const stories = all.filter(({ kind }) => kind === 'story').length;
  const characters = sum(all.map(charactersOf));
  return all.length <= MOST_ITEMS && stories <= MOST_STORIES && characters <= CHARACTERS_A_MESSAGE;
}

/** What a reader sees of an item, its sources too. */
function charactersOf(item: Item): number {
  return sum(quotesOf(item).map(charactersOfQuote)) + charactersBeside(item);
}

function charactersOfQuote({ snippet, citation, speakerLine = '' }: Quote): number {
  return snippet.text.length + speakerLine.length + charactersOfSource(citation);
}

function charactersOfSource(citation: Citation): number {
  return printCitation(citation).length + (citation.correction?.length ?? 0);
}

function charactersBeside(item: Item): number {
  switch (item.kind) {
    case 'story':
      return sum(item.copies.slice(0, MOST_COPIES_NAMED).map(charactersOfSource));
    case 'correction':
      return charactersOfSource(item.citation) + Math.min(item.notes.join('\n').length, LONGEST_NOTES);
    case 'figures':
      return sum(item.claims.map(({ printed, claimant = '' }) => printed.length + claimant.length));
    default:
      return 0;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
