import { describe, expect, test } from 'vitest';
import { answer, press } from '#handlers/answer.ts';
import { writeDigest } from '#handlers/posts/write-digest.ts';
import type { Ask, Reply } from '#handlers/reply.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';
import { EVERY_DAY } from '#src/digest/weekdays.ts';
import { readEditors } from '#src/rights/editors.ts';
import type { DigestAbout } from '#src/store/about.ts';
import type { Digest, PlannedPostOf } from '#src/store/records.ts';
import { anArticle } from '../../an-article.ts';
import { rememberingRooms } from '../../remembering-rooms.ts';
import { buttonsOf, Showable, ShowableMessage } from '../../slack/block-limits.ts';
import { aNewsroom, type Newsroom } from '../../src/follow/a-newsroom.ts';
import { NOON } from '../../test-rooms.ts';

const ask = (text: string, where: Partial<Ask> = {}): Ask => ({ text, userId: 'U1', channelId: 'C1', ...where });
const said = ({ blocks }: Pick<Reply, 'blocks'>) => JSON.stringify(blocks);
const FIELDS = { time: '08:30', zone: 'new york', days: '1,2,3,4,5', search: ' harbor ', quiet: 'silent' };
const save = (fields: Partial<typeof FIELDS> = {}, where: Partial<Ask> = {}) =>
  ask('', { fields: { ...FIELDS, ...fields }, ...where });

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
    ['digest daily 8:30 est', 'does not know summer from winter'],
    ['digest daily 8:30 about tone:angry', 'tone'],
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

  test('in a direct message it comes to the asker alone', async () => {
    const rooms = await rememberingRooms();
    expect(said(await answer(ask('digest daily 8:30', { channelId: 'D1' }), rooms))).toContain('to you alone');
    expect(await rooms.store.digests.activeIn('U1')).toMatchObject({ time: '08:30' });
  });

  test('changed, it stays the same digest, as silent as it was, with a line on who changed it', async () => {
    const rooms = await rememberingRooms();
    await press('digest-save', save(), rooms);
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
    expect(said(await press('digest-save', save(), rooms))).toContain(
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
    [{ search: 'tone:angry' }, { search: expect.stringContaining('tone') }],
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
    expect(await press('digest-save', save(wrong), rooms)).toMatchObject({ as: 'modal', faults });
    expect(await rooms.store.digests.active()).toEqual([]);
  });

  test('with something wrong it keeps what was filled in', async () => {
    const form = await press('digest-save', save({ zone: 'EST', time: '07:05' }), await rememberingRooms());
    for (const kept of ['"EST"', '"07:05"', '"harbor"', '"Post nothing"']) expect(said(form)).toContain(`:${kept}`);
    expect(form).toEqual(expect.schemaMatching(Showable));
  });
});

describe('where only editors may', () => {
  const editors = readEditors(['U9']);
  const ways: [string, (rooms: Awaited<ReturnType<typeof rememberingRooms>>) => Promise<Reply>][] = [
    ['digest daily 9:00', (rooms) => answer(ask('digest daily 9:00'), rooms)],
    ['the window', (rooms) => press('digest-save', save(), rooms)],
    ['digest now', (rooms) => answer(ask('digest now'), rooms)],
    ['digest stop', (rooms) => answer(ask('digest stop'), rooms)],
    ['the Stop button', (rooms) => press('digest-stop', ask(''), rooms)],
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

const DIGEST: Digest = {
  ...{ id: 'd1', channelId: 'C1', userId: 'U1', time: '12:10', timeZone: 'UTC', days: EVERY_DAY, typed: '' },
  ...{ onQuietDays: 'say', sinceMs: 0 },
};
const DUE_S = 600;

/** A newsroom with a digest that is due ten minutes past noon, at that very moment. */
async function withDigest(change: Partial<Digest> = {}): Promise<Newsroom> {
  const newsroom = await aNewsroom();
  newsroom.wait(DUE_S);
  const line = { atMs: 0, userId: 'U1', action: 'digest', subject: DIGEST.id };
  await newsroom.store.digests.set({ ...DIGEST, ...change }, line);
  return newsroom;
}

function due(newsroom: Newsroom, about: Partial<DigestAbout> = {}): PlannedPostOf<'digest'> {
  const date = '2026-01-27';
  return {
    ...{ key: `d1|${date}`, subject: 'd1', channelId: 'C1', dueMs: newsroom.at(DUE_S) },
    ...{ kind: 'digest', about: { date, ...about } },
  };
}

async function write(newsroom: Newsroom, about: Partial<DigestAbout> = {}) {
  const written = await writeDigest(due(newsroom, about), newsroom);
  if (!('message' in written)) throw new Error('skip' in written ? written.skip : 'an update');
  expect(written.message).toEqual(expect.schemaMatching(ShowableMessage));
  return written;
}

/** What the message left to a part of its thread. */
function aboutOf({ replies = [] }: Awaited<ReturnType<typeof write>>, at: number): DigestAbout {
  const reply = replies[at];
  if (reply?.kind !== 'digest') throw new Error(`there is no part ${at} in the thread`);
  return reply.about;
}

const SUBJECTS = ['bridge', 'school', 'market', 'tower', 'garden', 'tunnel'];

async function publishMany(count: number, newsroom: Newsroom) {
  const stories = Array.from({ length: count }, (_, n) => {
    const text = `Story ${n}\n\nThe ${SUBJECTS[n % 6]} of district ${n} was opened by mayor number ${n * 7} on day ${n + 3}.`;
    return anArticle({ file: `story-${n}.txt`, text });
  });
  for (const story of stories) await newsroom.publish(story, 10);
  return stories;
}

describe('when it is posted', () => {
  test('a quiet day is said in a line', async () => {
    const { message, quotes } = await write(await withDigest());
    expect(said(message)).toContain('Nothing new since Monday, January 26, 12:10.');
    expect(quotes).toEqual([]);
  });

  test('or nothing is posted, as set, unless somebody asked for it there and then', async () => {
    const newsroom = await withDigest({ onQuietDays: 'silent' });
    expect(await writeDigest(due(newsroom), newsroom)).toEqual({ skip: 'There was nothing new.' });
    expect(said((await write(newsroom, { isAsked: true })).message)).toContain('Nothing new');
  });

  test.each([
    [9 * 60, false],
    [60 * 60, true],
  ])('%i seconds after it was due, that it is late is said: %s', async (seconds, isSaid) => {
    const newsroom = await withDigest();
    await newsroom.publish(anArticle(), 10);
    newsroom.wait(DUE_S + seconds);
    const remark = 'Posted late: it was due Tuesday, January 27, 12:10.';
    expect(said((await write(newsroom)).message).includes(remark)).toBe(isSaid);
  });

  test('ten stories are in the message and the others in its thread, each once', async () => {
    const newsroom = await withDigest();
    await publishMany(24, newsroom);
    const first = await write(newsroom);
    expect(said(first.message)).toContain('24 stories new or changed');
    expect(said(first.message)).toContain('The rest is in the thread.');
    expect(first.replies).toMatchObject([
      { key: 'd1|2026-01-27|01', threadOf: 'd1|2026-01-27' },
      { key: 'd1|2026-01-27|02', threadOf: 'd1|2026-01-27' },
    ]);
    const parts = [first, await write(newsroom, aboutOf(first, 0)), await write(newsroom, aboutOf(first, 1))];
    expect(parts.map(({ quotes }) => quotes.length)).toEqual([10, 10, 4]);
    expect(new Set(parts.flatMap(({ quotes }) => quotes.map(({ articleId }) => articleId))).size).toBe(24);
  });

  test('what is withdrawn between the message and its thread is in neither, and nothing else is lost or twice', async () => {
    const newsroom = await withDigest();
    const stories = await publishMany(24, newsroom);
    const first = await write(newsroom);
    const before = await write(newsroom, aboutOf(first, 1));
    const gone = [first, before].map(({ quotes }) => quotes[0]?.articleId);
    for (const story of stories) if (gone.includes(story.id)) await newsroom.withdraw(story, DUE_S - 1);

    const thread = [await write(newsroom, aboutOf(first, 0)), await write(newsroom, aboutOf(first, 1))];
    const shown = [first, ...thread].flatMap(({ quotes }) => quotes.map(({ articleId }) => articleId));
    expect(thread.map(({ quotes }) => quotes.length)).toEqual([10, 3]);
    expect(new Set(shown).size).toBe(23);
    expect(thread.flatMap(({ quotes }) => quotes.map(({ articleId }) => articleId))).not.toContain(gone[1]);
  });

  test('a part of the thread of which nothing is left is not posted', async () => {
    const newsroom = await withDigest();
    const stories = await publishMany(11, newsroom);
    const first = await write(newsroom);
    const left = await write(newsroom, aboutOf(first, 0));
    const last = stories.find(({ id }) => id === left.quotes[0]?.articleId);
    if (!last) throw new Error('the thread has no such story');
    await newsroom.withdraw(last, DUE_S - 1);
    expect(await writeDigest(due(newsroom, aboutOf(first, 0)), newsroom)).toHaveProperty('skip');
  });

  test('a digest that was stopped meanwhile is not posted', async () => {
    const newsroom = await withDigest();
    await newsroom.store.digests.stop('C1', { atMs: 0, userId: 'U1', action: 'digest stop', subject: 'C1' });
    expect(await writeDigest(due(newsroom), newsroom)).toEqual({ skip: 'The digest was stopped.' });
  });
});
