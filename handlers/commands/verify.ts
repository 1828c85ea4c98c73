import type { Caller, ChosenAsk, TypedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { printedInKept } from '#handlers/views/kept-back-page.ts';
import { remark } from '#handlers/views/remark.ts';
import { verifyPage, verifyWindow } from '#handlers/views/verify-page.ts';
import { type Check, verifyQuotes } from '#src/verify/verify-quotes.ts';
import { mayKnowKept } from './may-know-kept.ts';

/** `verify “We have waited eleven years”`: whether that is printed, word for word, and where. */
export async function verify(ask: TypedAsk, rooms: Rooms): Promise<Reply> {
  const checks = await verifyQuotes(ask.text, rooms);
  return 'problem' in checks
    ? remark(checks.problem)
    : withKept(verifyPage(checks), { ask, text: ask.text, checks }, rooms);
}

const HAS_WORDS = /[\p{L}\p{N}]/u;

/** *Check this quote* in a message's menu: the same for every quotation in the message, in a window. */
export async function verifyMessage(ask: ChosenAsk, rooms: Rooms): Promise<Reply> {
  const { message } = ask;
  const checks = await verifyQuotes(message, rooms);
  if (!('problem' in checks)) return withKept(verifyWindow(checks), { ask, text: message, checks }, rooms);
  return remark(HAS_WORDS.test(message) ? checks.problem : 'There are no words in that message to check.');
}

type Checked = { ask: Caller; text: string; checks: readonly Check[] };

/** To whoever may know it, and to nobody else, which words stand in a story that is kept back and nowhere else. */
async function withKept(page: Reply, { ask, text, checks }: Checked, rooms: Rooms): Promise<Reply> {
  const unprinted = new Set(checks.filter(({ verdict }) => verdict.kind !== 'exact').map((check) => check.text));
  if (unprinted.size === 0 || !mayKnowKept(ask, rooms)) return page;

  const kept = rooms.library.keptBack();
  const found = await verifyQuotes(text, { ...rooms, archive: await rooms.library.keptArchive() });
  const printed = ('problem' in found ? [] : found).flatMap(({ text: quotation, verdict }) => {
    const ids = verdict.kind === 'exact' ? verdict.printed.map(({ quote }) => quote.article.id) : [];
    const stories = kept.filter(({ article }) => ids.includes(article.id));
    return unprinted.has(quotation) ? stories.map((story) => ({ quotation, story })) : [];
  });
  if (printed.length === 0) return page;
  const blocks = [...page.blocks, printedInKept(printed, rooms.timeZone)];
  return page.as === 'modal' ? { ...page, blocks } : { ...page, as: 'alone', blocks };
}
