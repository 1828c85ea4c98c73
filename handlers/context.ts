import type { Rooms } from '#src/rooms.ts';
import type { Ask, Reply } from './reply.ts';
import { findPointed, GONE } from './shown-quote.ts';
import { contextModal } from './views/context-modal.ts';
import { notice } from './views/notice.ts';

/** The *Show context* button: the paragraph before and after, the quote marked. */
export async function context(ask: Ask, rooms: Rooms): Promise<Reply> {
  const pointed = await findPointed(ask.text, rooms);
  return pointed ? contextModal(pointed) : notice(GONE);
}
