import type { KnownBlock } from '@slack/types';
import type { NewOccurrence, Occurrence, PostedQuote } from '#src/store/records.ts';

/** What Slack shows: blocks, and our own words (escaped) where blocks cannot show. */
export type Message = { text: string; blocks: KnownBlock[] };

/**
 * How an attempt to post ended. `refused`: Slack certainly does not have it; `retryMs` says when it may be tried again,
 * and nothing says that it never will. `doubtful`: nobody can tell yet.
 */
export type Posted =
  | { as: 'sent'; ts: string }
  | { as: 'refused'; reason: string; retryMs?: number }
  | { as: 'doubtful'; reason: string };

/** Where a message goes. `key` travels with it as opaque metadata, so that it can be found again. */
export type Address = { channelId: string; key: string; threadTs?: string };

/** Our side of Slack for what nobody is waiting for: one attempt a call, never a second behind our back. */
export type Poster = {
  post(message: Message, to: Address, signal: AbortSignal): Promise<Posted>;
  /** Looks for a message of ours in the channel's history; `unknowable` when we may not read it, or it did not answer. */
  find(to: Address, sinceMs: number): Promise<{ ts: string } | 'absent' | 'unknowable'>;
  /** Changes a message that was posted. Saying it twice does no harm. */
  update(message: Message, at: { channelId: string; ts: string }): Promise<Posted>;
};

/** What to post for an occurrence, written the moment before: what may no longer be shown is not in it. */
export type Written =
  | { message: Message; quotes: PostedQuote[]; replies?: readonly NewOccurrence[]; userId?: string }
  | { update: Message; at: { channelId: string; ts: string } }
  | { skip: string };

/** Writes the occurrences of one kind. */
export type Writer = (occurrence: Occurrence) => Promise<Written>;
