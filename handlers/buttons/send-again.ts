import type { PressedAsk } from '#handlers/ask.ts';
import { withMemory } from '#handlers/commands/with-memory.ts';
import { refusal, remark } from '#handlers/views/remark.ts';
import { whyNotResend } from '#src/rights/editors.ts';

/** The *Send it again* button under a notice that nobody knows whether something was posted. */
export const sendAgain = withMemory(async (ask: PressedAsk, { outbox, store, editors, now }) => {
  const why = await whyNotResend(ask, editors);
  if (why !== undefined) return refusal(why);

  const isPending = await outbox.sendAgain(ask.value);
  if (!isPending) return remark('That has been seen to already.');
  await store.audit.add({
    atMs: now().epochMilliseconds,
    userId: ask.userId,
    action: 'send again',
    subject: ask.value,
  });
  return remark('I am sending it again.');
});
