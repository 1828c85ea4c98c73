import { inSlices } from '#index/in-slices.ts';
import type { Log } from '#src/log.ts';
import type { Change } from '#src/store/records.ts';
import type { ChangeStore } from '#src/store/store.ts';
import { StoreError } from '#src/store/store-error.ts';

// So many changes are read, and read again after a crash, at a time.
const BATCH = 200;

/** Plans what follows from a change; how much. Asked again about the same change it plans nothing more. */
export type PlanFor = (change: Change) => Promise<number>;

/** Whether a change that could not be planned for is passed over, so that those after it have their turn. */
export type PassOver = (change: Change, err: unknown) => boolean;

/** Nothing is passed over: whoever asked is told. */
export const NEVER: PassOver = () => false;

// Twice it may be the fault of the moment.
const MOST_TRIES = 3;

/** Passes over what has failed three times, but never what the store could not do: that is mended, and then all goes on. */
export function createPassOver(log: Log): PassOver {
  const tries = new Map<number, number>();
  return ({ seq, articleId }, err) => {
    if (err instanceof StoreError) return false;
    const tried = (tries.get(seq) ?? 0) + 1;
    tries.set(seq, tried);
    if (tried === MOST_TRIES) log.error({ err, seq, articleId }, 'change passed over');
    return tried >= MOST_TRIES;
  };
}

/**
 * Plans what follows from every change, in turn, from where `cursor` last stopped; how much in all. `prepare` is told the
 * last of each batch, and hands back who plans for it. Ends early when `signal` is aborted. Throws where that fails for a
 * change which is not passed over.
 */
export async function planInTurn(
  changes: ChangeStore,
  { cursor, prepare, passOver }: InTurn,
  signal: AbortSignal,
): Promise<number> {
  let planned = 0;
  for (;;) {
    const batch = await changes.after(await changes.cursor(cursor), BATCH);
    const last = batch.at(-1);
    if (!last) return planned;

    const planFor = await prepare(last);
    for await (const change of inSlices(batch)) {
      if (signal.aborted) return planned;
      planned += await orPassOver(planFor, passOver)(change);
    }
    await changes.moveCursor(cursor, last.seq);
  }
}

type InTurn = { cursor: string; prepare: (last: Change) => Promise<PlanFor>; passOver: PassOver };

/** The same plan, where what is passed over plans nothing. */
export function orPassOver(planFor: PlanFor, passOver: PassOver): PlanFor {
  return async (change) => {
    try {
      return await planFor(change);
    } catch (err) {
      if (passOver(change, err)) return 0;
      throw err;
    }
  };
}
