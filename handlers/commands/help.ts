import type { Ask, Reply } from '#handlers/reply.ts';
import { helpPage } from '#handlers/views/help-page.ts';
import { pickExamples } from '#src/quoting/examples.ts';
import type { Rooms } from '#src/rooms.ts';

/** `/story help`: what can be typed, with examples that find something in this archive. */
export async function help(_ask: Ask, rooms: Rooms): Promise<Reply> {
  return helpPage(pickExamples(rooms.reading.articles));
}
