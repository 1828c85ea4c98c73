import { expect, type TestContext, test, vi } from 'vitest';
import { answer, choose, press } from '#handlers/doors/doors.ts';
import type { Reply } from '#handlers/reply.ts';
import type { House } from '#handlers/rooms.ts';
import { TOO_LATE } from '#src/outbox/means.ts';
import * as asks from '../../asks.ts';
import { buttonsOf } from '../../slack/block-limits.ts';
import { HARBOR, openBot } from '../open-bot.ts';

const FERRY = 'The ferry ran all night on Tuesday, and nobody at the landing could say why it had done so.';
const said = (reply: Reply) => `${reply.text} ${JSON.stringify(reply.blocks)}`;

/** Waits until what was written has come to rest and been read. */
async function readAll({ library }: House, stories: number): Promise<void> {
  await vi.waitFor(() => expect(library.newest()).toHaveLength(stories), { timeout: 30_000, interval: 50 });
}

async function aBot({ onTestFinished }: Pick<TestContext, 'onTestFinished'>, editors: string) {
  const { house, write } = await openBot({ onTestFinished, editors });
  write('quay.txt', `---\nheadline: Quay report leaks\nembargo: 2037-02-03T06:00Z\n---\n${FERRY} One.`);
  write('pier.txt', `---\nheadline: Pier sinks\nstauts: withdrawn\n---\n${FERRY} Two.`);
  write('buoy.txt', `---\nheadline: Buoy adrift\nrights-until: 2020-01-01\n---\n${FERRY} Three.`);
  write('mole.txt', `---\nheadline: Mole breached\n---\nKILL\n\n${FERRY} Four.`);
  write('tide.txt', `---\nheadline: Tide turns\nhue: red\n---\n${FERRY} Five.`);
  await readAll(house, 6);
  return house;
}

test.concurrent('an editor is told which stories are kept back, and why, alone', async (test) => {
  const house = await aBot(test, 'U9');
  const reply = await answer(asks.typed('status', { userId: 'U9' }), house);
  expect(reply.as).toBe('alone');
  const words = said(reply);
  expect(words).toContain('4 stories are kept back');
  for (const told of [
    'Quay report leaks',
    'Embargoed until February 3, 2037, 06:00 (UTC)',
    'Pier sinks',
    '“stauts” is not a field I know',
    'Buoy adrift',
    'Its rights ended: 2020-01-01',
    'Mole breached',
    'orders to kill the story',
  ])
    expect(words).toContain(told);
  expect(words).toContain('Every file could be read.');
});

test.concurrent.for([
  ['U9', 'everyone'],
  ['', 'everyone'],
  ['U9', 'outside'],
] as const)('others learn how many, and never which (editors: %s, audience: %s)', async ([editors, audience], test) => {
  const house = await aBot(test, editors);
  const where = audience === 'outside' ? { audience } : {};
  const words = said(await answer(asks.typed('status', where), house));
  for (const name of ['quay', 'pier', 'buoy', 'mole', 'leaks', 'stauts'])
    expect(words.toLowerCase()).not.toContain(name);
  expect(words.includes('4 stories are kept back')).toBe(audience === 'everyone');
  expect(words.includes('npm run story -- status')).toBe(editors === '');
  expect(words.includes('tide.txt')).toBe(audience === 'everyone');
  expect(said(await press('kept', asks.pressed('0'), house))).not.toContain('Quay');
});

test.concurrent('a field that nobody knows is listed, once for all files that have it', async (test) => {
  const { house, write } = await openBot({ onTestFinished: test.onTestFinished });
  for (const name of ['a', 'b', 'c']) write(`${name}.txt`, `---\nhue: red\n---\n${FERRY} ${name}`);
  await readAll(house, 4);
  const words = said(await answer(asks.typed('status'), house));
  expect(words).toContain('3 files were read, but not all of it understood');
  expect(words).toContain('/a.txt and 2 more files: Front matter: “hue” is not a field I know');
});

test.concurrent('a list longer than a page goes on with Next, and whoever is withdrawn by an editor is said to be', async (test) => {
  const { house, write } = await openBot({ onTestFinished: test.onTestFinished, editors: 'U9' });
  for (let at = 10; at < 23; at += 1) write(`story-${at}.txt`, `---\nstatus: held\n---\n${FERRY} ${at}`);
  await readAll(house, 14);
  const harbor = house.library.newest().find(({ text }) => HARBOR.trimEnd().endsWith(text));
  await press('withdraw', await asks.deed(['withdraw', harbor?.id ?? ''], house, { userId: 'U9' }), house);

  const first = await answer(asks.typed('status', { userId: 'U9' }), house);
  expect(said(first)).toContain('14 stories are kept back');
  expect(said(first)).not.toContain('story-20.txt');
  const next = buttonsOf(first).find(({ action }) => action === 'kept')?.value ?? '';
  const second = await press('kept', asks.pressed(next, { userId: 'U9' }), house);
  expect(second.as).toBe('alone');
  expect(said(second)).toContain('story-20.txt');
  expect(said(second)).toContain('Withdrawn here by an editor.');
  expect(buttonsOf(second).filter(({ action }) => action === 'kept')).toEqual([]);
});

test.concurrent('verify tells an editor, alone, of words that stand only in a story kept back, and nobody else', async (test) => {
  const house = await aBot(test, 'U9');
  const draft = `“The ferry ran all night on Tuesday” and “${FERRY} One.” and “${FERRY} Four.” and “Fish fly at night.”`;
  const told = await answer(asks.typed(`verify ${draft}`, { userId: 'U9' }), house);
  expect(told.as).toBe('alone');
  expect(said(told)).toMatch(
    /is printed in a story under embargo:.*Quay report leaks.*Embargoed until February 3, 2037/,
  );
  expect(said(told)).toMatch(/is printed in a story since withdrawn:.*Mole breached.*orders to kill/);
  expect(said(told)).not.toMatch(/“(?:The ferry ran all night on Tuesday|Fish fly at night\.)” is printed in a story/);
  const inWindow = await choose('verify', asks.chosen(draft, { userId: 'U9' }), house);
  expect(said(inWindow)).toContain('Quay report leaks');

  for (const reply of [
    await answer(asks.typed(`verify ${draft}`), house),
    await choose('verify', asks.chosen(draft), house),
    await answer(asks.typed(`verify ${draft}`, { audience: 'outside' }), house),
  ]) {
    expect(reply.as).not.toBe('alone');
    expect(said(reply)).not.toMatch(/Quay|Mole|embargo|withdrawn|editors/i);
  }
});

test.concurrent('the terminal lists every one of them', async (test) => {
  const { memory: _, ...fixtures } = await aBot(test, '');
  const reply = await answer({ text: 'status', userId: '', channelId: '' }, { ...fixtures, memory: 'none' });
  for (const name of ['Quay report leaks', 'Pier sinks', 'Buoy adrift', 'Mole breached'])
    expect(said(reply)).toContain(name);
});

test.concurrent('a channel is told which of its digests came too late to be posted', async (test) => {
  const { house, store } = await openBot(test);
  const nowMs = Temporal.Now.instant().epochMilliseconds;
  const digest = { kind: 'digest', subject: 'C1', channelId: 'C1', dueMs: nowMs + 60_000 } as const;
  await store.plannedPosts.plan([
    { ...digest, key: 'C1|2026-01-26', about: { date: '2026-01-26' } },
    { ...digest, key: 'C1|2026-01-27', about: { date: '2026-01-27' } },
    { ...digest, key: 'C2|2026-01-28', channelId: 'C2', about: { date: '2026-01-28' } },
  ]);
  for (const plannedPost of await store.plannedPosts.inState('pending'))
    await store.plannedPosts.settle(plannedPost, { state: 'skipped', reason: TOO_LATE });
  const words = said(await answer(asks.typed('status'), house));
  expect(words).toContain('The digests of 2026-01-26, 2026-01-27 here were not posted: it was too late for news.');
});
