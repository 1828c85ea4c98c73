import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Reply } from '#handlers/reply.ts';
import { openStore } from '#src/store/open-store.ts';
import type { Store } from '#src/store/store.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../bench/store/postgres-server.ts';
import { joinByHttp, SECRET } from '../../slack/edge.ts';
import { type FakeSlack, signed } from '../../slack/fake-slack.ts';
import { aPress } from '../../slack/payloads.ts';

const share = async (): Promise<Reply> => ({ as: 'post', text: 'a quote', blocks: [] });

type Bot = { url: string; peer: FakeSlack; store: Store };

const shownBy = ({ peer }: Bot) => peer.done.filter(({ what }) => what === 'response_url').map(({ args }) => args);
const postedBy = (bots: readonly Bot[]) =>
  bots.flatMap(shownBy).filter(({ response_type: type }) => type === 'in_channel');

describe.runIf(hasPostgres())('of two bots on one PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  async function aBot(): Promise<Bot> {
    const store = await openStore(server.url);
    const { slack, url, peer } = await joinByHttp({ press: share }, { level: 'silent', store });
    onTestFinished(() => store.close());
    await slack.start();
    return { url, peer, store };
  }

  /** Presses a quote's *Share* under one answer: every press has a name of its own. */
  async function press({ url, peer }: Bot, quote: string): Promise<void> {
    const payload = JSON.stringify(aPress('share', quote, { response_url: peer.responseUrl }));
    expect((await fetch(url, signed(SECRET, new URLSearchParams({ payload }).toString()))).status).toBe(200);
  }

  test('one posts what is shared by a double press that each of them hears of, and the other says so', async () => {
    const bots = [await aBot(), await aBot()];
    for (let at = 0; at < 20; at += 1) await Promise.all(bots.map((bot) => press(bot, `q${at}`)));
    await expect.poll(() => bots.flatMap(shownBy)).toHaveLength(40);
    expect(postedBy(bots)).toHaveLength(20);
    const told = bots.flatMap(shownBy).filter(({ response_type: type }) => type === 'ephemeral');
    expect(new Set(told.map(({ text }) => text))).toEqual(new Set([expect.stringContaining('just been shared here')]));
  });

  test('the other may share what Slack refused the one', async () => {
    const [one, other] = [await aBot(), await aBot()];
    one.peer.fail('response_url', { status: 404 });
    await press(one, 'refused');
    await expect.poll(() => shownBy(one)).toMatchObject([{ text: expect.stringContaining('you can try again') }]);
    await press(other, 'refused');
    await expect.poll(() => postedBy([one, other])).toHaveLength(1);
    await press(one, 'refused');
    await expect.poll(() => shownBy(one).at(-1)).toMatchObject({ text: expect.stringContaining('just been shared') });
    expect(postedBy([one, other])).toHaveLength(1);
  });

  test('neither shares what nobody can know of', async () => {
    const [one] = [await aBot()];
    const { events } = one.store;
    const claim = events.isNew;
    events.isNew = (id, atMs) => (id.startsWith('deed ') ? Promise.reject(new Error('no answer')) : claim(id, atMs));
    await press(one, 'q-in-doubt');
    await expect.poll(() => shownBy(one)).toMatchObject([{ text: expect.stringContaining('shared nothing') }]);
  });
});
