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

    test('an event is new once, to one of those who ask at once', async () => {
      const answers = await Promise.all(Array.from({ length: 5 }, () => store.events.isNew('Ev1', 10)));
      expect(answers.toSorted()).toEqual([false, false, false, false, true]);
      expect(await store.events.isNew('Ev1', 20)).toBe(false);
    });

    test('any number can be asked for at once', async () => {
      const ids = Array.from({ length: 1_200 }, (_, at) => `Ev${at}`);
      expect(new Set(await Promise.all(ids.map((id) => store.events.isNew(id, 10))))).toEqual(new Set([true]));
      expect(new Set(await Promise.all(ids.map((id) => store.events.isNew(id, 10))))).toEqual(new Set([false]));
    });

    test('an event is forgotten after an hour', async () => {
      await store.events.isNew('old', 0);
      await store.events.isNew('newer', HOUR);
      expect(await store.events.isNew('old', HOUR)).toBe(false);
      await store.events.isNew('newest', 1.5 * HOUR);
      expect(await store.events.isNew('old', 1.5 * HOUR)).toBe(true);
      expect(await store.events.isNew('newer', 1.5 * HOUR)).toBe(false);
    });

    test('an event that came to nothing is new again', async () => {
      for (const id of ['Ev1', 'Ev2']) await store.events.isNew(id, 10);
      await store.events.forget('Ev1');
      expect(await store.events.isNew('Ev1', 20)).toBe(true);
      expect(await store.events.isNew('Ev2', 20)).toBe(false);
    });

    test('what a clock that ran ahead has written is forgotten when it goes right again', async () => {
      await store.events.isNew('ahead', 100 * HOUR);
      await store.events.isNew('Ev1', HOUR);
      expect(await store.events.isNew('ahead', HOUR)).toBe(true);
    });
  });
}

const HOUR = 3_600_000;
