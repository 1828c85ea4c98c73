import type { PressedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { answerPage } from '#handlers/views/answer-page.ts';
import { readPointer } from '#handlers/views/pointer.ts';
import { remark } from '#handlers/views/remark.ts';
import { parseQuery } from '#index/query/query.ts';
import { findQuotes } from '#src/quoting/find-quotes.ts';

/** The *Next 5* button: the stories after those already shown. */
export async function next(ask: PressedAsk, rooms: Rooms): Promise<Reply> {
  const { q = '', from = 0, o: order } = readPointer(ask.value) ?? {};
  const query = parseQuery(q);
  if ('problem' in query) return remark('I no longer know what that button was for. Please search again.');

  const answer = await findQuotes(query, rooms, { from, order });
  return answer.page.length > 0
    ? answerPage(answer)
    : remark('That was all. The archive has changed since; searching again shows what it has now.');
}
