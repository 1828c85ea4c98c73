import type { Caller } from '#handlers/ask.ts';
import type { Handler, Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { remark } from '#handlers/views/remark.ts';

/** The rooms of a bot that has a memory. */
export type Remembering = Rooms & { memory: 'kept' };

/** A handler for what must be remembered. Where there is no memory, in the terminal, it says so. */
export function withMemory<Asked extends Caller>(
  handler: (ask: Asked, rooms: Remembering) => Promise<Reply>,
): Handler<Asked> {
  return async (ask, rooms) =>
    rooms.memory === 'kept'
      ? handler(ask, rooms)
      : remark('The terminal answers and is gone. In Slack, or on the page of npm start, I can remember that.');
}
