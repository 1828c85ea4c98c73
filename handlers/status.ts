import { summariseArchive } from '#src/archive-summary.ts';
import type { Rooms } from '#src/rooms.ts';
import type { Ask, Reply } from './reply.ts';
import { statusPage } from './views/status-page.ts';

/** `/story status`: how many stories, from when to when, when they were read, and what could not be. */
export async function status(_ask: Ask, { reading, readAt, timeZone }: Rooms): Promise<Reply> {
  return statusPage(summariseArchive(reading.articles, timeZone), {
    refused: reading.refused,
    readAt: readAt.toZonedDateTimeISO(timeZone),
  });
}
