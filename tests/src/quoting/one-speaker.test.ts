import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseQuery } from '#index/query/query.ts';
import { quotesOf } from '#src/digest/edition.ts';
import { pickDigest } from '#src/digest/pick-digest.ts';
import type { Quote } from '#src/quoting/citation.ts';
import { findQuotes } from '#src/quoting/find-quotes.ts';
import { createPageOrders } from '#src/quoting/page-orders.ts';
import { findSaid } from '#src/said/find-said.ts';
import { verifyQuotes } from '#src/verify/verify-quotes.ts';
import { anArticle } from '../../an-article.ts';
import { aNewsroom, type Newsroom } from '../follow/a-newsroom.ts';

// Each paragraph with the words of it that are asked for, whose words `said` has them as, and the line under the quote;
// `alone` is the line where nothing but these words is shown, as by verify.
const PASSAGES = [
  {
    paragraph: 'The council met on Tuesday. “We have waited eleven years for this vote,” said Mayor Ada Okafor.',
    words: 'We have waited eleven years for this vote',
    said: 'okafor',
    line: '— Ada Okafor, Mayor',
  },
  {
    paragraph: '“The tide tables were wrong all of last winter,” Lew Hart, a council member, told the board.',
    words: 'The tide tables were wrong all of last winter',
    said: 'hart',
    line: '— Lew Hart, council member',
  },
  {
    paragraph:
      '“The money is there for the taking now,” Okafor said, and Hart added: “It always was there, every year of it.”',
    words: 'The money is there for the taking now',
    said: 'okafor',
    line: '— Ada Okafor, Mayor; Lew Hart, council member',
    alone: '— Ada Okafor, Mayor',
  },
  {
    paragraph: '“Nobody asked the people of the quay about any of it,” read a banner.',
    words: 'Nobody asked the people of the quay about any of it',
    line: 'speaker not certain',
  },
  {
    paragraph:
      '“My father told me, ‘never trust a harbor that silts up twice a year,’ and I listened,” said Ida Brandt, a pilot.',
    words: 'My father told me, ‘never trust a harbor that silts up twice a year,’ and I listened',
    said: 'brandt',
    line: '— Ida Brandt',
  },
];

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
  const text = PASSAGES.map(({ paragraph }) => paragraph).join('\n\n');
  await newsroom.publish(anArticle({ text: `---\nheadline: The old channel\n---\n${text}\n` }), 10);
  for (const id of new Set(PASSAGES.flatMap(({ said }) => said ?? []))) {
    const follow = { id, typed: `said:${id}`, channelId: 'C1', userId: 'U1', sinceMs: 0 };
    await newsroom.store.follows.add(follow, { atMs: 0, userId: 'U1', action: 'follow', subject: id });
  }
  newsroom.wait(1000);
});
afterAll(() => newsroom.store.close());

async function inSearch(words: string): Promise<Quote[]> {
  const query = parseQuery(`"${words.split(' ').slice(0, 8).join(' ')}"`);
  if ('problem' in query) throw new Error(query.problem);
  return (await findQuotes(query, { ...newsroom, orders: createPageOrders() })).page.flatMap(({ quotes }) => quotes);
}

async function inSaid(person: string): Promise<Quote[]> {
  const found = await findSaid({ person }, newsroom);
  return found.kind === 'said' ? found.quoted.map(({ first }) => first) : [];
}

async function inVerify(words: string): Promise<Quote[]> {
  const checks = await verifyQuotes(`“${words}”`, newsroom);
  if ('problem' in checks) throw new Error(checks.problem);
  return checks.flatMap(({ verdict }) => (verdict.kind === 'exact' ? verdict.printed.map(({ quote }) => quote) : []));
}

async function inDigest(): Promise<Quote[]> {
  const window = { sinceMs: newsroom.at(0), untilMs: newsroom.at(1000) };
  const edition = await pickDigest({ typed: '', channelId: 'C1' }, window, newsroom);
  if ('problem' in edition) throw new Error(edition.problem);
  return edition.parts.flatMap(({ items }) => items).flatMap(quotesOf);
}

/** The line under every quote that shows these words. */
function linesOf(quotes: readonly Quote[], words: string): (string | undefined)[] {
  return quotes.filter(({ snippet }) => snippet.text.includes(words)).map(({ speakerLine }) => speakerLine);
}

describe.each(PASSAGES)('who speaks in “$words”', ({ words, line, alone = line }) => {
  test('is said alike by search and verify', async () => {
    expect(linesOf(await inSearch(words), words)).toEqual([line]);
    expect(linesOf(await inVerify(words), words)).toEqual([alone]);
  });
});

const SAID = PASSAGES.flatMap(({ said, ...passage }) => (said === undefined ? [] : [{ ...passage, said }]));

describe.each(SAID)('who speaks in “$words”', ({ words, said, line }) => {
  test('is said alike by `said`, and by the digest where they are followed', async () => {
    expect(linesOf(await inSaid(said), words)).toEqual([line]);
    expect(linesOf(await inDigest(), words)).toEqual([line]);
  });
});
