import type { Ask, Handler, Reply } from './reply.ts';
import type { Rooms } from './rooms.ts';
import { remark } from './views/remark.ts';

/** The rooms of a bot that has a memory. */
export type Remembering = Rooms & { memory: 'kept' };

/** A handler for what must be remembered. Where there is no memory, in the terminal, it says so. */
export function withMemory(handler: (ask: Ask, rooms: Remembering) => Promise<Reply>): Handler {
  return async (ask, rooms) =>
    rooms.memory === 'kept'
      ? handler(ask, rooms)
      : remark('The terminal answers and is gone. In Slack, or on the page of npm start, I can remember that.');
}
