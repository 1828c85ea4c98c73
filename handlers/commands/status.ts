import type { Caller } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { unknownBlocks } from '#handlers/views/notice-message.ts';
import { statusPage } from '#handlers/views/status-page.ts';
import { whyNotResend } from '#src/rights/editors.ts';

/** `/story status`: how many stories, from when to when, when they were read, what could not be, and what may not have arrived. */
export async function status(ask: Caller, rooms: Rooms): Promise<Reply> {
  const { archive, library, audience, timeZone } = rooms;
  const { refused } = library.remarksFor(audience);
  const readAt = library.readAt().toZonedDateTimeISO(timeZone);
  const page = statusPage(await archive.summary(), { refused, readAt });
  const unknown = rooms.memory === 'kept' ? await rooms.store.plannedPosts.inState('unknown') : [];
  if (unknown.length === 0 || (await whyNotResend(ask, rooms.editors)) !== undefined) return page;
  return { ...page, as: 'alone', blocks: [...page.blocks, ...unknownBlocks(unknown, timeZone)] };
}
