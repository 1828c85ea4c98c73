import { describe, expect, test } from 'vitest';
import { isExpected, kindOfPayload } from '#handlers/slack/payload.ts';
import { fire } from '../../../bench/payloads/fire.ts';
import { type Carriage, knownPayloads } from '../../../bench/payloads/known-payloads.ts';
import { misshapenPayloads } from '../../../bench/payloads/misshape.ts';
import { type Outcome, sendByHttp } from '../../../bench/payloads/slack-side.ts';
import { joinByHttp, joinBySocket, SECRET } from '../../slack/edge.ts';
import { signed } from '../../slack/fake-slack.ts';
import { aCommand, aMention, anEvent, aPress, aShortcut, aSubmission } from '../../slack/payloads.ts';

const SEED = 42;
const MANY = 200;

describe('whatever is sent is acknowledged in time, and the bot runs on:', () => {
  test('by signed requests', async () => {
    const { slack, url } = await joinByHttp({}, { level: 'silent' });
    await slack.start();
    const { count, ways } = await fire(sendByHttp(url, SECRET), { count: MANY, seed: SEED });
    expect(count).toBe(MANY);
    // What is the same to the letter within a second is taken for sent again. When, is for npm run bench:payloads to measure.
    expect(new Set(ways.keys())).toEqual(new Set(['status 200', 'status 401']));
    expect(ways.get('status 200')).toBeGreaterThan(MANY * 0.8);
    expect((await fetch(url, signed(SECRET, new URLSearchParams(aCommand('last')).toString()))).status).toBe(200);
  });

  test('over a socket', async () => {
    const { slack, peer } = await joinBySocket({}, { level: 'silent' });
    await slack.start();
    const send = async ({ carriage, payload }: { carriage: Carriage; payload: unknown }): Promise<Outcome> => {
      const acknowledged = await peer.deliver(carriage, payload);
      return { how: acknowledged === undefined ? 'never' : 'acknowledged', ms: 0 };
    };
    expect(await fire(send, { count: MANY, seed: SEED })).toMatchObject({ late: [], count: MANY });
    expect(await peer.deliver('slash_commands', aCommand('last'))).toMatchObject({ text: 'last' });
  });

  test.each([
    ['no JSON', 'rent, please'],
    ['no envelope', '{"type":"events_api","payload":{}}'],
    ['nothing', 'null'],
    ['a list', '[]'],
    ['a message by the name of what the library does', '{"envelope_id":"e1","type":"close"}'],
    [
      'an event by the name of what the library does',
      '{"envelope_id":"e2","type":"events_api","payload":{"event":{"type":"disconnected"}}}',
    ],
    ['an event that is none', '{"envelope_id":"e3","type":"events_api","payload":{"event":null}}'],
  ])('a message on the socket that is %s', async (_what, text) => {
    const { slack, peer } = await joinBySocket({}, { level: 'silent' });
    await slack.start();
    const [socket] = peer.sockets;
    socket?.send(text);
    expect(await peer.deliver('slash_commands', aCommand('last'))).toMatchObject({ text: 'last' });
    expect(slack.isConnected()).toBe(true);
  });
});

test('what nobody knows is logged by its kind, without a word of it', async () => {
  const { slack, peer, lines } = await joinBySocket({}, { level: 'info' });
  await slack.start();
  const secret = 'a very private word';
  await peer.deliver('interactive', { type: 'block_suggestion', value: secret, trigger_id: secret });
  await peer.deliver('interactive', { ...aPress('share', secret), trigger_id: null });
  await peer.deliver('slash_commands', aCommand(secret, { command: '/other' }));
  await peer.deliver('interactive', { type: secret });
  await peer.deliver('interactive', { ...aSubmission('digest-save', {}, secret) });
  await peer.deliver('events_api', { ...anEvent({ type: 'app_mention', text: secret }), authorizations: [null] });
  const kinds = lines.map((line) => JSON.parse(line)).flatMap(({ kind }) => kind ?? []);
  expect(new Set(kinds)).toEqual(
    new Set([
      'block_suggestion',
      'block_actions',
      'command',
      'unknown',
      'view_submission',
      'event_callback app_mention',
    ]),
  );
  expect(lines.join('')).not.toContain('private word');
});

test('what Slack sends is expected as it is', () => {
  const all = [aCommand('x'), aMention('x'), aPress('share', 'x'), aShortcut('verify', {}), aSubmission('f', {}, '{}')];
  expect(all.map(isExpected)).toEqual(all.map(() => true));
  expect([null, undefined, 'x', 1, [], {}, { type: 'block_actions' }, { command: 3 }].some(isExpected)).toBe(false);
});

test('a kind is in words of Slack’s, or unknown', () => {
  expect(kindOfPayload({ type: 'event_callback', event: { type: 'message' } })).toBe('event_callback message');
  expect(kindOfPayload({ command: '/story' })).toBe('command');
  for (const body of [null, {}, 'x', { type: 'my secret' }, { type: 'x'.repeat(50) }, { type: { a: 1 } }])
    expect(kindOfPayload(body)).toBe('unknown');
});

test('the same seed misshapes in the same way, and in every kind', () => {
  const shapes = (seed: number) => misshapenPayloads(seed, 400).map(({ name }) => name);
  expect(shapes(1)).toEqual(shapes(1));
  expect(shapes(1)).not.toEqual(shapes(2));
  const known = new Set(knownPayloads().map(({ name }) => name));
  expect(new Set(shapes(3)).size).toBeGreaterThan(known.size * 0.9);
});
