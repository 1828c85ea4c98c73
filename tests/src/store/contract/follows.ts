import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Follow } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { line } from './a-line.ts';

/** What every store promises of followed searches. */
export function followsKeepTheirPromises(open: () => Promise<Store>): void {
  describe('follows', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

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
}
