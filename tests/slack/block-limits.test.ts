import { expect, test } from 'vitest';
import { z } from 'zod';
import { answer, press } from '#handlers/doors/doors.ts';
import type { Reply } from '#handlers/reply.ts';
import { readFolders } from '#src/ingest/read-folder.ts';
import questions from '../questions.json' with { type: 'json' };
import { rememberingRooms } from '../remembering-rooms.ts';
import { testRooms } from '../test-rooms.ts';
import { buttonsOf, Showable } from './block-limits.ts';

const { articles } = await readFolders(['seeds']);
const rooms = await testRooms(articles);
const asks = z.array(z.object({ ask: z.string() })).parse(questions);

test.each([{ ask: '' }, { ask: 'help' }, { ask: 'status' }, { ask: 'the' }, ...asks])(
  'Slack would take the answer to “$ask”, and what each of its buttons gives',
  async ({ ask }) => {
    const where = { userId: 'U1', channelId: 'C1' };
    const reply = await answer({ text: ask, ...where }, rooms);
    const given = await Promise.all(
      buttonsOf(reply).map(({ action, value }) => press(action, { value, ...where }, rooms)),
    );
    for (const each of [reply, ...given]) expect(each).toEqual(expect.schemaMatching(Showable));
  },
);

const PRINTED = '“Minnesota honors federal detainers already”';

test.each([
  ...['said walz', 'said "press secretary"', 'said nobody at all', 'said'],
  ...[`verify ${PRINTED}`, `verify ${PRINTED} and ${PRINTED}`, 'verify “Minnesota honors no detainers”', 'verify'],
  ...['digest', 'digest daily 8:30 weekdays', 'digest preview', 'digest now', 'digest stop', 'digest daily 25:00'],
  ...['follow harbor', 'following', 'unfollow', 'unfollow harbor'],
])('with a memory, Slack would take the answer to “%s”, what its buttons give, and what theirs give', async (text) => {
  const remembering = await rememberingRooms(articles);
  const where = { userId: 'U1', channelId: 'C1' };
  for (const before of ['follow ferry', 'digest daily 9:00 about ferry'])
    await answer({ text: before, ...where }, remembering);

  let replies = [await answer({ text, ...where }, remembering)];
  for (let presses = 0; presses <= 2; presses += 1) {
    for (const each of replies) expect(each).toEqual(expect.schemaMatching(Showable));
    const buttons = replies.flatMap(buttonsOf);
    replies = await Promise.all(buttons.map(({ action, value }) => press(action, { value, ...where }, remembering)));
  }
});

const quote = (text: string): Reply['blocks'] => [
  { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }] },
];
const button = { type: 'button', action_id: 'share', text: { type: 'plain_text', text: 'Share' } } as const;

test.each<[string, Reply]>([
  ['no fallback text', { as: 'answer', text: '', blocks: quote('a') }],
  ['51 blocks', { as: 'answer', text: 'a', blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) }],
  ['10,001 characters', { as: 'answer', text: 'a', blocks: quote('a'.repeat(10_001)) }],
  [
    'a header of 151',
    { as: 'answer', text: 'a', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'a'.repeat(151) } }] },
  ],
  [
    'a value of 151',
    { as: 'answer', text: 'a', blocks: [{ type: 'actions', elements: [{ ...button, value: 'a'.repeat(151) }] }] },
  ],
  [
    'one action twice in a block',
    { as: 'answer', text: 'a', blocks: [{ type: 'actions', elements: [button, button] }] },
  ],
  ['a title of 25', { as: 'modal', title: 'a'.repeat(25), text: 'a', blocks: quote('a') }],
])('Slack would refuse %s', (_what, reply) => {
  expect(reply).not.toEqual(expect.schemaMatching(Showable));
});
