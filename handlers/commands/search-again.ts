import type { Ask, Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { readPointer } from '#handlers/views/pointer.ts';
import { story } from './story.ts';

/** The *Search for “…”* button: the searchAgain better spelt. */
export async function searchAgain(ask: Ask, rooms: Rooms): Promise<Reply> {
  return story({ ...ask, text: readPointer(ask.text)?.q ?? '' }, rooms);
}
