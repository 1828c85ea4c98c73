import { describe, expect, test } from 'vitest';
import { answer, press } from '#handlers/doors/doors.ts';
import type { Reply } from '#handlers/reply.ts';
import { readEditors } from '#src/rights/editors.ts';
import { typed as ask, deed, pressed } from '../../asks.ts';
import { rememberingRooms } from '../../remembering-rooms.ts';
import { buttonsOf } from '../../slack/block-limits.ts';
import { testRooms } from '../../test-rooms.ts';

const said = (reply: Reply) => JSON.stringify(reply.blocks);
const buttonNamed = (reply: Reply, name: string) => buttonsOf(reply).find(({ action }) => action === name)?.value ?? '';

describe('/story follow', () => {
  test('follows a search here, and says how to stop', async () => {
    const rooms = await rememberingRooms();
    const reply = await answer(ask('follow harbor dredging'), rooms);
    expect(said(reply)).toContain('From now on I will post here when a new or changed story matches “harbor dredging”');

    const [follow] = await rooms.store.follows.activeIn('C1');
    expect(follow).toMatchObject({ typed: 'harbor dredging', userId: 'U1', channelId: 'C1' });
    expect(buttonNamed(reply, 'unfollow')).toContain(follow?.id);
  });

  test('the same search twice is followed once', async () => {
    const rooms = await rememberingRooms();
    await answer(ask('follow harbor'), rooms);
    expect(said(await answer(ask('follow harbor'), rooms))).toContain('is followed already');
    expect(await rooms.store.follows.active()).toHaveLength(1);
  });

  test('in a direct message it is for the asker alone', async () => {
    const rooms = await rememberingRooms();
    expect(said(await answer(ask('follow harbor', { channelId: 'D1' }), rooms))).toContain('post to you alone');
    expect(await rooms.store.follows.active()).toMatchObject([{ channelId: 'U1' }]);
  });

  test('a search that cannot be read is not followed', async () => {
    const rooms = await rememberingRooms();
    expect(said(await answer(ask('follow on:yesterday'), rooms))).toContain('I read dates');
    expect(await rooms.store.follows.active()).toEqual([]);
  });

  test('what may have been meant otherwise is said, as it is of a search', async () => {
    const reply = await answer(ask('follow harbor or ferry'), await rememberingRooms());
    expect(said(reply)).toContain('For either of two words, write “OR” in capitals between them.');
  });

  test('where only editors may, the asker alone is told why, and offered it in private', async () => {
    const rooms = { ...(await rememberingRooms()), editors: readEditors(['U2']) };
    const reply = await answer(ask('follow harbor'), rooms);
    expect(reply.as).toBe('alone');
    expect(said(reply)).toContain('Only an editor');
    expect(await rooms.store.follows.active()).toEqual([]);

    await press('follow-alone', pressed(buttonNamed(reply, 'follow-alone')), rooms);
    expect(await rooms.store.follows.active()).toMatchObject([{ typed: 'harbor', channelId: 'U1' }]);
  });

  test('fifty searches are as many as a channel follows', async () => {
    const rooms = await rememberingRooms();
    for (let n = 0; n < 50; n += 1) await answer(ask(`follow harbor${n}`), rooms);
    expect(said(await answer(ask('follow harbor'), rooms))).toContain('Stop one first');
    expect(await rooms.store.follows.active()).toHaveLength(50);
  });

  test('who followed what, and who stopped it, can be looked up', async () => {
    const rooms = await rememberingRooms();
    await answer(ask('follow harbor'), rooms);
    const [follow] = await rooms.store.follows.active();
    await press('unfollow', await deed(['unfollow', follow?.id ?? ''], rooms, { userId: 'U3' }), rooms);
    expect(await rooms.store.audit.newest(2)).toMatchObject([
      { action: 'unfollow', userId: 'U3', subject: follow?.id },
      { action: 'follow', userId: 'U1', subject: follow?.id },
    ]);
  });

  test('the terminal, which forgets, says where to do it', async () => {
    expect(said(await answer(ask('follow harbor'), await testRooms()))).toContain('The terminal answers and is gone');
  });
});

test.each([
  ['follow harbor dredging vote council', true],
  ['digest daily 8:30 harbor dredging vote council', true],
  ['follow harbor dredging vote', false],
  ['follow harbor OR dredging OR vote OR council', false],
  ['digest daily 8:30', false],
])('“%s”: that every word is required is said: %s', async (typed, isSaid) => {
  const reply = await answer(ask(typed), await rememberingRooms());
  expect(said(reply).includes('So many words are all required')).toBe(isSaid);
});

describe('/story following', () => {
  test('lists what is followed here and what the asker gets alone, to the asker alone', async () => {
    const rooms = await rememberingRooms();
    await answer(ask('follow harbor'), rooms);
    await answer(ask('follow “rent freeze”', { channelId: 'D1' }), rooms);
    await answer(ask('follow ferry', { channelId: 'D2', userId: 'U2' }), rooms);

    const reply = await answer(ask('following'), rooms);
    expect(reply.as).toBe('alone');
    expect(said(reply)).toContain('“harbor”');
    expect(said(reply)).toContain('rent freeze');
    expect(said(reply)).not.toContain('ferry');
    expect(buttonsOf(reply).filter(({ action }) => action === 'unfollow')).toHaveLength(2);
  });

  test('says when nothing is', async () => {
    expect(said(await answer(ask('following'), await rememberingRooms()))).toContain('No search is followed here');
  });
});

describe('/story unfollow', () => {
  test.each(['harbor', 'HARBOR'])('unfollow %s', async (typed) => {
    const rooms = await rememberingRooms();
    await answer(ask('follow harbor'), rooms);
    expect(said(await answer(ask(`unfollow ${typed}`), rooms))).toContain('Stopped');
    expect(await rooms.store.follows.active()).toEqual([]);
  });

  test('what is not followed is said to be so', async () => {
    expect(said(await answer(ask('unfollow harbor'), await rememberingRooms()))).toContain('Nothing of that name');
  });

  test('stopped twice, it says so', async () => {
    const rooms = await rememberingRooms();
    const stop = buttonNamed(await answer(ask('follow harbor'), rooms), 'unfollow');
    await press('unfollow', pressed(stop), rooms);
    expect(said(await press('unfollow', pressed(stop), rooms))).toContain('has been stopped');
  });

  test('what somebody gets alone nobody else stops, not even where the members of a channel may', async () => {
    const rooms = await rememberingRooms();
    await answer(ask('follow harbor', { userId: 'U2', channelId: 'D2' }), rooms);
    const [follow] = await rooms.store.follows.active();
    const reply = await press('unfollow', await deed(['unfollow', follow?.id ?? ''], rooms, { userId: 'U3' }), rooms);
    expect(reply.as).toBe('alone');
    expect(said(reply)).toContain('Only whoever gets those posts');
    expect(await rooms.store.follows.active()).toHaveLength(1);
  });

  test('another channel’s search is stopped from elsewhere by its members only', async () => {
    const rooms = await rememberingRooms();
    await answer(ask('follow harbor', { channelId: 'C2', userId: 'U2' }), rooms);
    const stop = buttonNamed(await answer(ask('following', { channelId: 'C2' }), rooms), 'unfollow');
    const stranger = await press('unfollow', pressed(stop, { userId: 'U3', isMemberOf: async () => false }), rooms);
    expect(stranger.as).toBe('alone');
    expect(said(stranger)).toContain('only its members may change it');
    expect(await rooms.store.follows.active()).toHaveLength(1);
    await press('unfollow', pressed(stop, { userId: 'U3', isMemberOf: async (id) => id === 'C2' }), rooms);
    expect(await rooms.store.follows.active()).toEqual([]);
  });

  test('another’s search in a channel is stopped by editors only, one’s own by oneself', async () => {
    const rooms = { ...(await rememberingRooms()), editors: readEditors(['U2']) };
    await answer(ask('follow harbor', { userId: 'U2' }), rooms);
    const [follow] = await rooms.store.follows.active();
    expect(
      (await press('unfollow', await deed(['unfollow', follow?.id ?? ''], rooms, { userId: 'U3' }), rooms)).as,
    ).toBe('alone');
    expect(await rooms.store.follows.active()).toHaveLength(1);
    await press('unfollow', await deed(['unfollow', follow?.id ?? ''], rooms, { userId: 'U2' }), rooms);
    expect(await rooms.store.follows.active()).toEqual([]);
  });
});
