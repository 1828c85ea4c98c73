import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#src/store/store.ts';

/** What every store promises of what became of articles. */
export function changesKeepTheirPromises(open: () => Promise<Store>): void {
  describe('changes', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

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

    test('of one article are told apart from those of others', async () => {
      await store.changes.note([shown, { ...shown, articleId: 'a2' }, edited]);
      expect(await store.changes.ofArticle('a1')).toMatchObject([shown, edited]);
      expect(await store.changes.ofArticle('a9')).toEqual([]);
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

    test('tell the last version that readers could see at an instant, whether or not they still do', async () => {
      const reread = { ...edited, version: 'v3', kind: 'reread', atMs: 40 } as const;
      await store.changes.note([shown, { ...gone, articleId: 'a2' }, edited, gone, reread]);
      const versions = async (ms: number) => [...(await store.changes.shownBy(['a1', 'a1', 'a2', 'a9'], ms))];
      expect(await versions(9)).toEqual([]);
      expect(await versions(10)).toEqual([['a1', 'v1']]);
      expect(await versions(35)).toEqual([['a1', 'v2']]);
      expect(await versions(40)).toEqual([['a1', 'v3']]);
      expect([...(await store.changes.shownBy([], 40))]).toEqual([]);
    });

    test('are dealt with once: a cursor stays where it was moved, and never goes back', async () => {
      expect(await store.changes.cursor('alerts')).toBe(0);
      await store.changes.moveCursor('alerts', 7);
      await store.changes.moveCursor('alerts', 3);
      expect(await store.changes.cursor('alerts')).toBe(7);
      expect(await store.changes.cursor('corrections')).toBe(0);
    });
  });
}
