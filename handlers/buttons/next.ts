import type { PressedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { readPointer } from '#handlers/tickets/pointer.ts';
import { answerPage } from '#handlers/views/answer-page.ts';
import { remark } from '#handlers/views/remark.ts';
import { parseQuery } from '#index/query/query.ts';
import { findQuotes } from '#src/quoting/find-quotes.ts';
import { FORGOTTEN } from './shown-quote.ts';

/** The *Next 5* button: the stories after those already shown. */
export async function next(ask: PressedAsk, rooms: Rooms): Promise<Reply> {
  const { q = '', from = 0, o: order } = readPointer(ask.value) ?? {};
  const query = parseQuery(q);
  if ('problem' in query) return remark(FORGOTTEN);

  const answer = await findQuotes(query, rooms, { from, order });
  return answer.page.length > 0
    ? answerPage(answer)
    : remark('That was all. The archive has changed since; searching again shows what it has now.');
}
