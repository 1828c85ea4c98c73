import type { KnownBlock } from '@slack/types';
import { describe, expect, test, vi } from 'vitest';
import { answer, press } from '#handlers/doors/doors.ts';
import { keepPost } from '#handlers/posts/keep-post.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';
import type { Posted } from '#src/outbox/message.ts';
import { typed as ask, deed, pressed } from '../../asks.ts';
import { buttonsOf, Showable } from '../../slack/block-limits.ts';
import { HARBOR, openBot, type Sent } from '../open-bot.ts';

const PATIENCE = { timeout: 30_000, interval: 50 };

function sentFirst([first]: readonly Sent[]): Sent {
  if (!first) throw new Error('nothing was sent');
  return first;
}

const wordsOf = (blocks: readonly KnownBlock[]) => JSON.stringify(blocks);

// Side by side: most of the time goes by in waiting until what was written has come to rest.
describe.concurrent('a followed search', () => {
  test('posts a new story with its quotes and who asked for it, and nothing that was there before', async ({
    onTestFinished,
  }) => {
    const { house, sent, write } = await openBot({ onTestFinished });
    await answer(ask('follow ferry OR lighthouse'), house);
    write('lighthouse.txt', 'The old lighthouse at Gull Point will be lit again on Friday, its keeper said.');
    await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENCE);

    const { channelId, message } = sentFirst(sent);
    expect(channelId).toBe('C1');
    expect({ as: 'answer', ...message }).toEqual(expect.schemaMatching(Showable));
    expect(wordsOf(message.blocks)).toContain(' at Gull Point will be lit again on Friday');
    expect(wordsOf(message.blocks)).toContain('{"type":"user","user_id":"U1"}');
    expect(wordsOf(message.blocks)).not.toContain('Okafor');
  });

  test('stops with one press', async ({ onTestFinished }) => {
    const { house, store, sent, write } = await openBot({ onTestFinished });
    await answer(ask('follow lighthouse'), house);
    write('one.txt', 'The old lighthouse at Gull Point will be lit again on Friday, its keeper said.');
    await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENCE);

    const stop = buttonsOf(sentFirst(sent).message).find(({ action }) => action === 'unfollow');
    await press('unfollow', pressed(stop?.value ?? ''), house);
    write('two.txt', 'A second lighthouse is planned for the northern shore, and the council will pay for it.');
    await vi.waitFor(async () => expect(await store.changes.after(2, 10)).toHaveLength(1), PATIENCE);
    expect(sent).toHaveLength(1);
  });
});

describe.concurrent('a quote in a post', () => {
  /** Shares the one quote for a search, as Slack's edge does. */
  async function share(typed: string, bot: Awaited<ReturnType<typeof openBot>>) {
    const { house, sent } = bot;
    const found = await answer(ask(typed), house);
    const value = buttonsOf(found).find(({ action }) => action === 'share')?.value ?? '';
    const shared = await press('share', pressed(value), house);
    const ts = `shared.${sent.length}`;
    sent.push({ channelId: 'C1', ts, message: shared });
    await keepPost(shared, { channelId: 'C1', ts, userId: 'U1' }, house);
    expect(quotedIn(shared.blocks)).toHaveLength(1);
    return () => wordsOf(sent.find((one) => one.ts === ts)?.message.blocks ?? []);
  }

  test('whose words are changed in print is marked, with the difference, and the sharer is told once', async ({
    onTestFinished,
  }) => {
    const bot = await openBot({ onTestFinished });
    const posted = await share('eleven', bot);
    bot.write('harbor.txt', HARBOR.replace('eleven', 'twelve'));
    await vi.waitFor(() => expect(posted()).toContain('Superseded'), PATIENCE);

    expect(posted()).toContain('"text":" eleven","style":{"strike":true}');
    expect(posted()).toContain('"text":" twelve","style":{"bold":true,"italic":true}');
    expect(posted()).not.toContain('"action_id":"context"');
    await vi.waitFor(() => expect(bot.sent.filter(({ channelId }) => channelId === 'U1')).toHaveLength(1), PATIENCE);
    const [notice] = bot.sent.filter(({ channelId }) => channelId === 'U1');
    expect(wordsOf(notice?.message.blocks ?? [])).toContain('has been changed, withdrawn or given out again');
  });

  test('whose story is withdrawn is no longer shown', async ({ onTestFinished }) => {
    const bot = await openBot({ onTestFinished });
    const posted = await share('eleven', bot);
    bot.write('harbor.txt', HARBOR.replace('---\nThe', 'status: withdrawn\n---\nThe'));
    await vi.waitFor(() => expect(posted()).toContain('has been withdrawn'), PATIENCE);
    expect(posted()).not.toContain('We have waited');
  });

  test('stays as it is when only other words of its story change, and when the file is moved away', async ({
    onTestFinished,
  }) => {
    const bot = await openBot({ onTestFinished });
    const posted = await share('eleven', bot);
    const before = posted();
    bot.write('harbor.txt', HARBOR.replace('on Tuesday', 'on Wednesday'));
    await vi.waitFor(async () => expect(await bot.store.changes.after(1, 10)).toHaveLength(1), PATIENCE);
    bot.remove('harbor.txt');
    await vi.waitFor(async () => expect(await bot.store.changes.after(2, 10)).toHaveLength(1), PATIENCE);
    await vi.waitFor(async () => expect(await bot.store.changes.cursor('corrections')).toBe(3), PATIENCE);
    expect(posted()).toBe(before);
    expect(await bot.store.plannedPosts.inState('sent')).toEqual([]);
  });
});

describe.concurrent('a digest', () => {
  test('asked for now is posted once, and the next has only what is new since', async ({ onTestFinished }) => {
    const { house, store, sent, write } = await openBot({ onTestFinished });
    await answer(ask('digest daily 8:30 utc'), house);
    await answer(ask('digest now'), house);
    await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENCE);
    expect(wordsOf(sent[0]?.message.blocks ?? [])).toContain('1 story new or changed');
    expect({ as: 'answer', ...sent[0]?.message }).toEqual(expect.schemaMatching(Showable));

    write('lighthouse.txt', 'The old lighthouse at Gull Point will be lit again on Friday, its keeper said.');
    await vi.waitFor(async () => expect(await store.changes.after(1, 10)).toHaveLength(1), PATIENCE);
    await answer(ask('digest now'), house);
    await vi.waitFor(() => expect(sent).toHaveLength(2), PATIENCE);
    expect(wordsOf(sent[1]?.message.blocks ?? [])).toContain('lighthouse');
    expect(wordsOf(sent[1]?.message.blocks ?? [])).not.toContain('eleven years');
  });

  test('of many stories has ten in the message and the rest in its thread', async ({ onTestFinished }) => {
    const { house, sent, write } = await openBot({ onTestFinished });
    for (let n = 0; n < 24; n += 1) {
      const subject = ['bridge', 'school', 'market', 'tower', 'garden', 'tunnel'][n % 6];
      write(
        `story-${n}.txt`,
        `Story ${n}\n\nThe ${subject} of district ${n} was opened by mayor number ${n * 7} on day ${n + 3}.`,
      );
    }
    await answer(ask('digest daily 8:30 utc'), house);
    await vi.waitFor(async () => expect(await house.library.archiveFor('everyone').size()).toBe(25), PATIENCE);
    await answer(ask('digest now'), house);
    await vi.waitFor(() => expect(sent.length).toBeGreaterThanOrEqual(3), PATIENCE);

    expect(sent.map(({ threadTs }) => threadTs)).toEqual([undefined, '1.0', '1.0']);
    const stories = sent.map(({ message }) => quotedIn(message.blocks));
    expect(stories.map(({ length }) => length)).toEqual([10, 10, 5]);
    expect(new Set(stories.flat().map(({ articleId }) => articleId)).size).toBe(25);
    for (const { message } of sent) expect({ as: 'answer', ...message }).toEqual(expect.schemaMatching(Showable));
  });

  test('nobody knows whether it arrived is shown to the editors, and sent again when they say so', async ({
    onTestFinished,
  }) => {
    let isLost = true;
    const lost = { as: 'doubtful', reason: 'no answer' } as const;
    const { house, store, sent } = await openBot({
      onTestFinished,
      editors: 'U9',
      posted: () => (isLost ? lost : { as: 'sent', channelId: 'C1', ts: '5.0' }),
    });
    await answer(ask('digest daily 8:30 utc', { userId: 'U9' }), house);
    await answer(ask('digest now', { userId: 'U9' }), house);
    await vi.waitFor(async () => expect(await store.plannedPosts.inState('sending')).toHaveLength(1), PATIENCE);

    // As the outbox does it once the wait for Slack is over.
    const [digest] = await store.plannedPosts.inState('sending');
    if (!digest) throw new Error('nothing was sent');
    await store.plannedPosts.settle(digest, { state: 'unknown', reason: 'no answer' });
    isLost = false;
    expect((await press('send-again', await deed(['send-again', digest.key], house), house)).as).toBe('alone');
    await press('send-again', await deed(['send-again', digest.key], house, { userId: 'U9' }), house);
    await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENCE);
  });
});

test('in a channel that takes no more posts a follow is stopped, and whoever asked for it is told why', async ({
  onTestFinished,
}) => {
  const gone = { as: 'refused', reason: 'the channel is archived', isGone: true } as const;
  const refusals: Posted[] = [gone];
  const { house, store, sent, write } = await openBot({
    onTestFinished,
    posted: () => refusals.pop() ?? { as: 'sent', channelId: 'U1', ts: '5.0' },
  });
  await answer(ask('follow lighthouse'), house);
  write('one.txt', 'The old lighthouse at Gull Point will be lit again on Friday, its keeper said.');
  await vi.waitFor(() => expect(sent).toHaveLength(1), PATIENCE);

  expect(await store.follows.active()).toEqual([]);
  const { channelId, message } = sentFirst(sent);
  expect(channelId).toBe('U1');
  expect({ as: 'answer', ...message }).toEqual(expect.schemaMatching(Showable));
  expect(wordsOf(message.blocks)).toContain('(the channel is archived), and have stopped');
  expect(wordsOf(message.blocks)).toContain('“lighthouse”');
  expect(wordsOf(message.blocks)).toContain('{"type":"channel","channel_id":"C1"}');
});
