import type { PressedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { remark } from '#handlers/views/remark.ts';
import { sharedQuote } from '#handlers/views/shared-quote.ts';
import { findPointed, GONE } from './shown-quote.ts';

/** The *Share* button: the quote with its source, for everyone in the channel, under the asker's name. */
export async function share(ask: PressedAsk, rooms: Rooms): Promise<Reply> {
  const pointed = await findPointed(ask.value, rooms);
  return pointed ? sharedQuote(pointed.quote, pointed.typed, ask.userId) : remark(GONE);
}
