import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { joinBySocket } from '../../slack/edge.ts';
import type { FakeSlack } from '../../slack/fake-slack.ts';
import { aCommand, aMention } from '../../slack/payloads.ts';

const PATIENCE = { timeout: 60_000, interval: 10 };

/** Waits until `count` sockets are open. */
async function connected({ sockets }: FakeSlack, count: number): Promise<void> {
  await vi.waitFor(() => expect(sockets.filter((socket) => socket.isOpen())).toHaveLength(count), PATIENCE);
}

// Side by side: most of the time goes by in waiting for connections to close and to be tried again.
test.concurrent('two connections are opened, and one event that comes over both is answered once', async (test) => {
  const { slack, peer } = await joinBySocket({ apartMs: 0 }, { test });
  await slack.start();
  await connected(peer, 2);
  const mention = aMention('rent');
  await Promise.all(peer.sockets.map((socket) => peer.deliver('events_api', mention, socket)));
  await peer.deliver('events_api', aMention('last'));
  await vi.waitFor(() => expect(peer.done.filter(({ what }) => what === 'chat.postMessage')).toHaveLength(2), PATIENCE);
});

test.concurrent.for([true, false])(
  'no command goes unanswered while Slack has the connections reopened (close answered: %s)',
  async (answersClose, test) => {
    const { slack, peer } = await joinBySocket({ apartMs: 0 }, { level: 'silent', test });
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
);

test.concurrent('a connection that breaks is opened again', async (test) => {
  const { slack, peer } = await joinBySocket({ apartMs: 0 }, { level: 'silent', test });
  await slack.start();
  await connected(peer, 2);
  for (const socket of peer.sockets.splice(0)) socket.reset();
  await vi.waitFor(() => expect(slack.isConnected()).toBe(false), PATIENCE);
  await connected(peer, 2);
  await vi.waitFor(() => expect(slack.isConnected()).toBe(true), PATIENCE);
  expect(await peer.deliver('slash_commands', aCommand('rent'))).toMatchObject({ text: 'rent' });
});

test.concurrent.for([
  { status: 503 },
  'reset',
  { error: 'internal_error' },
  { error: 'invalid_auth' },
  { status: 429, retryAfter: 1 },
] as const)('reopening that fails at first (%j) is tried again', async (fault, test) => {
  const { slack, peer } = await joinBySocket({ apartMs: 60_000 }, { level: 'silent', test });
  await slack.start();
  peer.fail('apps.connections.open', fault);
  peer.sockets.shift()?.reset();
  await connected(peer, 1);
  await vi.waitFor(() => expect(slack.isConnected()).toBe(true), PATIENCE);
});
