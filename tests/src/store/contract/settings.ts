import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#src/store/store.ts';
import { line } from './a-line.ts';

/** What every store promises of settings. */
export function settingsKeepTheirPromises(open: () => Promise<Store>): void {
  describe('settings', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    test('a setting is the last that was set, of its owner alone', async () => {
      expect(await store.settings.get('C1', 'follows')).toBeUndefined();
      await store.settings.set({ owner: 'C1', name: 'follows', value: 'editors' }, line('setting'));
      await store.settings.set({ owner: 'C1', name: 'follows', value: 'members' }, line('setting'));
      expect(await store.settings.get('C1', 'follows')).toBe('members');
      expect(await store.settings.get('C2', 'follows')).toBeUndefined();
    });
  });
}
