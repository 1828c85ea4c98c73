import { beforeEach, expect, test } from 'vitest';
import type { Remembering } from '#handlers/commands/with-memory.ts';
import { leavePlace, leaveWorkspace } from '#src/notices/leave-place.ts';
import type { Digest } from '#src/store/records.ts';
import { rememberingRooms } from '../../remembering-rooms.ts';
import { aFollow } from '../follow/a-follow.ts';

const LINE = { atMs: 1, userId: 'U1', action: 'test', subject: 'C1' };
const DIGEST: Digest = {
  ...{ id: 'C1', channelId: 'C1', userId: 'U1', time: '08:30', timeZone: 'UTC', days: 31, typed: '' },
  ...{ onQuietDays: 'say', sinceMs: 5 },
};
const GONE = 'the channel is archived';

let rooms: Remembering;
beforeEach(async () => {
  rooms = await rememberingRooms();
  const { follows, digests } = rooms.store;
  await digests.set(DIGEST, LINE);
  await follows.add(aFollow({ id: 'f1', typed: 'harbor' }), LINE);
  await follows.add(aFollow({ id: 'f2', typed: 'ferry', userId: 'U2' }), LINE);
  await follows.add(aFollow({ id: 'f3', typed: 'ferry', channelId: 'C2' }), LINE);
  await follows.add(aFollow({ id: 'f4', typed: 'ferry', channelId: 'U3', userId: 'U3' }), LINE);
});

async function notices() {
  return (await rooms.store.plannedPosts.inState('pending')).map(({ channelId, about }) => ({ channelId, about }));
}

async function active(): Promise<string[]> {
  const { follows, digests } = rooms.store;
  return [...(await follows.active()), ...(await digests.active())].map(({ id }) => id);
}

test('what was posted to a place that is gone is stopped there, and whoever asked for it is told once', async () => {
  const about = { of: 'left', channelId: 'C1', reason: GONE };
  const told = [
    { channelId: 'U1', about: { ...about, searches: ['harbor'], hasDigest: true } },
    { channelId: 'U2', about: { ...about, searches: ['ferry'], hasDigest: false } },
  ];
  for (let times = 0; times < 2; times += 1) {
    await leavePlace('C1', GONE, rooms);
    expect(await active()).toEqual(['f3', 'f4']);
    expect(await notices()).toEqual(told);
  }
  expect((await rooms.store.audit.newest(1))[0]).toMatchObject({ userId: 'pullquote', action: 'digest stop' });
});

test('a digest that is set again and has to be stopped again is told of again', async () => {
  await leavePlace('C1', GONE, rooms);
  await rooms.store.digests.set({ ...DIGEST, sinceMs: 6 }, LINE);
  await leavePlace('C1', GONE, rooms);
  expect(await notices()).toHaveLength(3);
});

test('a person who cannot be reached is not told', async () => {
  await leavePlace('U3', 'the channel is gone', rooms);
  expect(await active()).toEqual(['f1', 'f2', 'f3', 'C1']);
  expect(await notices()).toEqual([]);
});

test('out of the workspace, everything is stopped and nobody told', async () => {
  expect(await leaveWorkspace(rooms)).toBe(5);
  expect(await active()).toEqual([]);
  expect(await notices()).toEqual([]);
});
