import type { Ask, Reply } from '#handlers/reply.ts';
import { readPointer } from '#handlers/views/pointer.ts';
import type { Rooms } from '#src/rooms.ts';
import { story } from './story.ts';

/** The *Search for “…”* button: the search better spelt. */
export async function search(ask: Ask, rooms: Rooms): Promise<Reply> {
  return story({ ...ask, text: readPointer(ask.text)?.q ?? '' }, rooms);
}
