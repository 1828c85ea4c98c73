import { expect, test, vi } from 'vitest';
import { answer, press } from '#handlers/doors/doors.ts';
import { keepPost } from '#handlers/posts/keep-post.ts';
import type { Reply } from '#handlers/reply.ts';
import * as asks from '../../asks.ts';
import { buttonsOf } from '../../slack/block-limits.ts';
import { HARBOR, openBot } from '../open-bot.ts';

const PATIENCE = { timeout: 30_000, interval: 50 };
const ask = (text: string, userId = 'U9') => asks.typed(text, { userId });
const pressed = (value: string, userId = 'U9') => asks.pressed(value, { userId });
const said = (reply: Reply) => JSON.stringify(reply.blocks);
const buttonValue = (reply: Reply, name: string) => buttonsOf(reply).find(({ action }) => action === name)?.value ?? '';

test.concurrent('an editor takes a story back: nothing of it is quoted any more, and posts that quote it are marked', async ({
  onTestFinished,
}) => {
  const { house, store, sent, write } = await openBot({ onTestFinished, editors: 'U9' });
  const found = await answer(ask('eleven', 'U1'), house);
  const shared = await press('share', pressed(buttonValue(found, 'share'), 'U1'), house);
  sent.push({ channelId: 'C1', ts: 'shared', message: shared });
  await keepPost(shared, { channelId: 'C1', ts: 'shared', userId: 'U1' }, house);

  const choice = await answer(ask('withdraw harbor council votes to dredge'), house);
  expect(choice.as).toBe('alone');
  await press('withdraw', pressed(buttonValue(choice, 'withdraw')), house);
  expect(said(await answer(ask('eleven', 'U1'), house))).toContain('Nothing to quote');
  await vi.waitFor(() => expect(JSON.stringify(sent[0])).toContain('has been withdrawn'), PATIENCE);
  expect(JSON.stringify(sent[0])).not.toContain('We have waited');

  // Whatever becomes of the file, until an editor gives it out again.
  write('harbor.txt', HARBOR.replace('Tuesday', 'Wednesday'));
  await house.library.refresh();
  expect(said(await answer(ask('eleven', 'U1'), house))).toContain('Nothing to quote');
  const listed = await answer(ask('withdraw'), house);
  await press('restore', pressed(buttonValue(listed, 'restore')), house);
  expect(said(await answer(ask('eleven', 'U1'), house))).toContain(' years for this vote');

  expect((await store.audit.newest(2)).map(({ action, userId }) => [action, userId])).toEqual([
    ['restore', 'U9'],
    ['withdraw', 'U9'],
  ]);
});

test.concurrent.for(['U2', 'U2,members', ''])(
  'who is no editor (%s) is told so, alone, and changes nothing',
  async (editors, { onTestFinished }) => {
    const { house } = await openBot({ onTestFinished, editors });
    const id = house.library.newest()[0]?.id ?? '';
    expect((await answer(ask('withdraw harbor.txt'), house)).as).toBe('alone');
    expect((await press('withdraw', await asks.deed(['withdraw', id], house, { userId: 'U9' }), house)).as).toBe(
      'alone',
    );
    expect(said(await answer(ask('eleven'), house))).toContain(' years for this vote');
  },
);

test.concurrent.for([
  ['harbor.txt', true],
  ['HARBOR COUNCIL VOTES TO DREDGE', true],
  ['harbor', true],
  ['harbr councl dredg', true],
  ['zeppelin', false],
] as const)('withdraw %s', async ([named, isFound], { onTestFinished }) => {
  const { house } = await openBot({ onTestFinished, editors: 'U9' });
  expect(buttonValue(await answer(ask(`withdraw ${named}`), house), 'withdraw') !== '').toBe(isFound);
});

test.concurrent('a story that is held or under embargo is found by an editor, and by nobody else', async ({
  onTestFinished,
}) => {
  const { house, write } = await openBot({ onTestFinished, editors: 'U9' });
  write('vote.txt', '---\nheadline: Lighthouse vote postponed again\nembargo: 2099-01-01\n---\nThe vote is off.\n');
  write('fire.txt', '---\nheadline: Fire at the ropewalk\nstatus: held\n---\nThe ropewalk burnt down.\n');
  await house.library.refresh();
  await vi.waitFor(async () => {
    expect(said(await answer(ask('withdraw lighthose vote'), house))).toContain('Lighthouse vote postponed again');
    expect(said(await answer(ask('withdraw ropewalk'), house))).toContain('Fire at the ropewalk');
  }, PATIENCE);

  expect(said(await answer(ask('lighthose', 'U1'), house))).not.toContain('postponed');
  expect(said(await answer(ask('ropewalks', 'U1'), house))).not.toContain('Fire');
  const choice = await answer(ask('withdraw lighthose vote'), house);
  const done = await press('withdraw', pressed(buttonValue(choice, 'withdraw')), house);
  expect(said(done)).toContain('Withdrawn: Lighthouse vote postponed again');
});
