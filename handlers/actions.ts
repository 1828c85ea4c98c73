import { digest, previewDigest, saveDigest, stopDigest } from './commands/digest.ts';
import { follow, followAlone } from './commands/follow.ts';
import { saidMore } from './commands/said.ts';
import { search } from './commands/search-again.ts';
import { stopFollowing } from './commands/unfollow.ts';
import { verifyMessage } from './commands/verify.ts';
import { restoreStory, withdrawStory } from './commands/withdraw.ts';
import { context } from './context.ts';
import { hidden } from './hidden.ts';
import { more } from './more.ts';
import { next } from './next.ts';
import type { Handler } from './reply.ts';
import { sendAgain } from './send-again.ts';
import { share } from './share.ts';

/** What a button does; its `action_id` is the key, its value the text of the Ask. */
export const actions = {
  share,
  more,
  next,
  context,
  hidden,
  search,
  follow,
  'follow-alone': followAlone,
  unfollow: stopFollowing,
  said: saidMore,
  verify: verifyMessage,
  digest,
  'digest-save': saveDigest,
  'digest-preview': previewDigest,
  'digest-stop': stopDigest,
  'send-again': sendAgain,
  withdraw: withdrawStory,
  restore: restoreStory,
} satisfies Record<string, Handler>;
