import type { Rooms } from '#src/rooms.ts';
import { readPointer } from './pointer.ts';
import type { Ask, Reply } from './reply.ts';
import { story } from './story.ts';

/** The *Search for “…”* button: the search better spelt. */
export async function search(ask: Ask, rooms: Rooms): Promise<Reply> {
  return story({ ...ask, text: readPointer(ask.text)?.q ?? '' }, rooms);
}
