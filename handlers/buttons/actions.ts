import type { PressedAsk } from '#handlers/ask.ts';
import { changeDigest, previewDigest, stopDigest } from '#handlers/commands/digest.ts';
import { followAgain, followAlone } from '#handlers/commands/follow.ts';
import { saidMore } from '#handlers/commands/said.ts';
import { searchAgain } from '#handlers/commands/search-again.ts';
import { keptMore } from '#handlers/commands/status.ts';
import { stopFollowing } from '#handlers/commands/unfollow.ts';
import { restoreStory, withdrawStory } from '#handlers/commands/withdraw.ts';
import type { Handler } from '#handlers/reply.ts';
import { remark } from '#handlers/views/remark.ts';
import { context } from './context.ts';
import { hidden } from './hidden.ts';
import { more } from './more.ts';
import { next } from './next.ts';
import { sendAgain } from './send-again.ts';
import { share } from './share.ts';

const FROM_BEFORE =
  'That button is from before my last update, and I cannot be sure what it was to change. Please ask again.';

/** What a button does, by its `action_id`. */
export const actions = {
  share,
  more,
  next,
  context,
  hidden,
  search: searchAgain,
  follow: ifProven(followAgain),
  'follow-alone': ifProven(followAlone),
  unfollow: ifProven(stopFollowing),
  said: saidMore,
  kept: keptMore,
  digest: changeDigest,
  'digest-preview': previewDigest,
  'digest-stop': ifProven(stopDigest),
  'send-again': ifProven(sendAgain),
  withdraw: ifProven(withdrawStory),
  restore: ifProven(restoreStory),
} satisfies Record<string, Handler<PressedAsk>>;

/** What changes something, done only for what we have written on the button ourselves, for it. */
function ifProven(handler: Handler<PressedAsk>): Handler<PressedAsk> {
  return async (ask, rooms) => (ask.proven === 'deed' ? handler(ask, rooms) : remark(FROM_BEFORE));
}
