import type { Caller } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { helpPage } from '#handlers/views/help-page.ts';
import { pickExamples } from '#src/quoting/examples.ts';

/** `/story help`: what can be typed, with examples that find something in this archive. */
export async function help(_ask: Caller, { archive }: Rooms): Promise<Reply> {
  return helpPage(await pickExamples(archive));
}
