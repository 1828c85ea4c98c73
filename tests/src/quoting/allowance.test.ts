import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rooms } from '#handlers/rooms.ts';
import { parseQuery } from '#index/query/query.ts';
import { wordsOf } from '#index/text/text.ts';
import type { Quote } from '#src/quoting/citation.ts';
import { findMoreQuotes, findQuotes, findShownQuote } from '#src/quoting/find-quotes.ts';
import { anArticle } from '../../an-article.ts';
import { testRooms } from '../../test-rooms.ts';

const STORY = [
  'The harbor council voted on Tuesday. It will dredge the old channel before the spring floods arrive in the bay.',
  '“We have waited eleven years for this channel,” said Ada Okafor, who runs the ferry landing. “My boats draw six feet.”',
  'The channel has not been dredged since 1936. The council expects the work to take two winters.',
].join('\n\n');

describe('an answer never quotes more words than the rights of a story allow', () => {
  test('nor do its other passages, its context, or a share', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 80 }),
        fc.constantFrom('channel', 'council channel', 'ferry', 'said:okafor', 'winters', 'harbor OR boats'),
        async (most, typed) => {
          const rooms = await withRights(most);
          const { query, quotes } = await ask(typed, rooms);
          expect(count(quotes)).toBeLessThanOrEqual(most);
          expect(count(quotes)).toBeGreaterThan(0);

          for (const { snippet, article } of quotes) {
            expect(snippet.text).toBe(STORY.slice(snippet.start, snippet.end));
            const { id, version } = article;
            const { start, end } = snippet;
            const shown = await findShownQuote({ query, id, version, start, end }, rooms);
            const around = [shown?.before, shown?.lead, shown?.quote.snippet.text, shown?.rest, shown?.after];
            expect(wordsOf(around.join('\n')).length).toBeLessThanOrEqual(most);
            expect(count((await findMoreQuotes(query, id, rooms)) ?? [])).toBeLessThanOrEqual(most);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each<[number, string, string]>([
    [19, 'ferry', '“We have waited eleven years for this channel,” said Ada Okafor, who runs the ferry landing.'],
    [10, 'dredged', 'The channel has not been dredged since 1936.'],
    [10, 'winters', 'The council expects the work to take two winters.'],
    [4, 'harbor', 'The harbor council voted'],
    [4, 'winters', 'to take two winters.'],
  ])('but whole sentences where they fit: %i words for %s', async (most, typed, text) => {
    const { quotes } = await ask(typed, await withRights(most));
    expect(quotes.map(({ snippet }) => snippet.text)).toEqual([text]);
  });

  test('and says where a sentence was cut', async () => {
    const { quotes } = await ask('winters', await withRights(4));
    expect(quotes[0]?.snippet.cut).toEqual({ before: true, after: false });
  });
});

async function withRights(words: number): Promise<Rooms> {
  return testRooms([anArticle({ text: `---\nrights-words: ${words}\n---\n${STORY}` })]);
}

async function ask(typed: string, rooms: Rooms) {
  const query = parseQuery(typed);
  if ('problem' in query) throw new Error(query.problem);
  const { page } = await findQuotes(query, rooms);
  return { query, quotes: page.flatMap((story) => story.quotes) };
}

function count(quotes: readonly Quote[]): number {
  return quotes.reduce((sum, { snippet }) => sum + wordsOf(snippet.text).length, 0);
}
