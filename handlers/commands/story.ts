import type { TypedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { verbs } from '#handlers/verbs.ts';
import { answerPage } from '#handlers/views/answer-page.ts';
import { linkedPage } from '#handlers/views/linked-page.ts';
import { nothingFound } from '#handlers/views/nothing-found.ts';
import { offerVerb } from '#handlers/views/offer-verb.ts';
import { remark } from '#handlers/views/remark.ts';
import { parseQuery } from '#index/query/query.ts';
import { isOneEditApart } from '#index/text/one-edit.ts';
import { stopwatch } from '#src/measures.ts';
import { findLinked } from '#src/quoting/find-linked.ts';
import { findQuotes } from '#src/quoting/find-quotes.ts';
import { quoteById, quoteIdIn } from './quote-by-id.ts';

/**
 * `/story detainers`: what the newsroom has printed on it, word for word, each passage with its source. A link finds the
 * story that it is of, the id of a quote that quote, and a first word that is a verb, or may be a misspelt one, offers the verb
 * beside the answer.
 */
export async function story(ask: TypedAsk, rooms: Rooms): Promise<Reply> {
  const id = quoteIdIn(ask.text);
  if (id !== undefined) return quoteById(id, rooms);

  const linked = await findLinked(ask.text, rooms);
  if (linked.length > 0) return linkedPage(linked);

  const verb = await verbMeant(ask.text, rooms);
  const reply = await quotesFor(ask.text, rooms);
  return verb === undefined ? reply : offerVerb(verb, reply);
}

/** The first page of what answers a search. */
export async function quotesFor(typed: string, rooms: Rooms): Promise<Reply> {
  const elapsed = stopwatch();
  const query = parseQuery(typed);
  if ('problem' in query) {
    rooms.measures.searched('not understood', elapsed());
    return remark(query.problem);
  }
  const answer = await findQuotes(query, rooms);
  rooms.measures.searched(answer.page.length > 0 ? 'found' : 'nothing', elapsed());
  return answer.page.length > 0 ? answerPage(answer) : nothingFound(answer, await rooms.archive.size());
}

/** The verb that the first word is, or that it is one letter away from if no story prints that word. */
async function verbMeant(typed: string, { archive }: Rooms): Promise<string | undefined> {
  const [, word = ''] = /^(\p{L}+)[,.:;!?]*(?:\s|$)/u.exec(typed) ?? [];
  const first = word.toLowerCase();
  if (Object.hasOwn(verbs, first)) return first;
  const verb = Object.keys(verbs).find((known) => isOneEditApart(first, known));
  if (verb === undefined) return undefined;
  const { printing } = await archive.wordCounts([first], 'word');
  return printing.get(first) === 0 ? verb : undefined;
}
