import type { PressedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { readPointer } from '#handlers/tickets/pointer.ts';
import { hiddenLines } from '#handlers/views/hidden-lines.ts';
import { remark } from '#handlers/views/remark.ts';
import { parseQuery } from '#index/query/query.ts';
import { findHiddenLines } from '#src/quoting/find-quotes.ts';

/** The *Show hidden lines* button: what answers but is not reporting, and why it is not quoted. */
export async function hidden(ask: PressedAsk, rooms: Rooms): Promise<Reply> {
  const query = parseQuery(readPointer(ask.value)?.q ?? '');
  const found = 'problem' in query ? [] : await findHiddenLines(query, rooms);
  return found.length > 0 ? hiddenLines(found) : remark('No hidden line answers that now. Please search again.');
}
