import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { joinBySocket } from '../../slack/edge.ts';
import type { FakeSlack } from '../../slack/fake-slack.ts';
import { aCommand, aMention } from '../../slack/payloads.ts';

/** Waits until `count` sockets are open. */
async function connected({ sockets }: FakeSlack, count: number): Promise<void> {
  await expect.poll(() => sockets.filter((socket) => socket.isOpen()).length, { timeout: 10_000 }).toBe(count);
}

test('two connections are opened, and one event that comes over both is answered once', async () => {
  const { slack, peer } = await joinBySocket({ apartMs: 0 });
  await slack.start();
  await connected(peer, 2);
  const mention = aMention('rent');
  await Promise.all(peer.sockets.map((socket) => peer.deliver('events_api', mention, socket)));
  await peer.deliver('events_api', aMention('last'));
  await expect.poll(() => peer.done.filter(({ what }) => what === 'chat.postMessage')).toHaveLength(2);
});

test.each([true, false])(
  'no command goes unanswered while Slack has the connections reopened (close answered: %s)',
  async (answersClose) => {
    const { slack, peer } = await joinBySocket({ apartMs: 0 }, { level: 'silent' });
    peer.answersClose = answersClose;
    await slack.start();
    await connected(peer, 2);

    const answers: Promise<unknown>[] = [];
    for (let refreshes = 0; refreshes < 4; refreshes++) {
      await connected(peer, 2);
      const [oldest] = peer.sockets;
      if (oldest) peer.refresh(oldest);
      for (let commands = 0; commands < 25; commands++) {
        const command = aCommand(`rent ${answers.length}`, { response_url: peer.responseUrl });
        answers.push(peer.deliver('slash_commands', command, peer.sockets[commands % peer.sockets.length]));
        await pause(2);
      }
    }
    const acknowledged = await Promise.all(answers);
    const late = peer.done.filter(({ what }) => what === 'response_url').length;
    expect(acknowledged.filter((ack) => ack !== undefined).length + late).toBe(answers.length);
  },
  30_000,
);

test('a connection that breaks is opened again', async () => {
  const { slack, peer } = await joinBySocket({ apartMs: 0 }, { level: 'silent' });
  await slack.start();
  await connected(peer, 2);
  for (const socket of peer.sockets.splice(0)) socket.reset();
  await expect.poll(slack.isConnected).toBe(false);
  await connected(peer, 2);
  expect(slack.isConnected()).toBe(true);
  expect(await peer.deliver('slash_commands', aCommand('rent'))).toMatchObject({ text: 'rent' });
});

test.each([
  { status: 503 },
  'reset',
  { error: 'internal_error' },
  { error: 'invalid_auth' },
  { status: 429, retryAfter: 1 },
] as const)(
  'reopening that fails at first (%j) is tried again',
  async (fault) => {
    const { slack, peer } = await joinBySocket({ apartMs: 60_000 }, { level: 'silent' });
    await slack.start();
    peer.fail('apps.connections.open', fault);
    peer.sockets.shift()?.reset();
    await connected(peer, 1);
    expect(slack.isConnected()).toBe(true);
  },
  20_000,
);
