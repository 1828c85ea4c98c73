import type { TypedAsk } from '#handlers/ask.ts';
import type { Handler, Reply } from '#handlers/reply.ts';
import type { House, Rooms } from '#handlers/rooms.ts';
import { endOfThread, nothingToGoOn } from '#handlers/views/go-on-page.ts';
import { parseQuery } from '#index/query/query.ts';
import { findQuotes } from '#src/quoting/find-quotes.ts';
import type { Thread } from '#src/store/records.ts';
import { pressTicket } from './press-ticket.ts';

const BARE = /^(?<word>more|next)[.!?…]*$/i;
// With words like these it is as likely a search: it goes on only where there is something to go on with.
const POLITE =
  /^(?:please )?(?:(?:show|give) me )?(?:the )?(?:more|next)(?: (?:page|\d+|results?|quotes?|stories|passages?|ones?))?,?(?: please)?[.!?…]*$/i;

/** Whether somebody typed `more`, `next` or the like, in a thread that has something to go on with; the bare words anyhow. */
export async function goesOn({ text, ...ask }: TypedAsk, house: House): Promise<boolean> {
  if (BARE.test(text)) return true;
  return POLITE.test(text) && ((await lastAnswer(ask, house))?.steps.length ?? 0) > 0;
}

/** `more` or `next` in a thread: as if the button of that name were pressed under its last answer, for all to see. */
export const goOn: Handler<TypedAsk> = async (ask, rooms) => {
  const last = await lastAnswer(ask, rooms);
  if (!last) return nothingHere(ask, rooms);

  const [step, ...rest] = last.steps;
  if (!step) return endOfThread(last.typed);
  const reply = await pressTicket(step.action, { ...ask, value: step.value }, rooms);
  await remember({ ...last, userId: ask.userId, steps: [...stepsIn(reply), ...rest] }, rooms);
  return reply;
};

/**
 * Remembers what an answer leads on to. A search that leads nowhere is remembered too, lest `more` went on with the one
 * before it. Never throws: an answer is worth more than what may follow it.
 */
export async function rememberAnswer(ask: TypedAsk, reply: Reply, house: House): Promise<void> {
  const { channelId, userId, thread, text: typed } = ask;
  if (thread === undefined) return;
  try {
    await remember({ channelId, userId, thread, typed, steps: stepsIn(reply) }, house);
  } catch (err) {
    house.log.error({ err }, 'answer not remembered');
  }
}

/** What shows more of a reply: the buttons that say Next or, on the last page, those that say More. */
export function stepsIn({ blocks }: Reply): Thread['steps'] {
  const elements = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  const buttons = elements.filter((element) => element.type === 'button');
  const next = buttons.filter(({ text }) => /^Next\b/.test(text.text));
  const more = buttons.filter(({ text }) => /^More\b/.test(text.text));
  return (next.length > 0 ? next : more).map(({ action_id: action = '', value = '' }) => ({ action, value }));
}

/** Never throws: without it there is nothing to go on with, and what was typed can still be answered. */
async function lastAnswer(
  { channelId, thread }: Pick<TypedAsk, 'channelId' | 'thread'>,
  house: House,
): Promise<Thread | undefined> {
  if (house.memory === 'none' || thread === undefined) return undefined;
  try {
    return await house.store.threads.find(channelId, thread);
  } catch (err) {
    house.log.error({ err }, 'last answer not found');
    return undefined;
  }
}

// Nobody goes on with a thread after so long.
const KEPT_MS = 7 * 24 * 3_600_000;

async function remember(thread: Omit<Thread, 'atMs'>, house: House): Promise<void> {
  if (house.memory === 'none') return;
  const atMs = house.now().epochMilliseconds;
  await house.store.threads.remember({ ...thread, atMs }, atMs - KEPT_MS);
}

/** Somebody may have meant to search for the word. */
async function nothingHere({ text, thread }: TypedAsk, rooms: Rooms): Promise<Reply> {
  const word = BARE.exec(text)?.groups?.word ?? text;
  const query = parseQuery(word);
  const isPrinted = !('problem' in query) && (await findQuotes(query, rooms)).page.length > 0;
  return nothingToGoOn({ isInThread: thread !== undefined, ...(isPrinted && { word }) });
}
