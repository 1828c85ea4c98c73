import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#src/store/store.ts';

/** What every store promises of the events it has seen. */
export function eventsKeepTheirPromises(open: () => Promise<Store>): void {
  describe('events', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    test('an event is new once, until it is forgotten', async () => {
      const answers = await Promise.all(Array.from({ length: 5 }, () => store.events.isNew('Ev1', 10)));
      expect(answers.filter((isNew) => isNew)).toHaveLength(1);
      await store.events.forgetBefore(10);
      expect(await store.events.isNew('Ev1', 20)).toBe(false);
      await store.events.forgetBefore(11);
      expect(await store.events.isNew('Ev1', 20)).toBe(true);
    });
  });
}
