import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Follow } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { line } from './a-line.ts';

/** What every store promises of the lines that say who changed what. */
export function auditKeepsItsPromises(open: () => Promise<Store>): void {
  describe('the audit', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

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
}
