import type { Rooms } from '#handlers/rooms.ts';
import { readPointer } from '#handlers/tickets/pointer.ts';
import { parseQuery } from '#index/query/query.ts';
import { findShownQuote, type QuoteInContext } from '#src/quoting/find-quotes.ts';

/** The quote a button stands under, and what had been asked; undefined when the archive no longer prints it so. */
export async function findPointed(
  value: string,
  rooms: Rooms,
): Promise<(QuoteInContext & { typed: string }) | undefined> {
  const { q = '', id, v: version, s: start, e: end } = readPointer(value) ?? {};
  if (id === undefined || version === undefined) return undefined;

  // A search that is forgotten, or was none, marks nothing in the quote.
  const query = parseQuery(q);
  const asked = 'problem' in query ? {} : { query };
  const shown = await findShownQuote({ ...asked, id, version, start: start ?? 0, end: end ?? 0 }, rooms);
  return shown && { ...shown, typed: q };
}

/** What to say when a button's quote is gone: the story has changed or left the archive since. */
export const GONE =
  'That story has changed since this was posted, so I will not repeat the old words. Please search again.';

/** What to say when a button's search is gone: nobody has needed it for months. */
export const FORGOTTEN = 'I no longer know what had been searched for there. Please search again.';
