import type { Rooms } from '#src/rooms.ts';
import type { Ask, Reply } from './reply.ts';
import { findPointed, GONE } from './shown-quote.ts';
import { notice } from './views/notice.ts';
import { sharedQuote } from './views/shared-quote.ts';

/** The *Share* button: the quote with its source, for everyone in the channel, under the asker's name. */
export async function share(ask: Ask, rooms: Rooms): Promise<Reply> {
  const pointed = await findPointed(ask.text, rooms);
  return pointed ? sharedQuote(pointed.quote, pointed.typed, ask.userId) : notice(GONE);
}
