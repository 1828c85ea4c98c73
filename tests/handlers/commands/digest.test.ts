import { describe, expect, test } from 'vitest';
import type { Caller } from '#handlers/ask.ts';
import { answer, fill, press } from '#handlers/doors/doors.ts';
import type { Reply } from '#handlers/reply.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';
import { EVERY_DAY } from '#src/digest/weekdays.ts';
import { readEditors } from '#src/rights/editors.ts';
import { anArticle } from '../../an-article.ts';
import { typed as ask, deed, filled } from '../../asks.ts';
import { rememberingRooms } from '../../remembering-rooms.ts';
import { buttonsOf, Showable } from '../../slack/block-limits.ts';
import { NOON } from '../../test-rooms.ts';

const said = ({ blocks }: Pick<Reply, 'blocks'>) => JSON.stringify(blocks);
const FIELDS = { time: '08:30', zone: 'new york', days: '1,2,3,4,5', search: ' harbor ', quiet: 'silent' };
const save = (fields: Partial<typeof FIELDS> = {}, where: Partial<Caller> = {}) =>
  filled({ ...FIELDS, ...fields }, where);

describe('set in words', () => {
  test.each([
    ['digest daily 8:30 weekdays', { time: '08:30', timeZone: 'UTC', days: 0b001_1111, typed: '' }],
    ['digest 7pm in new york', { time: '19:00', timeZone: 'America/New_York', days: EVERY_DAY, typed: '' }],
    ['digest daily 06:00 mon,thu about harbor -ferry', { time: '06:00', days: 0b000_1001, typed: 'harbor -ferry' }],
  ])('%s', async (typed, expected) => {
    const rooms = await rememberingRooms();
    await answer(ask(typed), rooms);
    expect(await rooms.store.digests.activeIn('C1')).toMatchObject({ ...expected, userId: 'U1', onQuietDays: 'say' });
  });

  test.each([
    ['digest daily 25:00', 'There is no time “25:00”'],
    ['digest daily 8:30am Saltry weekdays', 'I know no time zone “Saltry”'],
    ['digest daily 8:30 est', 'does not know summer from winter'],
    ['digest daily 8:30 about rent w/5', 'on each side'],
    ['digest tomorrow', 'Tell me a time of day'],
  ])('%s', async (typed, says) => {
    const rooms = await rememberingRooms();
    expect(said(await answer(ask(typed), rooms))).toContain(says);
    expect(await rooms.store.digests.active()).toEqual([]);
  });

  test('it says what was understood, and when it first comes', async () => {
    const reply = await answer(ask('digest daily 8:30 weekdays'), await rememberingRooms());
    expect(said(reply)).toContain('first on Wednesday, January 28 at 08:30 (UTC)');
    expect(said(reply)).toContain('Understood as: digest daily 08:30 UTC weekdays');
  });

  test.each([
    ['digest daily 8:30am ET', 'America/New_York'],
    ['digest 8:30 Mumbai weekdays', 'Asia/Kolkata'],
  ])('%s: the zone that was taken is printed', async (typed, zone) => {
    const reply = said(await answer(ask(typed), await rememberingRooms()));
    expect(reply).toContain(`at 08:30 (${zone})`);
    expect(reply).toContain(`Understood as: digest daily 08:30 ${zone}`);
  });

  test('in a direct message it comes to the asker alone', async () => {
    const rooms = await rememberingRooms();
    expect(said(await answer(ask('digest daily 8:30', { channelId: 'D1' }), rooms))).toContain('to you alone');
    expect(await rooms.store.digests.activeIn('U1')).toMatchObject({ time: '08:30' });
  });

  test('changed, it stays the same digest, as silent as it was, with a line on who changed it', async () => {
    const rooms = await rememberingRooms();
    await fill('digest-save', save(), rooms);
    const before = await rooms.store.digests.activeIn('C1');
    await answer(ask('digest daily 9:00', { userId: 'U2' }), rooms);
    expect(await rooms.store.digests.active()).toMatchObject([
      { id: before?.id, time: '09:00', typed: '', onQuietDays: 'silent' },
    ]);
    expect(await rooms.store.audit.newest(5)).toMatchObject([
      { userId: 'U2', action: 'digest', subject: before?.id },
      { userId: 'U1', action: 'digest', subject: before?.id },
    ]);
  });

  test('put off to later on a day that has had its digest, it is not promised for that day again', async () => {
    const rooms = await rememberingRooms();
    await answer(ask('digest daily 8:30'), rooms);
    const { id = '' } = (await rooms.store.digests.activeIn('C1')) ?? {};
    const posted = { key: `${id}|2026-01-27`, kind: 'digest', subject: id, channelId: 'C1' } as const;
    await rooms.store.plannedPosts.plan([{ ...posted, about: { date: '2026-01-27' }, dueMs: 0 }]);
    expect(said(await answer(ask('digest daily 17:00'), rooms))).toContain('Wednesday, January 28 at 17:00');
  });
});

describe('set in a window', () => {
  test('which opens filled in with what is set', async () => {
    const rooms = await rememberingRooms();
    await answer(ask('digest daily 6:15 new york weekends about ferry'), rooms);
    const form = await answer(ask('digest'), rooms);
    expect(form).toEqual(expect.schemaMatching(Showable));
    expect(form).toMatchObject({ as: 'modal', form: { action: 'digest-save', value: '' } });
    expect(said(form)).toContain('"initial_time":"06:15"');
    expect(said(form)).toContain('"initial_value":"America/New_York"');
    expect(said(form)).toContain('"initial_value":"ferry"');
    expect(said(form)).toMatch(/"initial_options":\[[^\]]*"6"[^\]]*"7"[^\]]*\]/);
  });

  test('and saved', async () => {
    const rooms = await rememberingRooms();
    expect(said(await fill('digest-save', save(), rooms))).toContain(
      'on “harbor” here, first on Tuesday, January 27 at 08:30 (America',
    );
    expect(await rooms.store.digests.activeIn('C1')).toMatchObject({
      ...{ time: '08:30', timeZone: 'America/New_York', days: 0b001_1111 },
      ...{ typed: 'harbor', onQuietDays: 'silent' },
    });
  });

  test.each([
    [{ zone: 'EST' }, { zone: expect.stringContaining('no such zone') }],
    [{ days: '' }, { days: expect.stringContaining('at least one day') }],
    [{ search: 'on:yesterday' }, { search: expect.stringContaining('I read dates') }],
    [{ time: '' }, { time: expect.stringContaining('time of day') }],
    [{ time: '99:99' }, { time: expect.stringContaining('time of day') }],
    [{ days: '9' }, { days: expect.stringContaining('at least one day') }],
    [{ days: '0,1' }, { days: expect.stringContaining('at least one day') }],
    [
      { zone: 'Mars', days: '' },
      { zone: expect.anything(), days: expect.anything() },
    ],
  ])('where %j is wrong it is said beside the field, and nothing is set', async (wrong, faults) => {
    const rooms = await rememberingRooms();
    expect(await fill('digest-save', save(wrong), rooms)).toMatchObject({ as: 'modal', faults });
    expect(await rooms.store.digests.active()).toEqual([]);
  });

  test('and what was filled in is read as what is typed: without characters that nobody sees', async () => {
    const rooms = await rememberingRooms();
    await fill('digest-save', save({ search: '\u202Ehar\u200Bbor' }), rooms);
    expect(await rooms.store.digests.activeIn('C1')).toMatchObject({ typed: 'harbor' });
  });

  test('with something wrong it keeps what was filled in', async () => {
    const form = await fill('digest-save', save({ zone: 'EST', time: '07:05' }), await rememberingRooms());
    for (const kept of ['"EST"', '"07:05"', '"harbor"', '"Post nothing"']) expect(said(form)).toContain(`:${kept}`);
    expect(form).toEqual(expect.schemaMatching(Showable));
  });
});

describe('where only editors may', () => {
  const editors = readEditors(['U9']);
  const ways: [string, (rooms: Awaited<ReturnType<typeof rememberingRooms>>) => Promise<Reply>][] = [
    ['digest daily 9:00', (rooms) => answer(ask('digest daily 9:00'), rooms)],
    ['the window', (rooms) => fill('digest-save', save(), rooms)],
    ['digest now', (rooms) => answer(ask('digest now'), rooms)],
    ['digest stop', (rooms) => answer(ask('digest stop'), rooms)],
    ['the Stop button', async (rooms) => press('digest-stop', await deed(['digest-stop', ''], rooms), rooms)],
  ];

  test.each(ways)('%s changes nothing, and tells the asker alone why', async (_what, go) => {
    const rooms = { ...(await rememberingRooms()), editors };
    await answer(ask('digest daily 8:30', { userId: 'U9' }), rooms);
    const before = await rooms.store.digests.active();
    const reply = await go(rooms);
    expect(reply.as).toBe('alone');
    expect(said(reply)).toContain('Only an editor');
    expect(await rooms.store.digests.active()).toEqual(before);
    expect(await rooms.store.plannedPosts.inState('pending')).toEqual([]);
    expect(await rooms.store.audit.newest(5)).toHaveLength(1);
  });

  test('anybody may for themselves, and see a preview', async () => {
    const rooms = { ...(await rememberingRooms([anArticle()])), editors };
    await answer(ask('digest daily 8:30', { channelId: 'D1' }), rooms);
    expect(await rooms.store.digests.activeIn('U1')).toBeDefined();
    expect(said(await answer(ask('digest preview'), rooms))).toContain('1 story new or changed');
  });

  test('a guest may not, though the members of a channel may', async () => {
    const rooms = await rememberingRooms();
    const reply = await answer(ask('digest daily 8:30', { isOutsider: async () => true }), rooms);
    expect(reply.as).toBe('alone');
    expect(said(reply)).toContain('Only members of the newsroom');
  });
});

describe('digest preview', () => {
  test('needs no digest, shows the asker alone what is new, and records nothing', async () => {
    const rooms = await rememberingRooms([anArticle()]);
    const reply = await answer(ask('digest preview'), rooms);
    expect(reply.as).toBe('alone');
    expect(said(reply)).toContain('Daily digest · Tuesday, January 27 · 1 story new or changed');
    expect(quotedIn(reply.blocks)).toHaveLength(1);
    expect(await rooms.store.digests.active()).toEqual([]);
    for (const state of ['pending', 'sending', 'sent', 'skipped'] as const)
      expect(await rooms.store.plannedPosts.inState(state)).toEqual([]);
    expect(await rooms.store.audit.newest(5)).toEqual([]);
  });

  test('is of the search that is set, and says when nothing is new', async () => {
    const rooms = await rememberingRooms([anArticle()]);
    await answer(ask('digest daily 8:30 about lighthouse'), rooms);
    expect(said(await answer(ask('digest preview'), rooms))).toContain('Nothing new on “lighthouse” since Monday');
  });
});

describe('digest now', () => {
  test('where none is set says so', async () => {
    const rooms = await rememberingRooms();
    expect(said(await answer(ask('digest now'), rooms))).toContain('No digest is set here');
    expect(await rooms.store.plannedPosts.inState('pending')).toEqual([]);
  });

  test('plans one post, however often it is asked for', async () => {
    const rooms = await rememberingRooms();
    await answer(ask('digest daily 8:30'), rooms);
    await answer(ask('digest now'), rooms);
    await answer(ask('digest now'), { ...rooms, now: () => NOON.add({ seconds: 2 }) });
    expect(await rooms.store.plannedPosts.inState('pending')).toMatchObject([{ kind: 'digest', channelId: 'C1' }]);
  });
});

describe('digest now, asked for by two people at once', () => {
  test('is planned once, and the other is told', async () => {
    const rooms = await rememberingRooms();
    await answer(ask('digest daily 8:30'), rooms);
    const clocks = [NOON, NOON.add({ milliseconds: 1 })];
    const replies = await Promise.all(clocks.map((at) => answer(ask('digest now'), { ...rooms, now: () => at })));
    expect(await rooms.store.plannedPosts.inState('pending')).toHaveLength(1);
    expect(replies.map(said).join()).toContain('on its way');
    expect(replies.map(said).join()).toContain('it comes once');
  });

  test('is posted once where the first is there before the second asks, until there is news or a minute has gone by', async () => {
    const rooms = await rememberingRooms();
    const { plannedPosts, changes } = rooms.store;
    const askAt = (seconds: number) => answer(ask('digest now'), { ...rooms, now: () => NOON.add({ seconds }) });
    await answer(ask('digest daily 8:30'), rooms);
    const send = async () => {
      for (const { key } of await plannedPosts.inState('pending')) {
        const begun = await plannedPosts.begin(key, NOON.epochMilliseconds);
        if (begun) await plannedPosts.settle(begun, { state: 'sent', ts: '1.0' });
      }
      return (await plannedPosts.inState('sent')).length;
    };
    await askAt(0);
    expect(await send()).toBe(1);
    await askAt(2);
    expect(await send()).toBe(1);
    const atMs = NOON.add({ seconds: 3 }).epochMilliseconds;
    await changes.note([{ articleId: 'a1', version: 'v1', kind: 'shown', atMs }]);
    await askAt(4);
    expect(await send()).toBe(2);
    await askAt(65);
    expect(await send()).toBe(3);
  });
});

describe('digest stop', () => {
  test('ends it, with a line on who did; a second time it says there is none', async () => {
    const rooms = await rememberingRooms();
    await answer(ask('digest daily 8:30'), rooms);
    const reply = await answer(ask('digest stop', { userId: 'U2' }), rooms);
    expect(said(reply)).toContain('nothing more will be posted here');
    expect(buttonsOf(reply).map(({ action }) => action)).toEqual(['digest']);
    expect(await rooms.store.digests.active()).toEqual([]);
    expect(await rooms.store.audit.newest(1)).toMatchObject([{ userId: 'U2', action: 'digest stop', subject: 'C1' }]);
    expect(said(await answer(ask('digest stop'), rooms))).toContain('No digest is set here');
  });
});
