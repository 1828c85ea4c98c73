import type { PressedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { readPointer } from '#handlers/tickets/pointer.ts';
import { moreQuotes } from '#handlers/views/more-quotes.ts';
import { remark } from '#handlers/views/remark.ts';
import { parseQuery } from '#index/query/query.ts';
import { findMoreQuotes } from '#src/quoting/find-quotes.ts';
import { FORGOTTEN, GONE } from './shown-quote.ts';

/** The *More from this story* button: the story's other passages that answer. */
export async function more(ask: PressedAsk, rooms: Rooms): Promise<Reply> {
  const { q = '', id = '', s: start } = readPointer(ask.value) ?? {};
  const query = parseQuery(q);
  if ('problem' in query) return remark(FORGOTTEN);
  const quotes = await findMoreQuotes(query, id, rooms);
  if (!quotes) return remark(GONE);

  const others = quotes.filter(({ snippet }) => snippet.start !== start);
  return others.length > 0 ? moreQuotes(others, q) : remark('That was the only passage of this story that answers.');
}
