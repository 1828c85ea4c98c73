import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Http, openHttp } from '#handlers/http.ts';
import type { Ask, Reply } from '#handlers/reply.ts';
import { createSlack, type Slack } from '#handlers/slack.ts';
import type { SlackSettings } from '#src/config.ts';
import { edgeRooms } from './edge.ts';
import {
  ALICE,
  BOT,
  CHANNEL,
  freePort,
  type LocalSlack,
  openLocalSlack,
  type Posted,
  TOKENS,
  whyNoLocalSlack,
} from './local-slack.ts';

const whyNot = await whyNoLocalSlack();
if (whyNot) console.warn(`Skipping the end-to-end tests: ${whyNot}`);

async function answer({ text, userId, channelId }: Ask): Promise<Reply> {
  const said = `${text}|${userId}|${channelId}`;
  return { as: 'answer', text: said, blocks: [{ type: 'section', text: { type: 'plain_text', text: said } }] };
}

async function press(action: string, { text, userId }: Ask): Promise<Reply> {
  const text2 = `${action}:${text}:${userId}`;
  const blocks = [{ type: 'section', text: { type: 'plain_text', text: text2 } }] as const;
  if (action === 'share') return { as: 'post', text: text2, blocks: [...blocks] };
  if (action === 'context') return { as: 'modal', title: 'Context', text: text2, blocks: [...blocks] };
  return { as: 'answer', text: text2, blocks: [...blocks] };
}

describe.skipIf(whyNot).each(['socket', 'http'] as const)('through local-slack by %s', (mode) => {
  let peer: LocalSlack;
  let slack: Slack;
  let http: Http;

  beforeAll(async () => {
    const port = await freePort();
    const common = { botToken: TOKENS.botToken, apiUrl: `http://localhost:${port}/api/` };
    const settings: SlackSettings =
      mode === 'socket'
        ? { ...common, mode, appToken: TOKENS.appToken }
        : { ...common, mode, signingSecret: TOKENS.signingSecret };
    const { rooms } = edgeRooms();
    slack = createSlack(settings, rooms, { answer, press, apartMs: 0 });
    http = await openHttp({
      port: 0,
      isReady: slack.isConnected,
      ...(slack.listener ? { listener: slack.listener } : {}),
    });
    peer = await openLocalSlack(port, mode === 'http' ? `${http.url}/slack/events` : undefined);
    await slack.start();
  }, 30_000);

  afterAll(async () => {
    await slack.stop();
    await http.close();
    await peer.close();
  });

  async function after(ts: string, channel?: string): Promise<Posted[]> {
    const messages = await peer.messages(channel);
    return messages.filter((message) => message.ts > ts);
  }

  test('/story detainers', async () => {
    await peer.command('/story', 'detainers');
    const last = (await peer.messages()).at(-1);
    expect(last).toMatchObject({
      text: `detainers|${ALICE}|${CHANNEL}`,
      ephemeral_to: ALICE,
      blocks: [{ type: 'section' }],
    });
  });

  test('@Pullquote detainers: answered in the thread, once', async () => {
    const said = await peer.say(`<@${BOT}> detainers`);
    await expect.poll(() => after(said.ts)).toHaveLength(1);
    await peer.command('/story', 'something else, so that a second answer has time to come');
    const [answer, ...rest] = await after(said.ts);
    expect(answer).toMatchObject({ text: `detainers|${ALICE}|${CHANNEL}`, thread_ts: said.ts });
    expect(rest).toHaveLength(1);
  });

  test('a direct message is answered where it stands, once', async () => {
    const said = await peer.say(`<@${BOT}> detainers`, { channel: ALICE });
    await expect.poll(() => after(said.ts, said.channel)).toHaveLength(1);
    const [answer] = await after(said.ts, said.channel);
    expect(answer?.thread_ts).toBeUndefined();
  });

  test('Share posts to the channel for everyone, once', async () => {
    await peer.command('/story', 'detainers');
    const message = (await peer.messages()).at(-1);
    if (!message) throw new Error('no answer');
    await peer.press(message, { action_id: 'share', value: 'q1' });
    await peer.press(message, { action_id: 'share', value: 'q1' });
    await expect.poll(() => after(message.ts)).toHaveLength(2);
    const [shared, notice] = await after(message.ts);
    expect(shared?.ephemeral_to).toBeUndefined();
    expect(shared?.text).toBe(`share:q1:${ALICE}`);
    expect(notice).toMatchObject({ ephemeral_to: ALICE, text: expect.stringContaining('already') });
  });

  test('Next answers the asker alone', async () => {
    await peer.command('/story', 'detainers');
    const message = (await peer.messages()).at(-1);
    if (!message) throw new Error('no answer');
    await peer.press(message, { action_id: 'next', value: 'p2' });
    await expect.poll(() => after(message.ts)).toMatchObject([{ text: `next:p2:${ALICE}`, ephemeral_to: ALICE }]);
  });

  test('Show context opens a window', async () => {
    await peer.command('/story', 'detainers');
    const message = (await peer.messages()).at(-1);
    if (!message) throw new Error('no answer');
    await peer.press(message, { action_id: 'context', value: 'q1' });
    await expect.poll(() => peer.calls('views.open')).toHaveLength(1);
  });
});
