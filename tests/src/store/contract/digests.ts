import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Digest } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { line } from './a-line.ts';

/** What every store promises of digests. */
export function digestsKeepTheirPromises(open: () => Promise<Store>): void {
  describe('digests', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

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
}
