import { addressOf } from '#handlers/address.ts';
import type { Caller } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import { noDigest } from '#handlers/views/digest-set.ts';
import { refusal, remark } from '#handlers/views/remark.ts';
import { planNow } from '#src/digest/plan-digests.ts';
import { whyNotInChannel } from '#src/rights/editors.ts';
import type { Remembering } from './with-memory.ts';

/** `digest now`: posts it here at once; the next one begins where this one ends. */
export async function postNow(ask: Caller, { store, outbox, editors, now }: Remembering): Promise<Reply> {
  const why = await whyNotInChannel(ask, editors);
  if (why !== undefined) return refusal(why);
  const digest = await store.digests.activeIn(addressOf(ask));
  if (!digest) return noDigest();

  const done = await planNow(digest, now().epochMilliseconds, store);
  outbox.wake();
  return remark(
    done === 'planned' ? 'The digest is on its way.' : 'Somebody has just asked for the digest: it comes once.',
  );
}
