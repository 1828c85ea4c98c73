import { WebAPIPlatformError } from '@slack/web-api';
import { keepPost } from '#handlers/posts/keep-post.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Edge } from './edge.ts';
import { inThread, message } from './message.ts';

/** Where a message goes, and who asked for it. */
export type Addressed = { channel: string; user: string; thread?: string | undefined };

/** Posts for everyone to see, and remembers what was quoted, so that it can be corrected when the article changes. */
export async function post(
  reply: Reply,
  { channel, user, thread }: Addressed,
  { slack, house }: Pick<Edge, 'slack' | 'house'>,
): Promise<void> {
  const posted = await slack.chat.postMessage({ channel, ...message(reply), ...inThread(thread) });
  const at = { channelId: posted.channel ?? channel, ts: posted.ts ?? '' };
  await keepPost(reply, { ...at, userId: user }, house);
}

// Slack does nothing when it says one of these: we are no member of that channel.
const NOT_OURS = ['not_in_channel', 'channel_not_found', 'is_archived', 'missing_scope', 'restricted_action'];

/** Whether Slack would not take it because the channel is not ours to post to. */
export function isNotOurs(err: unknown): boolean {
  return err instanceof WebAPIPlatformError && NOT_OURS.includes(err.data.error);
}
