import type { Rooms } from '#src/rooms.ts';
import type { Ask, Reply } from './reply.ts';

/** The story of one command or button: a question in, a reply out. */
export type Handler = (ask: Ask, rooms: Rooms) => Promise<Reply>;

/** A verb people can type: `/story <verb> …`. Help and the README are held to this table. */
export type Command = { answer: Handler; usage: string; does: string };
