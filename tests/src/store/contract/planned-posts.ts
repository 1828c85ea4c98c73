import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NewPlannedPost } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { ABOUT } from '../../../an-about.ts';
import { post } from './a-post.ts';

/** What every store promises of what is planned, tried and settled. */
export function plannedPostsKeepTheirPromises(open: () => Promise<Store>): void {
  describe('planned posts', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    test('a planned post is planned once', async () => {
      expect(await store.plannedPosts.plan([planned('o1'), planned('o1', { subject: 'd2' })])).toBe(1);
      expect(await store.plannedPosts.plan([planned('o1', { dueMs: 99 }), planned('o2')])).toBe(1);
      expect(await store.plannedPosts.find('o1')).toEqual({ ...planned('o1'), state: 'pending', attempts: 0 });
      expect(await store.plannedPosts.plan([])).toBe(0);
    });

    test.each(Object.values(ABOUT))('a planned $kind is in every state what it was planned as', async (about) => {
      const it = (key: string) => ({ ...planned(key), ...about });
      await store.plannedPosts.plan(['waiting', 'begun', 'posted', 'passed', 'in doubt'].map(it));
      await store.plannedPosts.begin('begun', 100);
      await attempt(store, 'posted', { state: 'sent', ts: '1.1' });
      await attempt(store, 'passed', { state: 'skipped', reason: 'too late' });
      await attempt(store, 'in doubt', { state: 'unknown', reason: 'no answer' });

      const began = { attempts: 1, attemptMs: 100 };
      const { plannedPosts } = store;
      expect(await plannedPosts.inState('pending')).toEqual([{ ...it('waiting'), state: 'pending', attempts: 0 }]);
      expect(await plannedPosts.inState('sending')).toEqual([{ ...it('begun'), state: 'sending', ...began }]);
      expect(await plannedPosts.inState('sent')).toEqual([{ ...it('posted'), state: 'sent', ts: '1.1', ...began }]);
      expect(await plannedPosts.inState('skipped')).toEqual([
        { ...it('passed'), state: 'skipped', reason: 'too late', attempts: 1 },
      ]);
      expect(await plannedPosts.inState('unknown')).toEqual([
        { ...it('in doubt'), state: 'unknown', reason: 'no answer', ...began },
      ]);
    });

    test('those not done with are counted by state, with when the first of those pending fell due', async () => {
      expect(await store.plannedPosts.countOpen()).toEqual({ counts: { pending: 0, sending: 0, unknown: 0 } });
      const keys = ['early', 'late', 'begun', 'posted', 'in doubt'];
      await store.plannedPosts.plan(keys.map((key, at) => planned(key, { dueMs: 40 - at })));
      await store.plannedPosts.begin('begun', 100);
      await attempt(store, 'posted', { state: 'sent', ts: '1.1' });
      await attempt(store, 'in doubt', { state: 'unknown', reason: 'no answer' });
      const counts = { pending: 2, sending: 1, unknown: 1 };
      expect(await store.plannedPosts.countOpen()).toEqual({ counts, dueMs: 39 });
    });

    test('a message that was changed instead of posted is sent without an attempt', async () => {
      const correction = { ...planned('o1'), ...ABOUT.correction };
      await store.plannedPosts.plan([correction]);
      const seen = { key: 'o1', state: 'pending', attempts: 0 } as const;
      expect(await store.plannedPosts.settle(seen, { state: 'sent', ts: '1.0' })).toBe(true);
      expect(await store.plannedPosts.find('o1')).toEqual({ ...correction, state: 'sent', ts: '1.0', attempts: 0 });
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

    test('the intent is recorded with what is known of it from then on', async () => {
      await store.plannedPosts.plan([planned('o1')]);
      const about = { kind: 'digest' as const, about: { date: '2026-01-27', left: [['story a1 0'], ['story a2 7']] } };
      expect(await store.plannedPosts.begin('o1', 5, about)).toMatchObject({ state: 'sending', about: about.about });
      expect(await store.plannedPosts.find('o1')).toMatchObject({ about: about.about });
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

    test('what was skipped before its time is pending again, and nothing else', async () => {
      const dueMs = 100;
      await store.plannedPosts.plan([
        ...[planned('ahead', { dueMs }), planned('sent', { dueMs }), planned('past', { dueMs: 50 })],
        { ...planned('alert', { dueMs }), ...ABOUT.alert },
      ]);
      for (const key of ['ahead', 'past', 'alert']) await attempt(store, key, { state: 'skipped', reason: 'too late' });
      await attempt(store, 'sent', { state: 'sent', ts: '1.1' });
      expect(await store.plannedPosts.reopen('digest', 50)).toBe(1);
      expect(await store.plannedPosts.reopen('digest', 50)).toBe(0);
      expect((await store.plannedPosts.inState('pending')).map(({ key }) => key)).toEqual(['ahead']);
    });

    test('what was settled before its time is set aside with its thread, as often as that happens', async () => {
      for (const times of [0, 1]) {
        await store.plannedPosts.plan([planned('o1')]);
        const replies = ['o1|01', 'o1|02'].map((key) => planned(key, { threadOf: 'o1' }));
        const begun = await store.plannedPosts.begin('o1', 1);
        if (begun) await store.plannedPosts.settle(begun, { state: 'sent', ts: `${times}.1` }, { replies });
        await attempt(store, 'o1|01', { state: 'sent', ts: `${times}.2` });
        const seen = await store.plannedPosts.find('o1');
        if (!seen) throw new Error('not there');
        expect(await store.plannedPosts.freeKey({ ...seen, attempts: 9 })).toBe(false);
        expect(await Promise.all([store.plannedPosts.freeKey(seen), store.plannedPosts.freeKey(seen)])).toContain(true);
        expect(await store.plannedPosts.find('o1')).toBeUndefined();
        const aside = `o1|early|${times}`;
        expect(await store.plannedPosts.find(aside)).toMatchObject({ state: 'sent', ts: `${times}.1` });
        expect(await store.plannedPosts.find(`${aside}|01`)).toMatchObject({ state: 'sent', threadOf: aside });
        expect(await store.plannedPosts.find(`${aside}|02`)).toMatchObject({ state: 'skipped', threadOf: aside });
      }
      expect(await store.plannedPosts.inState('pending')).toEqual([]);
    });

    test('what was skipped in a channel is known since a time', async () => {
      const posts = [
        planned('old', { dueMs: 10 }),
        planned('new', { dueMs: 20 }),
        planned('there', { dueMs: 20, channelId: 'C9' }),
      ];
      await store.plannedPosts.plan([...posts, planned('pending', { dueMs: 20 })]);
      for (const { key } of posts) await attempt(store, key, { state: 'skipped', reason: 'too late' });
      const { channelId } = planned('new');
      expect((await store.plannedPosts.skippedIn(channelId, 10)).map(({ key }) => key)).toEqual(['new']);
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
}

function planned(key: string, changed: Partial<Omit<NewPlannedPost, 'kind' | 'about'>> = {}): NewPlannedPost {
  return { ...ABOUT.digest, key, subject: 'd1', channelId: 'C1', dueMs: 1_000, ...changed };
}

async function attempt(store: Store, key: string, outcome: Parameters<Store['plannedPosts']['settle']>[1]) {
  const seen = await store.plannedPosts.begin(key, 100);
  return seen ? store.plannedPosts.settle(seen, outcome) : undefined;
}
