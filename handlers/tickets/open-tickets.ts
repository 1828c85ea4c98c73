import { randomBytes } from 'node:crypto';
import { createMarks } from '#src/rights/keyed-marks.ts';
import type { CarriedStore, Store } from '#src/store/store.ts';
import { createTickets, type TicketNeeds, type Tickets } from './tickets.ts';

const SECRET_BYTES = 32;

/** The tickets of all bots on a store, which share its secret; without a store, those of this run. */
export async function openTickets(
  store: Pick<Store, 'secrets' | 'carried'> | undefined,
  given: Pick<TicketNeeds, 'now' | 'log'>,
): Promise<Tickets> {
  const fresh = randomBytes(SECRET_BYTES).toString('base64url');
  const secret = store ? await store.secrets.keep('tickets', fresh) : fresh;
  return createTickets({ marks: createMarks(secret), carried: store?.carried ?? carriedInMemory(), ...given });
}

/** For as long as the process runs, which without a store is not long. */
function carriedInMemory(): CarriedStore {
  const kept = new Map<string, string>();
  return {
    keep: async ({ key, text }) => void kept.set(key, text),
    find: async (key) => kept.get(key),
  };
}
