import type { TypedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { answerPage } from '#handlers/views/answer-page.ts';
import { nothingFound } from '#handlers/views/nothing-found.ts';
import { remark } from '#handlers/views/remark.ts';
import { parseQuery } from '#index/query/query.ts';
import { findQuotes } from '#src/quoting/find-quotes.ts';

/** `/story detainers`: what the newsroom has printed on it, word for word, each passage with its source. */
export async function story(ask: TypedAsk, rooms: Rooms): Promise<Reply> {
  return quotesFor(ask.text, rooms);
}

/** The first page of what answers a search. */
export async function quotesFor(typed: string, rooms: Rooms): Promise<Reply> {
  const query = parseQuery(typed);
  if ('problem' in query) return remark(query.problem);

  const answer = await findQuotes(query, rooms);
  return answer.page.length > 0 ? answerPage(answer) : nothingFound(answer, await rooms.archive.size());
}
