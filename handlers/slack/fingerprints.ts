import { hash } from 'node:crypto';
import { KEPT_MS, type Keeping, type Seen } from './memory.ts';

// Of each key 48 bits are kept: beside two times 50,000, one new key in 2.8 thousand million is taken for a known one.
const BYTES = 6;
// A table no more than half full finds a free place within a step or two.
const SLOTS_PER_KEY = 2;

/**
 * Says of very many keys whether they come for the first time in a while, in little room, all of which is taken at the start:
 * 32 bytes for each of `limit`. Of those of the last ten minutes at least the newest `limit` are remembered.
 */
export function createFingerprints({ limit, now }: Keeping): Pick<Seen, 'isNew'> {
  let [young, old] = [createTable(limit), createTable(limit)];
  let sinceMs = now();

  /** When the young are as many, or as old, as they may become, they take the place of the old. */
  function makeRoom(): void {
    const ageMs = now() - sinceMs;
    if (young.size() < limit && ageMs < KEPT_MS) return;
    [young, old] = [old, young];
    young.clear();
    if (ageMs >= 2 * KEPT_MS) old.clear();
    sinceMs = now();
  }

  return {
    isNew(key) {
      makeRoom();
      const print = hash('sha256', key, 'buffer').readUIntBE(0, BYTES) + 1;
      if (young.has(print) || old.has(print)) return false;
      young.add(print);
      return true;
    },
  };
}

/** A set of at most `limit` numbers above zero, at places that they say themselves, or the next free ones. */
function createTable(limit: number) {
  const slots = new Float64Array(limit * SLOTS_PER_KEY);
  let size = 0;

  function placeOf(print: number): number {
    let place = print % slots.length;
    while (slots[place] !== 0 && slots[place] !== print) place = (place + 1) % slots.length;
    return place;
  }

  return {
    size: () => size,
    has: (print: number) => slots[placeOf(print)] === print,
    add(print: number) {
      slots[placeOf(print)] = print;
      size += 1;
    },
    clear() {
      slots.fill(0);
      size = 0;
    },
  };
}
