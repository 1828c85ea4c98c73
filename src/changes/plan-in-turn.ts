import type { Change } from '#src/store/records.ts';
import type { ChangeStore } from '#src/store/store.ts';

// So many changes are read, and read again after a crash, at a time.
const BATCH = 200;

/** Plans what follows from a change; how much. Asked again about the same change it plans nothing more. */
export type PlanFor = (change: Change) => Promise<number>;

/**
 * Plans what follows from every change, in turn, from where `cursor` last stopped; how much in all. `prepare` is told the
 * last of each batch, and hands back who plans for it. Ends early when `signal` is aborted.
 */
export async function planInTurn(
  changes: ChangeStore,
  { cursor, prepare }: { cursor: string; prepare: (last: Change) => Promise<PlanFor> },
  signal: AbortSignal,
): Promise<number> {
  let planned = 0;
  for (;;) {
    const batch = await changes.after(await changes.cursor(cursor), BATCH);
    const last = batch.at(-1);
    if (!last) return planned;

    const planFor = await prepare(last);
    for (const change of batch) {
      if (signal.aborted) return planned;
      planned += await planFor(change);
    }
    await changes.moveCursor(cursor, last.seq);
  }
}
