import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#src/store/store.ts';

/** What every store promises of the threads in which something was answered. */
export function threadsKeepTheirPromises(open: () => Promise<Store>): void {
  describe('threads', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const step = { action: 'next', value: '{"q":"detainers","from":5}' };
    const thread = { channelId: 'C1', thread: '1.1', userId: 'U1', typed: 'detainers', steps: [step], atMs: 10 };

    test('a thread is as it was last remembered, apart from every other', async () => {
      expect(await store.threads.find('C1', '1.1')).toBeUndefined();
      await store.threads.remember(thread, 0);
      await store.threads.remember({ ...thread, thread: '', typed: 'rent' }, 0);
      await store.threads.remember({ ...thread, channelId: 'C2', typed: 'ferry' }, 0);
      await store.threads.remember({ ...thread, userId: 'U2', typed: 'walz', steps: [], atMs: 11 }, 0);
      expect(await store.threads.find('C1', '1.1')).toEqual({
        ...{ channelId: 'C1', thread: '1.1', userId: 'U2', typed: 'walz', steps: [], atMs: 11 },
      });
      expect(await store.threads.find('C1', '')).toEqual({ ...thread, thread: '', typed: 'rent' });
    });

    test('an old one is forgotten', async () => {
      await store.threads.remember(thread, 0);
      await store.threads.remember({ ...thread, thread: '2.1', atMs: 20 }, 10);
      expect(await store.threads.find('C1', '1.1')).toEqual(thread);
      await store.threads.remember({ ...thread, thread: '3.1', atMs: 20 }, 11);
      expect(await store.threads.find('C1', '1.1')).toBeUndefined();
      expect(await store.threads.find('C1', '2.1')).toMatchObject({ thread: '2.1' });
    });
  });
}
