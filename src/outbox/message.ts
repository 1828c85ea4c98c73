import type { KnownBlock } from '@slack/types';
import type { About } from '#src/store/about.ts';
import type { NewPlannedPost, Pending, PostedQuote, Sending } from '#src/store/records.ts';

/** What Slack shows: blocks, and our own words (escaped) where blocks cannot show. */
export type Message = { text: string; blocks: KnownBlock[] };

/** Where a message stands: a direct message is posted to a person, and stands in the channel of the two of us. */
export type Standing = { channelId: string; ts: string };

/**
 * How an attempt to post ended. `refused`: Slack certainly does not have it; `retryMs` says when it may be tried again,
 * and nothing says that it never will; `isGone`: nothing else will be taken there either. `doubtful`: nobody can tell yet.
 */
export type Posted =
  | ({ as: 'sent' } & Standing)
  | { as: 'refused'; reason: string; retryMs?: number; isGone?: true }
  | { as: 'doubtful'; reason: string };

/** Where a message goes. `key` travels with it as opaque metadata, so that it can be found again. */
export type Address = { channelId: string; key: string; threadTs?: string };

/** While an attempt may be made: until the hold on it is lost, and not begun after `untilMs`. */
export type Permit = { signal: AbortSignal; untilMs: number };

/** Where a message of ours was found, and what readers see there; no `shown` where Slack does not say. */
export type Found = Standing & { shown?: Pick<Outgoing, 'message' | 'quotes'> };

/**
 * What a look into the history showed. `unanswered`: try again later.
 * `unknowable`: we may not read it, so that trying again is of no use.
 */
export type LookUp = Found | 'absent' | 'unanswered' | 'unknowable';

/** Our side of Slack for what nobody is waiting for: one attempt a call, never a second behind our back. Never throws. */
export type Poster = {
  post(message: Message, to: Address, permit: Permit): Promise<Posted>;
  /** Looks for the message that was posted with this key since then. */
  find(to: Address, sinceMs: number): Promise<LookUp>;
  /** Changes a message that was posted. Saying it twice does no harm. */
  update(message: Message, at: Standing): Promise<Posted>;
};

/** A message that is to be posted, and what follows from it. */
export type Outgoing = {
  message: Message;
  quotes: PostedQuote[];
  /** What answers it in its thread, once it is there. */
  replies?: readonly NewPlannedPost[];
  /** What is recorded of it with the intent, so that what it says can be told when nobody knows whether it arrived. */
  about?: About;
  userId?: string;
};

/** A message that was posted, as it is to be from now on, and what is recorded once Slack shows it so. */
export type Edit = { update: Message; at: Standing; whenShown?: () => Promise<void> };

/** Why a planned post is not sent, in words for an editor; and who asked for it, should it stand in Slack all the same. */
export type Skipped = { skip: string; userId?: string };

/** Why a planned post cannot be written yet; it is to be tried again, by this bot or another. */
type Later = { later: string };

/** What to post for a planned post, written the moment before: what may no longer be shown is not in it. */
export type Written = Outgoing | Edit | Skipped | Later;

/** Writes a planned post; again, when nobody knows whether what it wrote has arrived. */
export type Writer = (plannedPost: Pending | Sending) => Promise<Written>;
