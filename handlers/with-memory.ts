import type { Store } from '#src/store/store.ts';
import type { Ask, Handler, Reply } from './reply.ts';
import type { Rooms } from './rooms.ts';
import { remark } from './views/remark.ts';

/** The rooms of a bot that has a memory. */
export type Remembering = Rooms & { store: Store };

/** A handler for what must be remembered. Where there is no memory, in the terminal, it says so. */
export function withMemory(handler: (ask: Ask, rooms: Remembering) => Promise<Reply>): Handler {
  return async (ask, rooms) => {
    const { store } = rooms;
    if (!store)
      return remark('The terminal answers and is gone. In Slack, or on the page of npm start, I can remember that.');
    return handler(ask, { ...rooms, store });
  };
}
