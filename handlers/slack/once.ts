import { createHash } from 'node:crypto';
import type { House } from '#handlers/rooms.ts';
import { createFingerprints } from './fingerprints.ts';
import { createSeen } from './memory.ts';

/** Tells what comes for the first time from what has been here before. */
export type Once = {
  /**
   * Whether this name comes for the first time: by our own memory, and by the store's, which other replicas and the bot
   * before a restart share. Of any number that ask at once one is told that it does. Rejects when the store does not answer.
   */
  isFirst(name: string): Promise<boolean>;
  /**
   * The same of something that is done only once, whoever asks for it and however: whether it is the caller's to do now.
   * Nobody is told so again within the hour, or ten minutes where there is no store, unless it is given back.
   */
  take(name: string): Promise<boolean>;
  /** What was taken was not done: somebody else may. */
  giveBack(name: string): Promise<void>;
};

// As many as one bot answers in the five minutes for which a signature is good.
const KEPT = 50_000;
// What Slack calls its requests is shorter; a database's index takes no more than some thousands.
const LONGEST_NAME = 150;

/** Nothing that Slack sends, or that somebody sends again in its name, is done twice. */
export function createOnce(house: House): Once {
  const now = () => house.now().epochMilliseconds;
  const seen = createFingerprints({ limit: KEPT, now });
  // Only where there is no store: our own memory could not know that another replica has given something back.
  const taken = createSeen({ limit: KEPT, now });
  return {
    async isFirst(name) {
      const id = name.length > LONGEST_NAME ? hashOf(name) : name;
      if (!seen.isNew(id)) return false;
      return house.memory === 'none' || house.store.events.isNew(id, now());
    },
    async take(name) {
      const id = idOfDeed(name);
      return house.memory === 'none' ? taken.isNew(id) : house.store.events.isNew(id, now());
    },
    async giveBack(name) {
      const id = idOfDeed(name);
      if (house.memory === 'none') taken.forget(id);
      else await house.store.events.forget(id);
    },
  };
}

/** Says nothing of what was done, or where. */
function idOfDeed(name: string): string {
  return `deed ${hashOf(name)}`;
}

function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}
