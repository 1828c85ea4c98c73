import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#src/store/store.ts';

/** What every store promises of the texts that are too long for a button. */
export function carriedKeepsItsPromises(open: () => Promise<Store>): void {
  describe('texts that are too long for a button', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    test('are found by their key', async () => {
      const kept = { key: 'k1', text: 'rent “freeze” \u{1f9ca}', atMs: 10 };
      expect(await store.carried.find('k1')).toBeUndefined();
      await Promise.all([store.carried.keep(kept, 0), store.carried.keep(kept, 0)]);
      expect(await store.carried.find('k1')).toBe(kept.text);
    });

    test('are forgotten when they have not been needed for long', async () => {
      await store.carried.keep({ key: 'k1', text: 'rent', atMs: 10 }, 0);
      await store.carried.keep({ key: 'k2', text: 'ferry', atMs: 10 }, 0);
      await store.carried.keep({ key: 'k1', text: 'rent', atMs: 20 }, 20);
      expect(await store.carried.find('k1')).toBe('rent');
      expect(await store.carried.find('k2')).toBeUndefined();
    });
  });
}
