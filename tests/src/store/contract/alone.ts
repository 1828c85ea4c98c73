import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#src/store/store.ts';

/** What every store promises of work that must not be done twice at once. */
export function aloneKeepsItsPromises(open: () => Promise<Store>): void {
  describe('work that must not be done twice at once', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

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
}
