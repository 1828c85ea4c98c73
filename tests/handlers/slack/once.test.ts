import { describe, expect, test, vi } from 'vitest';
import type { Reply } from '#handlers/reply.ts';
import { openStore } from '#src/store/open-store.ts';
import type { Store } from '#src/store/store.ts';
import { StoreError } from '#src/store/store-error.ts';
import { echo, joinByHttp, SECRET } from '../../slack/edge.ts';
import { type FakeSlack, signed } from '../../slack/fake-slack.ts';
import { aCommand, aMention, anEvent, aPress, aShortcut, aSubmission } from '../../slack/payloads.ts';

const share = async (): Promise<Reply> => ({ as: 'post', text: 'a quote', blocks: [] });
const interactive = (payload: object) => new URLSearchParams({ payload: JSON.stringify(payload) }).toString();

/** A bot over HTTP with this memory, and how often it did what was asked of it. */
async function aBot(store: Store) {
  const done = vi.fn();
  const counted = (work: () => Promise<Reply>) => {
    done();
    return work();
  };
  const { slack, url, peer, lines } = await joinByHttp(
    {
      answer: (ask) => counted(() => echo(ask)),
      press: () => counted(share),
      fill: (_, { value }) => counted(() => echo({ text: value })),
      choose: (_, { message }) => counted(() => echo({ text: message })),
    },
    { level: 'error', store },
  );
  await slack.start();
  return { url, done, peer, lines };
}

const shownTo = ({ done }: FakeSlack) => done.filter(({ what }) => what !== 'auth.test').map(({ args }) => args.text);

/** Everything that can be asked, as Slack signs it. */
const asks = (responseUrl: string): [string, string][] => [
  ['a search', new URLSearchParams(aCommand('rent')).toString()],
  ['a follow', new URLSearchParams(aCommand('follow rent')).toString()],
  ['a mention', JSON.stringify(aMention('rent'))],
  ['a Share', interactive(aPress('share', 'q1', { response_url: responseUrl }))],
  ['a form', interactive(aSubmission('digest-save', { time: { value: '08:30' } }, '{"value":"","channel":"C1"}'))],
  ['a shortcut', interactive(aShortcut('verify', { text: 'rent' }, { response_url: responseUrl }))],
];

describe('a signed request that somebody has captured and sends again is acknowledged, and does nothing again:', () => {
  test('after a restart, and at another replica', async () => {
    const store = await openStore('sqlite::memory:');
    const [first, other] = [await aBot(store), await aBot(store)];
    for (const [what, body] of asks(first.peer.responseUrl)) {
      const request = signed(SECRET, body);
      expect((await fetch(first.url, request)).status, what).toBe(200);
      await expect.poll(() => first.done.mock.calls.length, { message: what }).toBe(1);
      const again = await fetch(other.url, request);
      expect([again.status, await again.text()], what).toEqual([200, '']);
      first.done.mockClear();
    }
    await store.close();
    expect(other.done).not.toHaveBeenCalled();
    expect(shownTo(other.peer)).toEqual([]);
  });

  test('however many come at once, at whichever replica', async () => {
    const store = await openStore('sqlite::memory:');
    const bots = [await aBot(store), await aBot(store), await aBot(store)];
    const { responseUrl } = bots[0]?.peer ?? { responseUrl: '' };
    const requests = asks(responseUrl).map(([, body]) => signed(SECRET, body));
    const all = requests.flatMap((request) => bots.flatMap(({ url }) => [fetch(url, request), fetch(url, request)]));
    await Promise.all(all);
    const done = () => bots.reduce((sum, bot) => sum + bot.done.mock.calls.length, 0);
    await expect.poll(done).toBe(requests.length);
    await store.close();
  });

  test('that the app was taken out of the workspace', async () => {
    const store = await openStore('sqlite::memory:');
    const { url } = await aBot(store);
    const gone = signed(SECRET, JSON.stringify(anEvent({ type: 'app_uninstalled' })));
    const digest = { id: 'C1', channelId: 'C1', userId: 'U1', time: '08:30', timeZone: 'UTC', days: 127, typed: '' };
    const line = { atMs: 0, userId: 'U1', action: 'digest', subject: 'C1' };
    const set = () => store.digests.set({ ...digest, onQuietDays: 'say', sinceMs: 0 }, line);
    await set();
    await fetch(url, gone);
    await expect.poll(() => store.digests.active()).toEqual([]);
    await set();
    const other = await aBot(store);
    await fetch(other.url, gone);
    await fetch(other.url, signed(SECRET, new URLSearchParams(aCommand('last')).toString()));
    expect(await store.digests.active()).toHaveLength(1);
    await store.close();
  });
});

describe('when the store does not answer', () => {
  const failures: [string, () => Promise<boolean>][] = [
    ['says why', () => Promise.reject(new StoreError('The disk is full.'))],
    ['is silent', () => new Promise(() => {})],
  ];
  test.each(failures)('searches go on, what may change something is not done, and says so: it %s', async (_, isNew) => {
    const store = await openStore('sqlite::memory:');
    const { url, done, peer, lines } = await aBot({ ...store, events: { ...store.events, isNew } });
    const command = async (text: string) => {
      const body = new URLSearchParams(aCommand(text, { response_url: peer.responseUrl })).toString();
      return (await fetch(url, signed(SECRET, body))).text();
    };
    expect(await command('rent')).toContain('rent');
    expect(done).toHaveBeenCalledTimes(1);

    await fetch(url, signed(SECRET, interactive(aPress('share', 'q1', { response_url: peer.responseUrl }))));
    expect(await command('follow rent')).toContain('I have changed nothing');
    await expect.poll(() => shownTo(peer).at(-1)).toContain('I have changed nothing');
    expect(peer.done.some(({ args }) => args.response_type === 'in_channel')).toBe(false);
    expect(done).toHaveBeenCalledTimes(1);
    expect(lines.join()).toContain('ask not claimed');
    await store.close();
  });
});
