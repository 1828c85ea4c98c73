import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#src/store/store.ts';
import { aKeptVersion } from '../../../a-kept-version.ts';
import { ABOUT } from '../../../an-about.ts';
import { anArticle } from '../../../an-article.ts';
import { line } from './a-line.ts';
import { post } from './a-post.ts';

const PLACE = { channelId: 'C1', userId: 'U1' };
const FOLLOW = { id: 'f1', typed: 'rent', ...PLACE, sinceMs: 1 };
const DIGEST = {
  ...{ id: 'd1', ...PLACE, time: '08:30', timeZone: 'UTC', days: 31, typed: '', sinceMs: 1 },
  onQuietDays: 'say' as const,
};
const FILE = { path: '/a.txt', size: 2, modifiedMs: 1.5, digest: 'd', remarks: [], reader: 1 };
const THREAD = { ...PLACE, thread: '1.1', typed: 'rent', steps: [], atMs: 1 };
const PLANNED = { ...ABOUT.digest, key: 'p1', subject: 'd1', channelId: 'C1', dueMs: 1 };
const CHANGE = { articleId: 'a1', version: 'v1', kind: 'shown' as const, atMs: 1 };

/** A write of every kind that would leave what cannot be read. The title says what is wrong with it. */
const REFUSED: [string, (store: Store) => Promise<unknown>][] = [
  ['a follow of nobody', ({ follows }) => follows.add({ ...FOLLOW, userId: '' }, line('follow'))],
  ['a follow of no search', ({ follows }) => follows.add({ ...FOLLOW, typed: '' }, line('follow'))],
  ['a follow that begins at no time', ({ follows }) => follows.add({ ...FOLLOW, sinceMs: 9e15 }, line('follow'))],
  ['a follow that nobody asked for', ({ follows }) => follows.add(FOLLOW, { ...line('follow'), userId: '' })],
  ['a digest for no channel', ({ digests }) => digests.set({ ...DIGEST, channelId: '' }, line('digest'))],
  ['a digest in no zone', ({ digests }) => digests.set({ ...DIGEST, timeZone: 'Mars/Base' }, line('digest'))],
  ['a digest at no hour', ({ digests }) => digests.set({ ...DIGEST, time: '24:00' }, line('digest'))],
  ['a digest on no day', ({ digests }) => digests.set({ ...DIGEST, days: 0 }, line('digest'))],
  ['a file without a path', ({ articles }) => articles.rememberFile({ ...FILE, path: '' })],
  ['an article without a name', ({ articles }) => articles.keep(aKeptVersion({ ...anArticle(), file: '' }))],
  ['a document given up for no reason', ({ records }) => records.giveUp({ digest: 'd', reader: 'r', reason: '' })],
  ['a cursor that points before the first', ({ changes }) => changes.moveCursor('follows', -1)],
  ['a setting of nobody', ({ settings }) => settings.set({ owner: '', name: 'a', value: 'b' }, line('set'))],
  ['a thread nowhere', ({ threads }) => threads.remember({ ...THREAD, channelId: '' }, 0)],
  ['an event without a name', ({ events }) => events.isNew('', 1)],
  ['a text under no key', ({ carried }) => carried.keep({ key: '', text: 'rent', atMs: 1 }, 0)],
  ['an empty secret', ({ secrets }) => secrets.keep('key', '')],
  ['a line of no action', ({ audit }) => audit.add(line(''))],
  ['an attempt at no time', ({ plannedPosts }) => plannedPosts.begin('p1', Number.NaN)],
];

/** What no store writes. */
export function nothingUnreadableIsWritten(open: () => Promise<Store>): void {
  describe('what could not be read is not written:', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    test.each(REFUSED)('%s', async (_what, write) => {
      await expect(write(store)).rejects.toThrow();
      expect(await store.audit.newest(9)).toEqual([]);
      expect([...(await store.follows.active()), ...(await store.digests.active())]).toEqual([]);
      expect(await store.setAside()).toEqual([]);
    });

    test('a correction to what is no message, and the post stays as it was', async () => {
      await store.posts.add(post);
      for (const message of ['', '{}', '{"text":"","blocks":[{}]}'])
        await expect(store.posts.amend({ ...post, message }, [], 50)).rejects.toThrow();
      expect(await store.posts.find('C1', '1.1')).toEqual(post);
    });

    test('an outcome that says nothing, and the attempt stays open', async () => {
      await store.plannedPosts.plan([PLANNED]);
      const begun = await store.plannedPosts.begin('p1', 1);
      await expect(begun && store.plannedPosts.settle(begun, { state: 'sent', ts: '' })).rejects.toThrow();
      expect(await store.plannedPosts.find('p1')).toMatchObject({ state: 'sending' });
    });

    test('of many, only those that are none are left out', async () => {
      expect(await store.changes.note([{ ...CHANGE, articleId: '' }, CHANGE])).toBe(1);
      expect(await store.plannedPosts.plan([{ ...PLANNED, channelId: '' }, PLANNED])).toBe(1);
      const record = { articleId: 'a1', version: 'v1', reader: 'r', bytes: Uint8Array.of(1), askedMs: 1 };
      await store.records.keep([{ ...record, version: '' }, record]);
      expect(await store.records.find(record, 1)).toEqual(record);
      const version = aKeptVersion(anArticle());
      const unreadable = aKeptVersion({ ...anArticle(), id: 'a2', url: 'ftp://tidewater.example' });
      await store.articles.keepAll([
        { file: { ...FILE, path: '/b.txt', size: -1 } },
        { file: { ...FILE, path: '/c.txt' }, version: unreadable },
        { file: FILE, version },
      ]);
      expect(await store.articles.knownFiles()).toEqual([FILE]);
      expect(await Array.fromAsync(store.articles.newest())).toEqual([version.article]);
    });

    test('what was sent is on record, though a reply or a quote of it is none', async () => {
      await store.plannedPosts.plan([PLANNED]);
      const begun = await store.plannedPosts.begin('p1', 1);
      const replies = [{ ...PLANNED, key: '' }];
      const outcome = { state: 'sent', ts: '1.1' } as const;
      expect(begun && (await store.plannedPosts.settle(begun, outcome, { replies, post: { ...post, ts: '' } }))).toBe(
        true,
      );
      expect(await store.plannedPosts.find('p1')).toMatchObject(outcome);
    });
  });
}
