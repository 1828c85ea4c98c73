import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#src/store/store.ts';

/** What every store promises of the secrets that all bots on it share. */
export function secretsKeepTheirPromises(open: () => Promise<Store>): void {
  describe('secrets', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    test('are made once, however many ask for them at once', async () => {
      const fresh = Array.from({ length: 8 }, (_, at) => `secret ${at}`);
      const kept = await Promise.all(fresh.map((secret) => store.secrets.keep('buttons', secret)));
      expect(new Set(kept).size).toBe(1);
      expect(fresh).toContain(kept[0]);
      expect(await store.secrets.keep('buttons', 'too late')).toBe(kept[0]);
      expect(await store.secrets.keep('another', 'secret')).toBe('secret');
    });
  });
}
