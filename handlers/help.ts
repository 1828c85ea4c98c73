import { pickExamples } from '#src/quoting/examples.ts';
import type { Rooms } from '#src/rooms.ts';
import type { Ask, Reply } from './reply.ts';
import { helpPage } from './views/help-page.ts';

/** `/story help`: what can be typed, with examples that find something in this archive. */
export async function help(_ask: Ask, rooms: Rooms): Promise<Reply> {
  return helpPage(pickExamples(rooms.reading.articles));
}
