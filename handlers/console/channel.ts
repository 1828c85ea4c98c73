import { randomUUID } from 'node:crypto';
import type { Modal } from '#handlers/reply.ts';
import type { Poster } from '#src/outbox/message.ts';
import { drawFragment, type PageLine, type PageMessage } from './page.ts';

/** The console's one channel: what stands in it, and how something is posted there that nobody asked for just then. */
export type Channel = {
  readonly messages: readonly PageMessage[];
  /** Adds what was said, and draws it. */
  keep(said: readonly PageLine[], modal?: Modal): { added: PageMessage[]; fragment: string };
  poster: Poster;
};

// Enough to scroll back through an afternoon's searches.
const MOST_MESSAGES = 100;

/** A channel in which the last messages are kept, in memory. */
export function createChannel({ now, timeZone }: { now: () => Temporal.Instant; timeZone: string }): Channel {
  const messages: PageMessage[] = [];

  /** Drawn before it is kept, so that what cannot be drawn does not spoil the page for good. */
  const keep: Channel['keep'] = (said, modal) => {
    const at = now().toZonedDateTimeISO(timeZone);
    const added = said.map((said) => ({ id: `m-${randomUUID()}`, at, said }));
    const fragment = drawFragment(added, modal);
    messages.push(...added);
    messages.splice(0, messages.length - MOST_MESSAGES);
    return { added, fragment };
  };

  return {
    messages,
    keep,
    poster: {
      async post({ blocks }, { channelId, threadTs }) {
        const seenBy = threadTs === undefined ? 'channel' : 'thread';
        const { added } = keep([{ from: 'pullquote', blocks, seenBy }]);
        return { as: 'sent', channelId, ts: added[0]?.id ?? '' };
      },
      // What is posted here is there at once, or the page is gone.
      find: async () => 'absent',
      async update({ blocks }, { channelId, ts }) {
        const at = messages.findIndex(({ id }) => id === ts);
        const message = messages[at];
        if (message?.said.from === 'pullquote') messages[at] = { ...message, said: { ...message.said, blocks } };
        return { as: 'sent', channelId, ts };
      },
    },
  };
}
