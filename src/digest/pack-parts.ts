import { type Edition, type Item, type Part, quotesOf } from './edition.ts';

/** A digest's first message has no more stories than this. */
export const MOST_STORIES = 10;
// An item takes three blocks at most, of the fifty that a message may have; its heading needs the rest.
const MOST_ITEMS = 14;
// Slack refuses a message of somewhat over 13,000 characters; sources, buttons and headings need the rest.
const MOST_CHARACTERS = 7000;
// A thread of more replies than this nobody reads; a search finds the rest.
const MOST_PARTS = 10;

/** Fills messages with items in their order, each with as many as it holds. */
export function packParts(items: readonly Item[]): Pick<Edition, 'parts' | 'left'> {
  const parts: Part[] = [];
  for (const [at, item] of items.entries()) {
    const last = parts.at(-1);
    if (last && hasRoom(last, item)) last.items.push(item);
    else if (parts.length < MOST_PARTS) parts.push({ items: [item] });
    else return { parts, left: items.length - at };
  }
  return { parts, left: 0 };
}

function hasRoom({ items }: Part, item: Item): boolean {
  const all = [...items, item];
  const stories = all.filter(({ kind }) => kind === 'story').length;
  const characters = all.reduce((sum, one) => sum + charactersOf(one), 0);
  return all.length <= MOST_ITEMS && stories <= MOST_STORIES && characters <= MOST_CHARACTERS;
}

function charactersOf(item: Item): number {
  const printed = [...quotesOf(item).map(({ snippet }) => snippet.text), ...(item.kind === 'notice' ? item.notes : [])];
  return printed.join('').length;
}
