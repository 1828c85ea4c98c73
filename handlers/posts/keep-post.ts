import type { Reply } from '#handlers/reply.ts';
import type { House } from '#handlers/rooms.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';

/** Where a message of ours stands, and who asked for it. */
type Standing = { channelId: string; ts: string; userId: string };

/** Whether a quote in it will have to be corrected should its article change, and can be. */
export function isCorrectable({ blocks }: Pick<Reply, 'blocks'>, { memory }: House): boolean {
  return memory === 'kept' && quotedIn(blocks).length > 0;
}

/** Remembers what a message quotes, so that it can be corrected when an article changes. Never throws. */
export async function keepPost(reply: Pick<Reply, 'text' | 'blocks'>, at: Standing, house: House): Promise<void> {
  if (house.memory === 'none' || !isCorrectable(reply, house)) return;
  const { text, blocks } = reply;
  const kept = { ...at, message: JSON.stringify({ text, blocks }), postedMs: house.now().epochMilliseconds };
  try {
    await house.store.posts.add({ ...kept, quotes: quotedIn(blocks) });
  } catch (err) {
    // The message stands there; that it could not be noted down must not look like a failure to the asker.
    house.log.error({ err }, 'post not kept');
  }
}
