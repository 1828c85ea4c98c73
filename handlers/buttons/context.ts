import type { PressedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { contextModal } from '#handlers/views/context-modal.ts';
import { remark } from '#handlers/views/remark.ts';
import { findPointed, GONE } from './shown-quote.ts';

/** The *Show context* button: the paragraph before and after, the quote marked. */
export async function context(ask: PressedAsk, rooms: Rooms): Promise<Reply> {
  const pointed = await findPointed(ask.value, rooms);
  return pointed ? contextModal(pointed) : remark(GONE);
}
