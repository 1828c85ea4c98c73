import { expect, test } from 'vitest';
import { readEditors, whyNotEverywhere, whyNotInChannel } from '#src/editors.ts';

const inChannel = { userId: 'U1', channelId: 'C1' };

test.each([
  ['nobody named', '', inChannel, true],
  ['an editor', 'U1', inChannel, true],
  ['not an editor', 'U2', inChannel, false],
  ['not an editor, where members may', 'U2,members', inChannel, true],
  ['not an editor, in a conversation of their own', 'U2', { ...inChannel, channelId: 'D1' }, true],
  ['a guest, where members may', 'members', { ...inChannel, audience: 'outside' as const }, false],
  ['an editor, in a channel shared with others', 'U1', { ...inChannel, audience: 'outside' as const }, true],
])('%s: whether a channel’s posts may be changed', (...[, setting, asker, may]) => {
  const why = whyNotInChannel(asker, readEditors(setting.split(',').filter(Boolean)));
  expect(why === undefined).toBe(may);
});

test('what every reader sees is for named editors alone', () => {
  expect(whyNotEverywhere(inChannel, readEditors(['U1']))).toBeUndefined();
  expect(whyNotEverywhere(inChannel, readEditors(['U2', 'members']))).toContain('Only an editor');
  expect(whyNotEverywhere(inChannel, readEditors([]))).toContain('PULLQUOTE_EDITORS');
});
