import type { PressedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { readPointer } from '#handlers/tickets/pointer.ts';
import { quotesFor } from './story.ts';

/** The *Search for “…”* button: the search better spelt. */
export async function searchAgain(ask: PressedAsk, rooms: Rooms): Promise<Reply> {
  return quotesFor(readPointer(ask.value)?.q ?? '', rooms);
}
