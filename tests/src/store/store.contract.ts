import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '#index/text/article.ts';
import { digestOf } from '#src/store/articles.ts';
import type { AuditLine, Digest, Follow, KeptVersion, KnownFile, NewPlannedPost, Post } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { anArticle } from '../../an-article.ts';

/** What every store promises. A new backend is finished when this passes. `open` gives an empty one. */
export function storeKeepsItsPromises(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  describe('articles', () => {
    const harbor = anArticle();
    const corrected = { ...harbor, version: 'corrected', text: harbor.text.replace('1,360', '1,380') };

    test('an article comes back as it went in', async () => {
      await store.articles.keep(kept(harbor));
      expect(await newest(store)).toEqual([harbor]);
      expect(await store.articles.find(harbor.id, harbor.version)).toEqual(harbor);
      expect(await store.articles.find(harbor.id, 'unheard-of')).toBeUndefined();
    });

    test('the newest version is the one that came last, and all are kept', async () => {
      await store.articles.keep(kept(harbor, { readMs: 1 }));
      await store.articles.keep(kept(corrected, { readMs: 2 }));
      expect(await newest(store)).toEqual([corrected]);
      expect(await store.articles.find(harbor.id, harbor.version)).toEqual(harbor);
      expect(await store.articles.versions(harbor.id)).toEqual([
        { version: harbor.version, readMs: 1 },
        { version: 'corrected', readMs: 2 },
      ]);
    });

    test('a version that comes again is kept once, as it was read last', async () => {
      await store.articles.keep(kept(harbor, { readMs: 1 }));
      const renamed = { ...harbor, file: 'elsewhere/harbor.txt' };
      await store.articles.keep(kept(renamed, { readMs: 2 }));
      expect(await store.articles.versions(harbor.id)).toEqual([{ version: harbor.version, readMs: 1 }]);
      expect(await newest(store)).toEqual([renamed]);
    });

    test('an edit that is taken back makes the first version the newest again', async () => {
      for (const [readMs, article] of [harbor, corrected, harbor].entries()) {
        await store.articles.keep(kept(article, { readMs }));
      }
      expect(await newest(store)).toEqual([harbor]);
      expect(await store.articles.findNewest(harbor.id)).toEqual(harbor);
      expect(await store.articles.versions(harbor.id)).toHaveLength(2);
    });

    test('what several files became is kept together, and what is known of them', async () => {
      const file = { path: '/a', size: 1, modifiedMs: 2, digest: 'd', remarks: [], reader: 1 };
      const read = { ...file, articleId: harbor.id, version: 'corrected' };
      await store.articles.keepAll([{ file: { ...file, path: '/b' } }, { file: read, version: kept(corrected) }]);
      expect(await newest(store)).toEqual([corrected]);
      expect(await store.articles.knownFiles()).toEqual([read, { ...file, path: '/b' }]);
    });

    test('many are kept as one after the other would be', async () => {
      const many = Array.from({ length: 120 }, (_, at) => read({ ...harbor, id: `a${at}` }));
      await store.articles.keepAll([...many, read(harbor), read(corrected), read(harbor), ...many.slice(0, 3)]);
      expect(await newest(store)).toHaveLength(121);
      expect(await store.articles.find(harbor.id, 'corrected')).toEqual(corrected);
      expect((await newest(store)).filter(({ id }) => id === harbor.id)).toEqual([harbor]);

      const third = { ...harbor, version: 'third' };
      await store.articles.keepAll([read(harbor), read(third), read(corrected)]);
      expect((await store.articles.versions(harbor.id)).at(-1)).toMatchObject({ version: 'third' });
      expect(await store.articles.versions(harbor.id)).toHaveLength(3);
      await store.articles.keepAll([]);
    });

    test('of many, all are kept or none', async () => {
      const unwritable = { ...read(harbor), version: { ...kept(harbor), readMs: Number.NaN } };
      await expect(store.articles.keepAll([read({ ...harbor, id: 'a1' }), unwritable])).rejects.toThrow();
      expect(await newest(store)).toEqual([]);
      expect(await store.articles.knownFiles()).toEqual([]);
    });

    test('two that keep the same at once keep it once', async () => {
      const many = Array.from({ length: 130 }, (_, at) => read({ ...harbor, id: `a${at}` }));
      await Promise.all([many, many.toReversed(), many].map((versions) => store.articles.keepAll(versions)));
      expect(await newest(store)).toHaveLength(130);
      expect(await store.articles.versions('a7')).toHaveLength(1);
    });

    test('an article whose file has gone is not among the newest, and still to be found', async () => {
      await store.articles.keep(kept(harbor));
      await store.articles.keep(kept(corrected));
      await store.articles.retire([harbor.id, 'unheard-of'], 5);
      expect(await newest(store)).toEqual([]);
      expect(await store.articles.find(harbor.id, harbor.version)).toEqual(harbor);
      expect(await store.articles.findNewest(harbor.id)).toEqual(corrected);
      expect(await store.articles.findNewest('unheard-of')).toBeUndefined();
    });

    test('an article that went comes back with its file', async () => {
      await store.articles.keep(kept(harbor));
      await store.articles.retire([harbor.id], 5);
      await store.articles.keep(kept(harbor));
      expect(await newest(store)).toEqual([harbor]);
      expect(await store.articles.findRetired(digestOf(Buffer.from(harbor.text)))).toBeUndefined();
    });

    test('a moved file is known by its bytes', async () => {
      const digest = digestOf(Buffer.from(harbor.text));
      await store.articles.keep(kept(harbor));
      expect(await store.articles.findRetired(digest)).toBeUndefined();
      await store.articles.retire([harbor.id], 5);
      expect(await store.articles.findRetired(digest)).toBe(harbor.id);
      expect(await store.articles.findRetired(digestOf('other bytes'))).toBeUndefined();
    });

    test('a moved file is known by its newest bytes, and of two that went the later one is meant', async () => {
      const copy = { ...harbor, id: 'copy' };
      await store.articles.keep(kept(harbor));
      await store.articles.keep(kept(corrected));
      await store.articles.keep(kept(copy));
      await store.articles.retire([harbor.id], 5);
      expect(await store.articles.findRetired(digestOf(Buffer.from(harbor.text)))).toBeUndefined();
      expect(await store.articles.findRetired(digestOf(Buffer.from(corrected.text)))).toBe(harbor.id);
      await store.articles.keep(kept(harbor));
      await store.articles.retire([harbor.id], 7);
      await store.articles.retire([copy.id], 6);
      expect(await store.articles.findRetired(digestOf(Buffer.from(harbor.text)))).toBe(harbor.id);
    });

    test('a long list comes in the order of its ids, each once', async () => {
      const many = Array.from({ length: 450 }, (_, at) => ({ ...harbor, id: `a${String(at * 7).padStart(4, '0')}` }));
      await store.articles.keepAll(many.toReversed().map((article) => read(article)));
      expect((await newest(store)).map(({ id }) => id)).toEqual(many.map(({ id }) => id));
      await store.articles.retire(
        many.slice(1).map(({ id }) => id),
        5,
      );
      expect(await newest(store)).toEqual([many[0]]);
    });

    test.each([
      ['accents and other scripts', 'Renée Žižek – 東京 – العربية – 👩‍🚒'],
      ['a NUL', 'before\0after'],
      ['half a surrogate pair', 'before\ud83dafter \udc00'],
      ['what looks like SQL', `'; drop table articles; -- "$1" ?`],
    ])('text with %s comes back to the letter', async (_, text) => {
      const odd = { ...harbor, text, headline: text };
      await store.articles.keep(kept(odd));
      expect(await store.articles.find(odd.id, odd.version)).toEqual(odd);
    });

    test('bytes of any size and value are kept', async () => {
      const bytes = new Uint8Array(8_000_000).map((_, at) => (at * 31) % 256);
      await store.articles.keep({ ...kept(harbor), bytes, sidecar: bytes.subarray(0, 300) });
      await store.articles.retire([harbor.id], 5);
      expect(await store.articles.findRetired(digestOf(bytes))).toBe(harbor.id);
    });

    test('files are remembered until they are forgotten', async () => {
      const read: KnownFile = {
        path: '/archive/Renée.txt',
        size: 1_204,
        modifiedMs: 1_769_512_345_678.25,
        digest: 'd1',
        articleId: harbor.id,
        version: harbor.version,
        remarks: [],
        reader: 1,
      };
      const refused: KnownFile = {
        path: '/archive/empty.txt',
        size: 0,
        modifiedMs: 1,
        digest: 'd2',
        remarks: ['The file is empty.'],
        reader: 1,
      };
      await store.articles.rememberFile(read);
      await store.articles.rememberFile(refused);
      expect(await store.articles.knownFiles()).toEqual([read, refused]);

      const { articleId, version, ...emptied } = { ...read, size: 0, remarks: ['The file is empty.'], reader: 2 };
      await store.articles.rememberFile(emptied);
      expect(await store.articles.knownFiles()).toEqual([emptied, refused]);

      await store.articles.forgetFiles([refused.path, '/unheard-of']);
      expect(await store.articles.knownFiles()).toEqual([emptied]);
    });
  });

  describe('changes', () => {
    const shown = { articleId: 'a1', version: 'v1', kind: 'shown', atMs: 10 } as const;
    const edited = { ...shown, version: 'v2', atMs: 20 };
    const gone = { ...edited, kind: 'gone', atMs: 30 } as const;

    test('are numbered in the order in which they were noted', async () => {
      expect(await store.changes.note([shown, edited])).toBe(2);
      expect(await store.changes.note([gone])).toBe(1);
      const all = await store.changes.after(0, 10);
      expect(all).toMatchObject([shown, edited, gone]);
      expect(all.map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq).toSorted((a, b) => a - b));
      expect(await store.changes.after(all[0]?.seq ?? 0, 1)).toEqual([all[1]]);
    });

    test('are noted once, however often they come', async () => {
      expect(await store.changes.note([shown, shown])).toBe(1);
      expect(await store.changes.note([{ ...shown, atMs: 11 }])).toBe(0);
      expect(await store.changes.after(0, 10)).toMatchObject([shown]);
      expect(await store.changes.note([])).toBe(0);
    });

    test('that take a change back are changes too', async () => {
      expect(await store.changes.note([shown, edited, { ...shown, atMs: 25 }])).toBe(3);
      expect(await store.changes.note([gone, { ...edited, atMs: 40 }])).toBe(2);
      expect(await store.changes.after(0, 10)).toHaveLength(5);
    });

    test('are noted once by two who note at the same time, without a gap', async () => {
      const many = Array.from({ length: 700 }, (_, at) => ({ ...shown, articleId: `a${at}` }));
      const counts = await Promise.all([many, many.toReversed(), many].map((changes) => store.changes.note(changes)));
      expect(counts.reduce((sum, count) => sum + count)).toBe(700);
      const all = await store.changes.after(0, 1_000);
      expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 700 }, (_, at) => at + 1));
    });

    test('are found by when they happened', async () => {
      await store.changes.note([shown, edited, gone]);
      expect(await store.changes.between(10, 30)).toMatchObject([edited, gone]);
      expect(await store.changes.between(9, 10)).toMatchObject([shown]);
    });

    test('are dealt with once: a cursor stays where it was moved, and never goes back', async () => {
      expect(await store.changes.cursor('alerts')).toBe(0);
      await store.changes.moveCursor('alerts', 7);
      await store.changes.moveCursor('alerts', 3);
      expect(await store.changes.cursor('alerts')).toBe(7);
      expect(await store.changes.cursor('corrections')).toBe(0);
    });
  });

  describe('follows', () => {
    const follow: Follow = { id: 'f1', typed: '"rent freeze"', channelId: 'C1', userId: 'U1', sinceMs: 10 };

    test('a follow comes back as it was', async () => {
      await store.follows.add(follow, line('follow'));
      expect(await store.follows.find('f1')).toEqual(follow);
      expect(await store.follows.find('f2')).toBeUndefined();
    });

    test('those not stopped are listed, oldest first', async () => {
      await store.follows.add({ ...follow, id: 'f2', sinceMs: 20 }, line('follow'));
      await store.follows.add({ ...follow, id: 'f3', channelId: 'C2', sinceMs: 15 }, line('follow'));
      await store.follows.add(follow, line('follow'));
      expect((await store.follows.active()).map(({ id }) => id)).toEqual(['f1', 'f3', 'f2']);
      expect((await store.follows.activeIn('C1')).map(({ id }) => id)).toEqual(['f1', 'f2']);
      expect(await store.follows.stop('f1', line('unfollow', 30))).toBe(true);
      expect((await store.follows.active()).map(({ id }) => id)).toEqual(['f3', 'f2']);
      expect(await store.follows.find('f1')).toEqual({ ...follow, stoppedMs: 30 });
    });

    test('what was typed comes back, but for what no database keeps', async () => {
      await store.follows.add({ ...follow, typed: 'Renée 👩‍🚒 “rent” \0 \ud83d' }, line('follow'));
      expect((await store.follows.find('f1'))?.typed).toBe('Renée 👩‍🚒 “rent” \ufffd \ufffd');
    });
  });

  describe('digests', () => {
    const digest: Digest = {
      id: 'd1',
      channelId: 'C1',
      userId: 'U1',
      time: '08:30',
      timeZone: 'America/Chicago',
      days: 31,
      typed: '',
      onQuietDays: 'say',
      sinceMs: 10,
    };

    test('a channel has one, the last that was set', async () => {
      await store.digests.set(digest, line('digest'));
      await store.digests.set({ ...digest, id: 'd2', time: '09:00' }, line('digest', 20));
      await store.digests.set({ ...digest, id: 'd3', channelId: 'C2', sinceMs: 5 }, line('digest', 21));
      expect(await store.digests.activeIn('C1')).toEqual({ ...digest, id: 'd2', time: '09:00' });
      expect(await store.digests.find('d1')).toEqual({ ...digest, stoppedMs: 20 });
      expect((await store.digests.active()).map(({ id }) => id)).toEqual(['d3', 'd2']);
    });

    test('the same can be set anew, also after it was stopped', async () => {
      await store.digests.set(digest, line('digest'));
      await store.digests.set({ ...digest, time: '10:00' }, line('digest', 20));
      expect(await store.digests.active()).toEqual([{ ...digest, time: '10:00' }]);
      await store.digests.stop('C1', line('digest stop', 30));
      await store.digests.set(digest, line('digest', 40));
      expect(await store.digests.active()).toEqual([digest]);
    });

    test('two set at once leave one', async () => {
      await Promise.all(['d1', 'd2', 'd3'].map((id) => store.digests.set({ ...digest, id }, line('digest', 20))));
      expect(await store.digests.active()).toHaveLength(1);
    });

    test('a stopped one is not active', async () => {
      await store.digests.set(digest, line('digest'));
      expect(await store.digests.stop('C1', line('digest stop', 30))).toBe(true);
      expect(await store.digests.stop('C1', line('digest stop', 31))).toBe(false);
      expect(await store.digests.activeIn('C1')).toBeUndefined();
      expect(await store.digests.find('d1')).toEqual({ ...digest, stoppedMs: 30 });
    });
  });

  describe('planned posts', () => {
    test('a planned post is planned once', async () => {
      expect(await store.plannedPosts.plan([planned('o1'), planned('o1', { about: '{}' })])).toBe(1);
      expect(await store.plannedPosts.plan([planned('o1', { dueMs: 99 }), planned('o2')])).toBe(1);
      expect(await store.plannedPosts.find('o1')).toEqual({ ...planned('o1'), state: 'pending', attempts: 0 });
      expect(await store.plannedPosts.plan([])).toBe(0);
    });

    test('two that plan the same at once plan it once', async () => {
      const many = Array.from({ length: 700 }, (_, at) => planned(`o${at}`));
      const counts = await Promise.all([many, many.toReversed(), many].map((part) => store.plannedPosts.plan(part)));
      expect(counts.reduce((sum, count) => sum + count)).toBe(700);
    });

    test('those whose time has come are due, oldest first', async () => {
      await store.plannedPosts.plan([planned('o1', { dueMs: 20 }), planned('o2', { dueMs: 10 }), planned('o3')]);
      expect((await store.plannedPosts.due(20)).map(({ key }) => key)).toEqual(['o2', 'o1']);
    });

    test('an attempt is begun by one alone', async () => {
      await store.plannedPosts.plan([planned('o1')]);
      const begun = await Promise.all(Array.from({ length: 8 }, (_, at) => store.plannedPosts.begin('o1', at)));
      expect(begun.filter((plannedPost) => plannedPost !== undefined)).toHaveLength(1);
      expect(await store.plannedPosts.find('o1')).toMatchObject({ state: 'sending', attempts: 1 });
      expect(await store.plannedPosts.begin('unheard-of', 1)).toBeUndefined();
    });

    test('an attempt that was put back is begun again', async () => {
      await store.plannedPosts.plan([planned('o1')]);
      expect(await attempt(store, 'o1', { state: 'pending', reason: 'Slack was busy' })).toBe(true);
      expect(await store.plannedPosts.find('o1')).toMatchObject({
        state: 'pending',
        attempts: 1,
        reason: 'Slack was busy',
      });
      expect(await store.plannedPosts.begin('o1', 5)).toMatchObject({ state: 'sending', attempts: 2, attemptMs: 5 });
    });

    test('an outcome comes with its replies and its post', async () => {
      await store.plannedPosts.plan([planned('o1')]);
      const seen = await store.plannedPosts.begin('o1', 5);
      const reply = planned('o1|1', { threadOf: 'o1' });
      expect(
        seen && (await store.plannedPosts.settle(seen, { state: 'sent', ts: '1.1' }, { replies: [reply], post })),
      ).toBe(true);
      expect(await store.plannedPosts.inState('sent')).toMatchObject([{ key: 'o1', ts: '1.1', attemptMs: 5 }]);
      expect(await store.plannedPosts.find('o1|1')).toEqual({ ...reply, state: 'pending', attempts: 0 });
      expect(await store.posts.find('C1', '1.1')).toEqual(post);
    });

    test('an outcome that comes too late writes nothing', async () => {
      await store.plannedPosts.plan([planned('o1')]);
      const seen = await store.plannedPosts.begin('o1', 5);
      if (!seen) throw new Error('It was pending.');
      expect(await store.plannedPosts.settle(seen, { state: 'unknown', reason: 'no answer' })).toBe(true);
      const late = { replies: [planned('o1|1')], post };
      expect(await store.plannedPosts.settle(seen, { state: 'sent', ts: '1.1' }, late)).toBe(false);
      expect(await store.plannedPosts.find('o1')).toMatchObject({ state: 'unknown', reason: 'no answer' });
      expect(await store.plannedPosts.find('o1|1')).toBeUndefined();
      expect(await store.posts.find('C1', '1.1')).toBeUndefined();
    });

    test('of two outcomes of one attempt the first stands', async () => {
      await store.plannedPosts.plan([planned('o1')]);
      const seen = await store.plannedPosts.begin('o1', 5);
      if (!seen) throw new Error('It was pending.');
      const settled = await Promise.all(
        ['1.1', '1.2', '1.3'].map((ts) => store.plannedPosts.settle(seen, { state: 'sent', ts })),
      );
      expect(settled.filter((isSettled) => isSettled)).toHaveLength(1);
    });

    test('a subject’s past is known', async () => {
      await store.plannedPosts.plan([1, 2, 3, 4].map((at) => planned(`o${at}`, { dueMs: at * 10, subject: 'd1' })));
      await store.plannedPosts.plan([planned('other', { dueMs: 15, subject: 'd2' })]);
      await attempt(store, 'o1', { state: 'sent', ts: '1.1' });
      await attempt(store, 'o2', { state: 'sent', ts: '1.2' });
      await attempt(store, 'o3', { state: 'skipped', reason: 'too late' });
      expect(await store.plannedPosts.lastSent('d1', 40)).toMatchObject({ key: 'o2' });
      expect(await store.plannedPosts.lastSent('d1', 20)).toMatchObject({ key: 'o1' });
      expect(await store.plannedPosts.lastSent('d2', 99)).toBeUndefined();
      expect(await store.plannedPosts.lastPlanned('d1')).toMatchObject({ key: 'o4' });
      expect(await store.plannedPosts.lastPlanned('d9')).toBeUndefined();
      expect(await store.plannedPosts.countSent('d1', 100)).toBe(2);
      expect(await store.plannedPosts.countSent('d1', 101)).toBe(0);
    });
  });

  describe('posts', () => {
    test('a post comes back as it was', async () => {
      await store.posts.add(post);
      expect(await store.posts.find('C1', '1.1')).toEqual(post);
      expect(await store.posts.find('C2', '1.1')).toBeUndefined();
    });

    test('one that is there already stays as it is', async () => {
      await store.posts.add(post);
      await store.posts.add({ ...post, message: '{}', quotes: [] });
      expect(await store.posts.find('C1', '1.1')).toEqual(post);
    });

    test('those that quote an article are found until the words are superseded', async () => {
      const [first, second] = post.quotes;
      if (!first || !second) throw new Error('The post has two quotes.');
      await store.posts.add({ ...post, ts: '1.2', quotes: [second], userId: undefined });
      await store.posts.add(post);
      expect((await store.posts.quoting('a2')).map(({ ts }) => ts)).toEqual(['1.1', '1.2']);

      const message = '{"text":"corrected"}';
      await store.posts.supersede({ ...post, message }, [second], 50);
      expect(await store.posts.find('C1', '1.1')).toEqual({
        ...post,
        message,
        quotes: [first, { ...second, supersededMs: 50 }],
      });
      expect((await store.posts.quoting('a2')).map(({ ts }) => ts)).toEqual(['1.2']);
      expect((await store.posts.quoting('a1')).map(({ ts }) => ts)).toEqual(['1.1']);
      expect(await store.posts.quoting('a9')).toEqual([]);

      expect(await store.posts.quotedArticles()).toEqual(new Set(['a1', 'a2']));
      await store.posts.supersede(post, [first], 60);
      expect(await store.posts.quotedArticles()).toEqual(new Set(['a2']));
    });
  });

  test('a setting is the last that was set, of its owner alone', async () => {
    expect(await store.settings.get('C1', 'follows')).toBeUndefined();
    await store.settings.set({ owner: 'C1', name: 'follows', value: 'editors' }, line('setting'));
    await store.settings.set({ owner: 'C1', name: 'follows', value: 'members' }, line('setting'));
    expect(await store.settings.get('C1', 'follows')).toBe('members');
    expect(await store.settings.get('C2', 'follows')).toBeUndefined();
  });

  test('an event is new once, until it is forgotten', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => store.events.isNew('Ev1', 10)));
    expect(answers.filter((isNew) => isNew)).toHaveLength(1);
    await store.events.forgetBefore(10);
    expect(await store.events.isNew('Ev1', 20)).toBe(false);
    await store.events.forgetBefore(11);
    expect(await store.events.isNew('Ev1', 20)).toBe(true);
  });

  describe('the audit', () => {
    const follow: Follow = { id: 'f1', typed: 'rent', channelId: 'C1', userId: 'U1', sinceMs: 10 };

    test('has a line for each change, newest first', async () => {
      await store.follows.add(follow, line('follow', 1));
      await store.follows.stop('f1', line('unfollow', 2));
      await store.settings.set({ owner: 'C1', name: 'follows', value: 'editors' }, line('setting', 3));
      await store.audit.add(line('restore', 4));
      expect((await store.audit.newest(3)).map(({ action }) => action)).toEqual(['restore', 'setting', 'unfollow']);
      expect(await store.audit.newest(9)).toHaveLength(4);
    });

    test('has none for what changed nothing', async () => {
      expect(await store.follows.stop('unheard-of', line('unfollow'))).toBe(false);
      expect(await store.digests.stop('C1', line('digest stop'))).toBe(false);
      expect(await store.audit.newest(9)).toEqual([]);
    });

    test('has none for a change that failed, and a change without its line is not made', async () => {
      await store.follows.add(follow, line('follow'));
      await expect(store.follows.add(follow, line('follow again'))).rejects.toThrow();
      expect((await store.audit.newest(9)).map(({ action }) => action)).toEqual(['follow']);

      // Not even a driver keeps an instant that is no number: the line fails after the change was made.
      const unwritable = { ...line('unfollow'), userId: JSON.parse('null') };
      await expect(store.follows.stop('f1', unwritable)).rejects.toThrow();
      expect(await store.follows.active()).toEqual([follow]);
    });
  });

  describe('work that must not be done twice at once', () => {
    test('is done by one, and by the next when that one has finished', async () => {
      const { promise: finish, resolve } = Promise.withResolvers<string>();
      const { promise: isHeld, resolve: hold } = Promise.withResolvers<void>();
      const first = store.alone('digest d1', () => {
        hold();
        return finish;
      });
      await isHeld;
      expect(await store.alone('digest d1', async () => 'done twice')).toBeUndefined();
      expect(await store.alone('digest d2', async () => 'another')).toBe('another');
      resolve('first');
      expect(await first).toBe('first');
      expect(await store.alone('digest d1', async () => 'second')).toBe('second');
    });

    test('is given back when it fails', async () => {
      const failing = store.alone('digest d1', () => Promise.reject(new Error('Slack is away')));
      await expect(failing).rejects.toThrow('Slack is away');
      expect(await store.alone('digest d1', async (signal) => signal.aborted)).toBe(false);
    });
  });

  test('is ready while it is open', async () => {
    expect(await store.isReady()).toBe(true);
    await store.close();
    expect(await store.isReady()).toBe(false);
  });
}

const post: Post = {
  channelId: 'C1',
  ts: '1.1',
  message: '{"text":"“The vote is a promise.”","blocks":[]}',
  userId: 'U1',
  postedMs: 40,
  quotes: [
    { articleId: 'a1', version: 'v1', start: 0, end: 12, blockId: 'q1' },
    { articleId: 'a2', version: 'v1', start: 5, end: 44, blockId: 'q2' },
  ],
};

function kept(article: Article, changed: { readMs?: number } = {}): KeptVersion {
  return { article, bytes: Buffer.from(article.text), readMs: 1, ...changed };
}

/** A file that became an article. */
function read(article: Article) {
  const file = { path: `/${article.id}`, size: 1, modifiedMs: 1, digest: 'd', remarks: [], reader: 1 };
  return { file, version: kept(article) };
}

function newest(store: Store): Promise<Article[]> {
  return Array.fromAsync(store.articles.newest());
}

function line(action: string, atMs = 10): AuditLine {
  return { atMs, userId: 'U1', action, subject: 'C1' };
}

function planned(key: string, changed: Partial<NewPlannedPost> = {}): NewPlannedPost {
  return {
    key,
    kind: 'digest',
    subject: 'd1',
    channelId: 'C1',
    about: '{"date":"2026-01-27"}',
    dueMs: 1_000,
    ...changed,
  };
}

async function attempt(store: Store, key: string, outcome: Parameters<Store['plannedPosts']['settle']>[1]) {
  const seen = await store.plannedPosts.begin(key, 100);
  return seen ? store.plannedPosts.settle(seen, outcome) : undefined;
}
