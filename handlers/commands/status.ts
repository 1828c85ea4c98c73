import type { Ask, Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { unknownBlocks } from '#handlers/views/notice-message.ts';
import { statusPage } from '#handlers/views/status-page.ts';
import { summariseArchive } from '#src/quoting/archive-summary.ts';
import { whyNotResend } from '#src/rights/editors.ts';

/** `/story status`: how many stories, from when to when, when they were read, what could not be, and what may not have arrived. */
export async function status(ask: Ask, { reading, readAt, timeZone, store, editors }: Rooms): Promise<Reply> {
  const page = statusPage(summariseArchive(reading.articles, timeZone), {
    refused: reading.refused,
    readAt: readAt.toZonedDateTimeISO(timeZone),
  });
  const unknown = (await store?.plannedPosts.inState('unknown')) ?? [];
  if (unknown.length === 0 || (await whyNotResend(ask, editors)) !== undefined) return page;
  return { ...page, as: 'alone', blocks: [...page.blocks, ...unknownBlocks(unknown, timeZone)] };
}
