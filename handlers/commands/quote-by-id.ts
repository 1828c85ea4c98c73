import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { remark } from '#handlers/views/remark.ts';
import { standingPage } from '#handlers/views/standing-page.ts';
import { findStanding } from '#src/corrections/find-standing.ts';

const NAMED = /^q:\s*(?<id>\S+)$/i;

/** The id of a quote, where that is all that was typed. */
export function quoteIdIn(typed: string): string | undefined {
  return NAMED.exec(typed)?.groups?.id;
}

/** `/story q:<id>`: a quote that was shown once, and whether it still stands. */
export async function quoteById(id: string, rooms: Rooms): Promise<Reply> {
  if (rooms.memory === 'none')
    return remark('Only the bot that has shown a quote knows its id: ask it in Slack, or on the page of npm start.');
  const slice = rooms.tickets.sliceOf(id);
  if (!slice)
    return remark(
      'I have given no quote that id: it is not whole, or was altered. Please search for the words instead.',
    );

  const standing = await findStanding(slice, rooms);
  return standing
    ? standingPage(standing)
    : remark('I do not show that quote: its story has been withdrawn, or may not be shown here now.');
}
