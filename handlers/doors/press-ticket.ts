import type { PressedAsk } from '#handlers/ask.ts';
import { actions } from '#handlers/buttons/actions.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { withTickets } from '#handlers/tickets/with-tickets.ts';
import { remark } from '#handlers/views/remark.ts';
import { handlerOf } from './handler-of.ts';

const PROBLEMS = {
  altered: 'What that button carries has been altered since I wrote it, so I do nothing with it. Please search again.',
  forgotten: 'That button is so old that I no longer know what it was for. Please search again.',
};

/** Does what a button says for the ticket that it carries, and gives the buttons of the reply theirs. */
export async function pressTicket(button: string, ask: PressedAsk, rooms: Rooms): Promise<Reply> {
  const action = handlerOf(button, actions);
  if (!action) return remark('I no longer know that button. Please search again.');
  const read = await rooms.tickets.read(button, ask.value);
  if ('problem' in read) return remark(PROBLEMS[read.problem]);

  const { about: value, proven } = read;
  // Only the ticket says what is proven.
  const { proven: _, ...caller } = ask;
  return withTickets(await action({ ...caller, value, ...(proven && { proven }) }, rooms), rooms.tickets);
}
