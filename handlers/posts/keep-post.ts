import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';

/** Where a message of ours stands, and who asked for it. */
type Standing = { channelId: string; ts: string; userId: string };

/** Whether a quote in it will have to be corrected should its article change, and can be. */
export function isCorrectable({ blocks }: Pick<Reply, 'blocks'>, { store }: Pick<Rooms, 'store'>): boolean {
  return store !== undefined && quotedIn(blocks).length > 0;
}

/** Remembers what a message quotes, so that it can be corrected when an article changes. Never throws. */
export async function keepPost(reply: Pick<Reply, 'text' | 'blocks'>, at: Standing, rooms: Rooms): Promise<void> {
  const { store, log, now } = rooms;
  if (!store || !isCorrectable(reply, rooms)) return;
  const { text, blocks } = reply;
  const kept = { ...at, message: JSON.stringify({ text, blocks }), postedMs: now().epochMilliseconds };
  try {
    await store.posts.add({ ...kept, quotes: quotedIn(blocks) });
  } catch (err) {
    // The message stands there; that it could not be noted down must not look like a failure to the asker.
    log.error({ err }, 'post not kept');
  }
}
