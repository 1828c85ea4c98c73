import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Log } from '#src/log.ts';
import type { Rooms } from '#src/rooms.ts';
import { quotedIn } from '../quoted-in.ts';
import type { Reply } from '../reply.ts';
import { inThread, message } from './message.ts';
import { reasonOf } from './sending.ts';

/** Where a message goes, and who asked for it. */
export type Addressed = { channel: string; user: string; thread?: string | undefined };

type Desk = { slack: WebClient; rooms: Pick<Rooms, 'store' | 'now'>; log: Log };

/** Posts for everyone to see, and remembers what was quoted, so that it can be corrected when the article changes. */
export async function post(reply: Reply, { channel, user, thread }: Addressed, desk: Desk): Promise<void> {
  const posted = await desk.slack.chat.postMessage({ channel, ...message(reply), ...inThread(thread) });
  const at = { channelId: posted.channel ?? channel, ts: posted.ts ?? '' };
  await keep(reply, { ...at, userId: user }, desk);
}

/** Whether a quote in it will have to be corrected should its article change. */
export function isCorrectable({ blocks }: Reply, { store }: Pick<Rooms, 'store'>): boolean {
  return store !== undefined && quotedIn(blocks).length > 0;
}

// Slack does nothing when it says one of these: we are no member of that channel.
const NOT_OURS = ['not_in_channel', 'channel_not_found', 'is_archived', 'missing_scope', 'restricted_action'];

/** Whether Slack would not take it because the channel is not ours to post to. */
export function isNotOurs(err: unknown): boolean {
  return err instanceof WebAPIPlatformError && NOT_OURS.includes(err.data.error);
}

async function keep(reply: Reply, at: { channelId: string; ts: string; userId: string }, { rooms, log }: Desk) {
  const { store, now } = rooms;
  if (!store || !isCorrectable(reply, rooms)) return;
  const { text, blocks } = reply;
  const kept = { ...at, message: JSON.stringify({ text, blocks }), postedMs: now().epochMilliseconds };
  try {
    await store.posts.add({ ...kept, quotes: quotedIn(blocks) });
  } catch (err) {
    // The message stands there; that it could not be noted down must not look like a failure to the asker.
    log.error({ reason: reasonOf(err) }, 'post not kept');
  }
}
