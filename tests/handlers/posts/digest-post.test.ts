import { describe, expect, test } from 'vitest';
import { drawDigest } from '#handlers/posts/draw-post.ts';
import { pickDigestPost } from '#src/digest/pick-digest-post.ts';
import { EVERY_DAY } from '#src/digest/weekdays.ts';
import type { Message, Outgoing } from '#src/outbox/message.ts';
import type { DigestAbout } from '#src/store/about.ts';
import type { Digest, PlannedPostOf } from '#src/store/records.ts';
import { anArticle } from '../../an-article.ts';
import { ShowableMessage } from '../../slack/block-limits.ts';
import { aNewsroom, type Newsroom } from '../../src/follow/a-newsroom.ts';

const said = ({ blocks }: Message) => JSON.stringify(blocks);

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

const pick = (newsroom: Newsroom, about: Partial<DigestAbout> = {}) => pickDigestPost(due(newsroom, about), newsroom);

async function write(newsroom: Newsroom, about: Partial<DigestAbout> = {}): Promise<Outgoing> {
  const picked = await pick(newsroom, about);
  if ('skip' in picked) throw new Error(picked.skip);
  const drawn = drawDigest(picked);
  expect(drawn.message).toEqual(expect.schemaMatching(ShowableMessage));
  return drawn;
}

/** What the message left to a part of its thread. */
function aboutOf({ replies = [] }: Outgoing, at: number): DigestAbout {
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

describe('A digest, when it is posted:', () => {
  test('a quiet day is said in a line', async () => {
    const { message, quotes } = await write(await withDigest());
    expect(said(message)).toContain('Nothing new since Monday, January 26, 12:10.');
    expect(quotes).toEqual([]);
  });

  test('or nothing is posted, as set, unless somebody asked for it there and then', async () => {
    const newsroom = await withDigest({ onQuietDays: 'silent' });
    expect(await pick(newsroom)).toEqual({ skip: 'There was nothing new.' });
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

  test('one that may stand in Slack already leaves to its thread what it left when it was attempted', async () => {
    const newsroom = await withDigest();
    const [first] = await publishMany(12, newsroom);
    const { about, replies } = await write(newsroom);
    if (about?.kind !== 'digest' || !first) throw new Error('nothing was recorded with the intent');
    // Now ten are left: written anew, all would be in the message.
    for (const story of (await newsroom.store.changes.after(0, 2)).map(({ articleId }) => articleId))
      await newsroom.withdraw({ ...first, id: story }, 20);
    const again = await pickDigestPost({ ...due(newsroom, about.about), state: 'sending' }, newsroom);
    expect(again).toMatchObject({ replies });
    expect(replies).toHaveLength(1);
    const anew = await pickDigestPost({ ...due(newsroom, about.about), state: 'pending' }, newsroom);
    expect(anew).toMatchObject({ replies: [] });
  });

  test('a part of the thread of which nothing is left is not posted', async () => {
    const newsroom = await withDigest();
    const stories = await publishMany(11, newsroom);
    const first = await write(newsroom);
    const left = await write(newsroom, aboutOf(first, 0));
    const last = stories.find(({ id }) => id === left.quotes[0]?.articleId);
    if (!last) throw new Error('the thread has no such story');
    await newsroom.withdraw(last, DUE_S - 1);
    expect(await pick(newsroom, aboutOf(first, 0))).toHaveProperty('skip');
  });

  test('a digest that was stopped meanwhile is not posted', async () => {
    const newsroom = await withDigest();
    await newsroom.store.digests.stop('C1', { atMs: 0, userId: 'U1', action: 'digest stop', subject: 'C1' });
    expect(await pick(newsroom)).toEqual({ skip: 'The digest was stopped, or cannot be read.' });
  });
});
