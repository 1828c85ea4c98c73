import { expect, test } from 'vitest';
import { z } from 'zod';
import { answer, choose, fill, press } from '#handlers/doors/doors.ts';
import { anArticle } from '../../an-article.ts';
import { buttonsOf } from '../../slack/block-limits.ts';
import { joinBySocket } from '../../slack/edge.ts';
import type { FakeSlack } from '../../slack/fake-slack.ts';
import { aCommand, aDirectMessage, aMention, aPress, aShortcut } from '../../slack/payloads.ts';

const HEADLINE = 'The ferryman’s ledger';
const PRINTED = '“Nobody but the council knew of the strikebreakers,” its clerk said.';
const stories = 'one two three four five six seven'.split(' ').map((night) => {
  const words = `On night ${night} ${night.repeat(3)} strikebreakers slept aboard the ${night} dredger, a ledger shows.`;
  const text = `---\nheadline: ${HEADLINE}\naudience: internal\n---\n${words}\n\n${PRINTED} That was ${night}.\n`;
  return anArticle({ file: `night-${night}.txt`, text });
});

/** A place in Slack, and what Slack tells of it. */
type Where = { id: string; told?: Record<string, unknown>; isRefused?: true };

const INSIDE: [string, Where][] = [
  ['a channel of the newsroom', { id: 'C1', told: { is_channel: true } }],
  ['a private channel', { id: 'G1', told: { is_group: true } }],
  ['the asker’s conversation with the bot', { id: 'DOURS' }],
];
const OUTSIDE: [string, Where][] = [
  ['a direct message between two others', { id: 'DTHEIRS' }],
  ['a message to several people', { id: 'C2', told: { is_mpim: true, is_group: true } }],
  ['a channel shared with others', { id: 'C3', told: { is_channel: true, is_ext_shared: true } }],
  ['a conversation of an unknown kind', { id: 'C4', told: {} }],
  ['a conversation that Slack does not tell of', { id: 'C5', isRefused: true }],
];

/** A bot whose archive is internal, in a Slack that tells of one more place, and the buttons of an answer of its. */
async function joined({ id, told, isRefused }: Where) {
  const { slack, peer } = await joinBySocket({ answer, press, fill, choose }, { level: 'error', articles: stories });
  peer.answers
    .set('users.info', { user: {} })
    .set('users.list', { members: [{ id: 'UALICE' }] })
    .set('conversations.open', { channel: { id: 'DOURS' } })
    .set('conversations.info', { channel: { is_channel: true } });
  await slack.start();
  const asked = aCommand('strikebreakers', { channel_id: 'CELSEWHERE' });
  const shown = Blocks.parse(await peer.deliver('slash_commands', asked));
  peer.answers.set('conversations.info', { channel: told ?? {} });
  if (isRefused) peer.fail('conversations.info', ...Array.from({ length: 9 }, () => ({ error: 'channel_not_found' })));
  return { peer, place: id, buttons: buttonsOf(shown) };
}

const Blocks = z.object({ blocks: z.array(z.unknown()) });

/** What Slack has been given to show, all of it. */
async function givenTo(peer: FakeSlack, acknowledged: unknown): Promise<string> {
  const silent = ['auth.test', 'apps.connections.open', 'users.info', 'users.list', 'conversations.info'];
  const showing = () =>
    peer.done.filter(({ what }) => ![...silent, 'conversations.open', 'conversations.members'].includes(what));
  const isAnswered = () => 'text' in Object(acknowledged) || showing().length > 0;
  await expect.poll(isAnswered, { timeout: 5_000 }).toBe(true);
  return JSON.stringify([acknowledged, showing()]);
}

type Joined = Awaited<ReturnType<typeof joined>>;

async function pressIn({ peer, place: id, buttons }: Joined, action: string): Promise<unknown> {
  const value = buttons.find((button) => button.action === action)?.value;
  if (value === undefined) throw new Error(`no button ${action}`);
  return peer.deliver('interactive', aPress(action, value, { channel: { id }, response_url: peer.responseUrl }));
}

/** Every door, as Slack opens it in a place. */
const DOORS: Record<string, (at: Joined) => Promise<unknown>> = {
  command: ({ peer, place }) =>
    peer.deliver('slash_commands', aCommand('strikebreakers', { channel_id: place, response_url: peer.responseUrl })),
  mention: ({ peer, place }) => peer.deliver('events_api', aMention('strikebreakers', { channel: place })),
  shortcut: ({ peer, place }) =>
    peer.deliver('interactive', aShortcut('verify', { text: PRINTED }, { channel: { id: place } })),
  share: (at) => pressIn(at, 'share'),
  context: (at) => pressIn(at, 'context'),
  more: (at) => pressIn(at, 'more'),
  next: (at) => pressIn(at, 'next'),
};

const through = (places: typeof INSIDE) =>
  Object.entries(DOORS).flatMap(([door, open]) =>
    places.map(([what, where]) => [door, what, { open, where }] as const),
  );

test.each(through(OUTSIDE))('%s, in %s: nothing of an internal story', async (_door, _what, { open, where }) => {
  const here = await joined(where);
  expect(await givenTo(here.peer, await open(here))).not.toContain('ledger');
});

test.each(through(INSIDE))('%s, in %s: what it holds', async (_door, _what, { open, where }) => {
  const here = await joined(where);
  expect(await givenTo(here.peer, await open(here))).toContain('ledger');
});

test('what is said to the bot itself is answered to a member, and not to a guest', async () => {
  const { peer } = await joined({ id: 'DOURS' });
  const said = await peer.deliver('events_api', aDirectMessage('strikebreakers'));
  expect(await givenTo(peer, said)).toContain('ledger');
  peer.done.splice(0);
  peer.answers.set('users.info', { user: { is_restricted: true } });
  const asked = await peer.deliver('events_api', aDirectMessage('strikebreakers', { user: 'UEVE' }));
  expect(await givenTo(peer, asked)).not.toContain('ledger');
});
