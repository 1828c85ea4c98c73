import type { PressedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { remark } from '#handlers/views/remark.ts';
import { sharedQuote } from '#handlers/views/shared-quote.ts';
import { findPointed, GONE } from './shown-quote.ts';

// What a part of a sentence says may be the contrary of the whole.
const IN_PART =
  'That button is from before my last update, and of its kind I share whole sentences only. Please search again and share it from there.';

/**
 * The *Share* button: the quote with its source, for everyone in the channel, under the asker's name. A slice that is not
 * proven to have been shown is shared only if it is of whole sentences.
 */
export async function share(ask: PressedAsk, rooms: Rooms): Promise<Reply> {
  const pointed = await findPointed(ask.value, rooms);
  if (!pointed) return remark(GONE);
  const { before, after } = pointed.quote.snippet.cut;
  if (ask.proven !== 'slice' && (before || after)) return remark(IN_PART);
  return sharedQuote(pointed.quote, pointed.typed, ask.userId);
}
