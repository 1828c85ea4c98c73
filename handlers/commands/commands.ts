import type { TypedAsk } from '#handlers/ask.ts';
import type { Handler } from '#handlers/reply.ts';
import type { verbs } from '#handlers/verbs.ts';
import { digest } from './digest.ts';
import { follow } from './follow.ts';
import { following } from './following.ts';
import { help } from './help.ts';
import { said } from './said.ts';
import { status } from './status.ts';
import { unfollow } from './unfollow.ts';
import { verify } from './verify.ts';
import { withdraw } from './withdraw.ts';

const handlers = { help, said, verify, follow, following, unfollow, digest, withdraw, status } satisfies Record<
  keyof typeof verbs,
  Handler<TypedAsk>
>;

/** Who answers each verb. */
export const commands: ReadonlyMap<string, Handler<TypedAsk>> = new Map(Object.entries(handlers));
