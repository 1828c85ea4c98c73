import type { Ask, Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { refusal, remark } from '#handlers/views/remark.ts';
import { whyNotResend } from '#src/rights/editors.ts';

/** The *Send it again* button under a notice that nobody knows whether something was posted. */
export async function sendAgain(ask: Ask, { outbox, store, editors, now }: Rooms): Promise<Reply> {
  const why = await whyNotResend(ask, editors);
  if (why !== undefined) return refusal(why);
  if (!outbox || !store) return remark('There is nothing to send from here.');

  const isPending = await outbox.sendAgain(ask.text);
  if (!isPending) return remark('That has been seen to already.');
  await store.audit.add({ atMs: now().epochMilliseconds, userId: ask.userId, action: 'send again', subject: ask.text });
  return remark('I am sending it again.');
}
