import { createHash } from 'node:crypto';
import type { House } from '#handlers/rooms.ts';
import { createFingerprints } from './fingerprints.ts';

/** Tells what comes for the first time from what has been here before. */
export type Once = {
  /**
   * Whether this name comes for the first time: by our own memory, and by the store's, which other replicas and the bot
   * before a restart share. Of any number that ask at once one is told that it does. Rejects when the store does not answer.
   */
  isFirst(name: string): Promise<boolean>;
};

// As many as one bot answers in the five minutes for which a signature is good.
const KEPT = 50_000;
// What Slack calls its requests is shorter; a database's index takes no more than some thousands.
const LONGEST_NAME = 150;

/** Nothing that Slack sends, or that somebody sends again in its name, is done twice. */
export function createOnce(house: House): Once {
  const now = () => house.now().epochMilliseconds;
  const seen = createFingerprints({ limit: KEPT, now });
  return {
    async isFirst(name) {
      const id = name.length > LONGEST_NAME ? createHash('sha256').update(name).digest('hex') : name;
      if (!seen.isNew(id)) return false;
      return house.memory === 'none' || house.store.events.isNew(id, now());
    },
  };
}
