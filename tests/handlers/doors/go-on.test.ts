import { describe, expect, test } from 'vitest';
import { answer } from '#handlers/doors/doors.ts';
import type { Reply } from '#handlers/reply.ts';
import { printReply } from '#handlers/terminal/printed-reply.ts';
import { anArticle } from '../../an-article.ts';
import { typed } from '../../asks.ts';
import { rememberingRooms } from '../../remembering-rooms.ts';
import { testRooms } from '../../test-rooms.ts';

const plain = { bold: (text: string) => text, dim: (text: string) => text };
const says = (reply: Reply) => printReply(reply, plain);
const ferriesIn = (reply: Reply) => [...says(reply).matchAll(/Ferry \d+ is late/g)].map(([name]) => name);

function ferryStory(at: number) {
  const body = `Ferry number ${at} was late again, the harbor master said.\n\nThe ferry has been late for ${at + 2} days.`;
  const text = `---\nheadline: Ferry ${at} is late\npublished: 2026-01-${10 + at}\n---\n${body}\n`;
  return anArticle({ file: `ferry-${at}.txt`, text });
}

const FERRIES = Array.from({ length: 11 }, (_, at) => ferryStory(at));

/** What is said one after the other in threads of a channel, and what comes back. */
async function conversation(articles = FERRIES) {
  const rooms = await rememberingRooms(articles);
  return (text: string, thread = '1.1') => answer(typed(text, { thread }), rooms);
}

describe('`more` and `next` go on with the last answer in their thread', () => {
  test.each([
    ['next', 'next'],
    ['more', 'More!'],
    ['next 5', 'show me more, please'],
  ])('%s, %s: page by page, no story twice', async (second, third) => {
    const say = await conversation();
    const replies = [await say('ferry late'), await say(second), await say(third)];
    const stories = replies.flatMap(ferriesIn);
    expect(replies.map((reply) => reply.as)).toEqual(['answer', 'answer', 'answer']);
    expect(new Set(stories).size).toBe(11);
  });

  test('and with no other, whoever says it', async () => {
    const rooms = await rememberingRooms(FERRIES);
    await answer(typed('ferry late', { thread: '1.1' }), rooms);
    await answer(typed('harbor sort:date', { thread: '2.2' }), rooms);
    await answer(typed('harbor', { thread: '1.1', channelId: 'C2' }), rooms);
    const reply = await answer(typed('next', { thread: '1.1', userId: 'U2' }), rooms);
    expect(says(reply)).toContain('“ferry late”');
  });

  test('after the last page with the further passages of its stories, then they are at an end', async () => {
    const say = await conversation(FERRIES.slice(0, 2));
    await say('ferry');
    expect(says(await say('more'))).toContain('more passage');
    expect(says(await say('more'))).toContain('more passage');
    expect(says(await say('more'))).toContain('There is no more on “ferry” than I have shown.');
    expect(says(await say('next'))).toContain('There is no more on “ferry”');
  });

  test('not with the search before the last', async () => {
    const say = await conversation();
    await say('ferry late');
    await say('zoning');
    expect(says(await say('more'))).toContain('There is no more on “zoning”');
  });

  test('past small talk and help, which answer no search', async () => {
    const say = await conversation();
    await say('ferry late');
    for (const aside of ['thanks!', 'help', '']) await say(aside);
    expect(ferriesIn(await say('more'))).toHaveLength(5);
  });
});

describe('with nothing to go on with', () => {
  test.each(['more', 'Next', 'more!'])('%s is answered civilly, for the asker alone', async (text) => {
    const say = await conversation();
    const reply = await say(text);
    expect(reply).toMatchObject({ as: 'alone', text: expect.stringContaining('answered nothing here yet') });
    expect(JSON.stringify(reply.blocks)).not.toContain('Search for');
  });

  test('a word that the archive prints is offered as a search', async () => {
    const rooms = await testRooms([anArticle({ text: 'The next ferry is more than an hour late.\n' })]);
    for (const word of ['more', 'next']) {
      const reply = await answer(typed(word), rooms);
      expect(JSON.stringify(reply.blocks)).toContain(`Search for “${word}”`);
      expect(says(reply)).toContain(`quotation marks: "${word}"`);
      expect(says(await answer(typed(`"${word}"`), rooms))).toContain('1 story');
    }
  });

  test.each(['more results', 'next page', 'more ferry', 'next ferry late'])('%s is a search', async (text) => {
    const say = await conversation();
    expect(says(await say(text))).toContain(`“${text}”`);
  });
});

test('a store that fails costs nobody an answer', async () => {
  const rooms = await rememberingRooms(FERRIES);
  await rooms.store.close();
  expect(says(await answer(typed('ferry late', { thread: '1.1' }), rooms))).toContain('Ferry');
  expect(says(await answer(typed('more', { thread: '1.1' }), rooms))).toContain('answered nothing here yet');
});
