import type { PressedAsk } from '#handlers/ask.ts';
import { changeDigest, previewDigest, stopDigest } from '#handlers/commands/digest.ts';
import { followAgain, followAlone } from '#handlers/commands/follow.ts';
import { saidMore } from '#handlers/commands/said.ts';
import { searchAgain } from '#handlers/commands/search-again.ts';
import { keptMore } from '#handlers/commands/status.ts';
import { stopFollowing } from '#handlers/commands/unfollow.ts';
import { restoreStory, withdrawStory } from '#handlers/commands/withdraw.ts';
import type { Handler } from '#handlers/reply.ts';
import { context } from './context.ts';
import { hidden } from './hidden.ts';
import { more } from './more.ts';
import { next } from './next.ts';
import { sendAgain } from './send-again.ts';
import { share } from './share.ts';

/** What a button does, by its `action_id`. */
export const actions = {
  share,
  more,
  next,
  context,
  hidden,
  search: searchAgain,
  follow: followAgain,
  'follow-alone': followAlone,
  unfollow: stopFollowing,
  said: saidMore,
  kept: keptMore,
  digest: changeDigest,
  'digest-preview': previewDigest,
  'digest-stop': stopDigest,
  'send-again': sendAgain,
  withdraw: withdrawStory,
  restore: restoreStory,
} satisfies Record<string, Handler<PressedAsk>>;
