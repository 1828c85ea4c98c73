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
  peer.answers
    .set('users.info', { user: about })
    .set('conversations.info', { channel: { is_channel: true, ...about } });
  expect(await audienceOf(BEN)).toMatchObject({ audience: 'outside' });
});

test('inside: a member of the newsroom in a channel of its own', async () => {
  const { peer, audienceOf } = await joined();
  peer.answers.set('users.info', { user: {} }).set('conversations.info', { channel: { is_channel: true } });
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
    .set('conversations.info', { channel: { is_channel: true } })
    .set('users.list', { members: [{ id: 'UEVE', is_restricted: true }, { id: 'UBEN' }] })
    .set('conversations.members', { members: ['UBEN', 'UEVE'] });
  expect(await audienceOf(BEN)).toMatchObject({ audience: 'outside' });
  peer.answers.set('conversations.members', { members: ['UBEN'] });
  expect(await audienceOf({ userId: 'UBEN', channelId: 'C2' })).not.toHaveProperty('audience');
});

test.each([
  ['of several people', { is_mpim: true, is_group: true }],
  ['of a kind that Slack does not tell', {}],
  ['that is a direct message under another name', { is_im: true, is_channel: true }],
])('outside: a conversation %s', async (_what, channel) => {
  const { peer, audienceOf } = await joined();
  peer.answers.set('users.info', { user: {} }).set('conversations.info', { channel });
  expect(await audienceOf(BEN)).toMatchObject({ audience: 'outside' });
  expect(await audienceOf({ channelId: 'G1' })).toMatchObject({ audience: 'outside' });
});

test('inside: a private channel, by either of its names', async () => {
  const { peer, audienceOf } = await joined();
  peer.answers.set('users.info', { user: {} }).set('conversations.info', { channel: { is_group: true } });
  expect(await audienceOf({ ...BEN, channelId: 'G1' })).not.toHaveProperty('audience');
});

test('outside: a direct message between two others, and one that nobody knows of', async () => {
  const { peer, audienceOf } = await joined();
  peer.answers.set('users.info', { user: {} }).set('conversations.open', { channel: { id: 'DOURS' } });
  expect(await audienceOf({ userId: 'UBEN', channelId: 'DTHEIRS' })).toMatchObject({ audience: 'outside' });
  expect(await audienceOf({ channelId: 'DOURS' })).toMatchObject({ audience: 'outside' });
  expect(peer.done.find(({ what }) => what === 'conversations.open')?.args).toMatchObject({
    users: 'UBEN',
    prevent_creation: 'true',
  });
  peer.fail('conversations.open', { error: 'missing_scope' });
  expect(await audienceOf({ userId: 'UAMY', channelId: 'DOURS' })).toMatchObject({ audience: 'outside' });
});

test('inside: a member’s conversation with the bot, and what is posted to a member', async () => {
  const { peer, audienceOf } = await joined();
  peer.answers.set('users.info', { user: {} }).set('conversations.open', { channel: { id: 'DOURS' } });
  expect(await audienceOf({ userId: 'UBEN', channelId: 'DOURS' })).not.toHaveProperty('audience');
  expect(await audienceOf({ channelId: 'UBEN' })).not.toHaveProperty('audience');
  peer.answers.set('users.info', { user: { is_restricted: true } });
  expect(await audienceOf({ channelId: 'UEVE' })).toMatchObject({ audience: 'outside' });
});

test('what Slack has delivered as a message to us is ours', async () => {
  const { peer, audienceOf } = await joined();
  peer.answers.set('users.info', { user: {} });
  const ours = { userId: 'UBEN', channelId: 'DOURS', isOurs: true };
  expect(await audienceOf(ours)).not.toHaveProperty('audience');
  expect(peer.asked).toEqual(['users.info']);
  peer.answers.set('users.info', { user: { is_restricted: true } });
  expect(await audienceOf({ ...ours, userId: 'UEVE' })).toMatchObject({ audience: 'outside' });
});

test.each([
  ['another workspace', { team_id: 'T2' }, 'outside'],
  ['another organisation', { team_id: 'T2', enterprise_user: { enterprise_id: 'E2' } }, 'outside'],
  ['our workspace', { team_id: 'T1' }, undefined],
  ['another workspace of our organisation', { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } }, undefined],
])('whoever is of %s, and is called no stranger', async (_whence, user, audience) => {
  const { peer, audienceOf } = await joined();
  peer.answers
    .set('users.info', { user })
    .set('conversations.info', { channel: { is_channel: true } })
    .set('auth.test', { team_id: 'T1', enterprise_id: 'E1' });
  const about = await audienceOf(BEN);
  expect(about.audience).toBe(audience);
  expect(await about.isOutsider?.()).toBe(audience === 'outside');
});

test('whether somebody is a member of another channel is asked of Slack, and what it does not tell is no', async () => {
  const { peer, audienceOf } = await joined(() => false);
  peer.answers.set('conversations.members', { members: ['UBEN'] });
  const { isMemberOf } = await audienceOf(BEN);
  expect(await isMemberOf?.('C2')).toBe(true);
  peer.answers.set('conversations.members', { members: ['UAMY'] });
  expect(await isMemberOf?.('C2')).toBe(false);
  peer.fail('conversations.members', { error: 'channel_not_found' });
  expect(await isMemberOf?.('C3')).toBe(false);
});

test('Slack is asked once in ten minutes, and where nothing is internal only about who would change something', async () => {
  const { peer, audienceOf } = await joined();
  peer.answers.set('conversations.info', { channel: { is_channel: true } });
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
