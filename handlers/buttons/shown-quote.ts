import type { Rooms } from '#handlers/rooms.ts';
import { readPointer } from '#handlers/views/pointer.ts';
import { parseQuery } from '#index/query/query.ts';
import { findShownQuote, type QuoteInContext } from '#src/quoting/find-quotes.ts';

/** The quote a button stands under, and what had been asked; undefined when the archive no longer prints it so. */
export async function findPointed(
  value: string,
  rooms: Rooms,
): Promise<(QuoteInContext & { typed: string }) | undefined> {
  const { q = '', id, v: version, s: start, e: end } = readPointer(value) ?? {};
  const query = parseQuery(q);
  if ('problem' in query || id === undefined || version === undefined) return undefined;

  const shown = await findShownQuote({ query, id, version, start: start ?? 0, end: end ?? 0 }, rooms);
  return shown && { ...shown, typed: q };
}

/** What to say when a button's quote is gone: the story has changed or left the archive since. */
export const GONE =
  'That story has changed since this was posted, so I will not repeat the old words. Please search again.';
