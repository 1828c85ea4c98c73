import type { ChosenAsk, TypedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { remark } from '#handlers/views/remark.ts';
import { verifyPage, verifyWindow } from '#handlers/views/verify-page.ts';
import { verifyQuotes } from '#src/verify/verify-quotes.ts';

/** `verify “We have waited eleven years”`: whether that is printed, word for word, and where. */
export async function verify(ask: TypedAsk, rooms: Rooms): Promise<Reply> {
  const checks = await verifyQuotes(ask.text, rooms);
  return 'problem' in checks ? remark(checks.problem) : verifyPage(checks);
}

const HAS_WORDS = /[\p{L}\p{N}]/u;

/** *Check this quote* in a message's menu: the same for every quotation in the message, in a window. */
export async function verifyMessage({ message }: ChosenAsk, rooms: Rooms): Promise<Reply> {
  const checks = await verifyQuotes(message, rooms);
  if (!('problem' in checks)) return verifyWindow(checks);
  return remark(HAS_WORDS.test(message) ? checks.problem : 'There are no words in that message to check.');
}
