import type { NewPlannedPost, Post, Sending } from '#src/store/records.ts';
import type { Settlement } from '#src/store/store.ts';
import { WANTED_AGAIN } from './means.ts';
import type { Outgoing, Standing } from './message.ts';

/** What is recorded together with a message that was sent: its replies to come, and what it quotes. */
export function alongWith(
  { message, quotes, replies = [], userId }: Outgoing,
  { channelId, ts }: Standing,
  postedMs: number,
): { replies: readonly NewPlannedPost[]; post?: Post } {
  if (quotes.length === 0) return { replies };
  const post = { channelId, ts, postedMs, message: JSON.stringify(message), quotes };
  return { replies, post: { ...post, ...(userId !== undefined && { userId }) } };
}

/** Back for another attempt. That an editor wants it sent again is not forgotten over a refusal. */
export function onceMore(seen: Sending, reason: string): Settlement {
  return { state: 'pending', reason: seen.reason === WANTED_AGAIN ? WANTED_AGAIN : reason };
}
