import { WebClient } from '@slack/web-api';
import { expect, onTestFinished, test } from 'vitest';
import { createAudience } from '#handlers/slack/audience.ts';
import { createLog } from '#src/log.ts';
import { openFakeSlack } from '../../slack/fake-slack.ts';

const BEN = { userId: 'UBEN', channelId: 'C1' };

async function joined(isAsked: () => boolean = () => true) {
  const peer = await openFakeSlack();
  onTestFinished(() => peer.close());
  const slack = new WebClient('xoxb-1-a', { slackApiUrl: peer.apiUrl, retryConfig: { retries: 0 } });
  const audienceOf = createAudience({ slack, log: createLog('silent'), isAsked, limit: 100, now: () => 0 });
  return { peer, audienceOf };
}

test.each([
  ['in a channel shared with another organisation', { is_ext_shared: true }],
  ['in a channel about to be shared', { is_pending_ext_shared: true }],
  ['a guest', { is_restricted: true }],
  ['a guest of one channel', { is_ultra_restricted: true }],
  ['somebody of another organisation', { is_stranger: true }],
])('outside: %s', async (_who, about) => {
  const { peer, audienceOf } = await joined();
  peer.answers.set('users.info', { user: about }).set('conversations.info', { channel: about });
  expect(await audienceOf(BEN)).toMatchObject({ audience: 'outside' });
});

test('inside: a member of the newsroom in a channel of its own', async () => {
  const { peer, audienceOf } = await joined();
  peer.answers.set('users.info', { user: {} }).set('conversations.info', { channel: {} });
  expect(await audienceOf(BEN)).not.toHaveProperty('audience');
});

test.each(['users.info', 'conversations.info'])(
  'whom Slack will not tell of (%s) is taken for an outsider',
  async (what) => {
    const { peer, audienceOf } = await joined();
    peer.fail(what, { error: 'missing_scope' });
    expect(await audienceOf(BEN)).toMatchObject({ audience: 'outside' });
  },
);

test('outside: a channel that a guest is a member of', async () => {
  const { peer, audienceOf } = await joined();
  peer.answers
    .set('users.info', { user: {} })
    .set('conversations.info', { channel: {} })
    .set('users.list', { members: [{ id: 'UEVE', is_restricted: true }, { id: 'UBEN' }] })
    .set('conversations.members', { members: ['UBEN', 'UEVE'] });
  expect(await audienceOf(BEN)).toMatchObject({ audience: 'outside' });
  peer.answers.set('conversations.members', { members: ['UBEN'] });
  expect(await audienceOf({ userId: 'UBEN', channelId: 'C2' })).not.toHaveProperty('audience');
});

test('a conversation with the bot has nobody else in it', async () => {
  const { peer, audienceOf } = await joined();
  peer.answers.set('users.info', { user: {} });
  expect(await audienceOf({ userId: 'UBEN', channelId: 'D1' })).not.toHaveProperty('audience');
  expect(await audienceOf({ channelId: 'UBEN' })).not.toHaveProperty('audience');
  expect(peer.asked).toEqual(['users.info']);
  peer.answers.set('users.info', { user: { is_restricted: true } });
  expect(await audienceOf({ channelId: 'UEVE' })).toMatchObject({ audience: 'outside' });
});

test('Slack is asked once in ten minutes, and where nothing is internal only about who would change something', async () => {
  const { peer, audienceOf } = await joined();
  await audienceOf(BEN);
  await audienceOf(BEN);
  expect(peer.asked.toSorted()).toEqual(['conversations.info', 'users.info', 'users.list']);

  const other = await joined(() => false);
  other.peer.answers.set('users.info', { user: { is_restricted: true } });
  const { audience, isOutsider } = await other.audienceOf(BEN);
  expect(audience).toBeUndefined();
  expect(other.peer.asked).toEqual([]);
  expect(await isOutsider?.()).toBe(true);
  expect(other.peer.asked).toEqual(['users.info']);
});
