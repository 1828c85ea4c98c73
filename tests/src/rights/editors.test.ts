import { expect, test } from 'vitest';
import { readEditors, whyNotElsewhere, whyNotEverywhere, whyNotInChannel } from '#src/rights/editors.ts';

const inChannel = { userId: 'U1', channelId: 'C1' };

test.each([
  ['nobody named', '', inChannel, true],
  ['an editor', 'U1', inChannel, true],
  ['not an editor', 'U2', inChannel, false],
  ['not an editor, where members may', 'U2,members', inChannel, true],
  ['not an editor, in a conversation of their own', 'U2', { ...inChannel, channelId: 'D1' }, true],
  ['a guest, where members may', 'members', { ...inChannel, isOutsider: async () => true }, false],
  ['an editor who is a guest', 'U1', { ...inChannel, isOutsider: async () => true }, true],
  ['somebody whose conversation it is', 'U2', { ...inChannel, channelId: 'U1' }, true],
  ['somebody else, in another’s conversation, where members may', 'members', { ...inChannel, channelId: 'U2' }, false],
])('%s: whether a channel’s posts may be changed', async (...[, setting, asker, may]) => {
  const why = await whyNotInChannel(asker, readEditors(setting.split(',').filter(Boolean)));
  expect(why === undefined).toBe(may);
});

const member = { ...inChannel, isMemberOf: async (channel: string) => channel === 'C2' };

test.each([
  ['a member there', '', 'C2', member, true],
  ['a member of the channel they ask from', '', 'C1', inChannel, true],
  ['no member there', '', 'C3', member, false],
  ['somebody of whom nobody knows', '', 'C2', inChannel, false],
  ['a member there, where only editors may', 'U2', 'C2', member, false],
  ['a guest who is a member there', '', 'C2', { ...member, isOutsider: async () => true }, false],
  ['an editor, member or not', 'U1', 'C3', inChannel, true],
  ['what one gets alone', 'U2', 'U1', inChannel, true],
  ['what somebody else gets alone', '', 'U3', member, false],
])('%s: whether another channel’s posts may be changed', async (...[, setting, place, asker, may]) => {
  const why = await whyNotElsewhere(place, asker, readEditors(setting.split(',').filter(Boolean)));
  expect(why === undefined).toBe(may);
});

test('what every reader sees is for named editors alone', () => {
  expect(whyNotEverywhere(inChannel, readEditors(['U1']))).toBeUndefined();
  expect(whyNotEverywhere(inChannel, readEditors(['U2', 'members']))).toContain('Only an editor');
  expect(whyNotEverywhere(inChannel, readEditors([]))).toContain('PULLQUOTE_EDITORS');
});
