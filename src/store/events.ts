import { setImmediate as turn } from 'node:timers/promises';
import type { Backend } from './backend.ts';
import type { Gate } from './gate.ts';
import { inPortions } from './rows.ts';
import type { EventStore } from './store.ts';
import type { Database } from './tables.ts';

// Slack's last redelivery comes five minutes after the first try, and a signature is good for as long.
const KEPT_MS = 3_600_000;
const FORGET_EVERY_MS = 60_000;

/** Somebody who asks whether an event is new, and waits to be told. */
type Asked = { id: string; atMs: number } & Pick<PromiseWithResolvers<boolean>, 'resolve' | 'reject'>;

/**
 * Events are written in batches: all that were asked for while the last batch was written, in one transaction. They
 * survive a crash; a loss of power may take back the last moments, as nobody waits for the disk.
 */
export function createEventStore(write: Backend['lightly'], gate: Gate): EventStore {
  let waiting: Asked[] = [];
  let isWriting = false;
  let forgottenMs = 0;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      // What arrives in one turn of the event loop goes together.
      await turn();
      const batch = waiting;
      waiting = [];
      await settle(batch);
    }
    isWriting = false;
  }

  async function settle(batch: readonly Asked[]): Promise<void> {
    try {
      const fresh = await write((transaction) => writeBatch(batch, transaction));
      // Asked for twice in a batch, it is new to the first.
      for (const { id, resolve } of batch) resolve(fresh.delete(id));
    } catch (err) {
      for (const { reject } of batch) reject(err);
    }
  }

  async function writeBatch(batch: readonly Asked[], transaction: Database): Promise<Set<string>> {
    const fresh = new Set<string>();
    for (const portion of inPortions(rowsOf(batch))) {
      const insert = transaction.insertInto('events').values(portion);
      const rows = await insert
        .onConflict((same) => same.column('id').doNothing())
        .returning('id')
        .execute();
      for (const { id } of rows) fresh.add(id);
    }
    await forgetOld(Math.max(...batch.map(({ atMs }) => atMs)), transaction);
    return fresh;
  }

  /** What a clock that ran ahead has written would else be kept until it is that late. */
  async function forgetOld(nowMs: number, transaction: Database): Promise<void> {
    if (Math.abs(nowMs - forgottenMs) < FORGET_EVERY_MS) return;
    forgottenMs = nowMs;
    await transaction
      .deleteFrom('events')
      .where(({ or, eb }) => or([eb('atMs', '<', nowMs - KEPT_MS), eb('atMs', '>', nowMs + KEPT_MS)]))
      .execute();
  }

  return {
    async isNew(id, atMs) {
      gate.admit('events', { id, atMs });
      const { promise, resolve, reject } = Promise.withResolvers<boolean>();
      waiting.push({ id, atMs, resolve, reject });
      if (!isWriting) void writeAll();
      return promise;
    },

    async forget(id) {
      await write((transaction) => transaction.deleteFrom('events').where('id', '=', id).execute());
    },
  };
}

/** Each id once, in their order, so that two bots that write the same wait for each other instead of locking each other out. */
function rowsOf(batch: readonly Asked[]): { id: string; atMs: number }[] {
  const times = new Map(batch.map(({ id, atMs }) => [id, atMs]));
  return [...times].map(([id, atMs]) => ({ id, atMs })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
