import { audited } from './audit.ts';
import { Digest } from './records.ts';
import { readRow } from './rows.ts';
import type { DigestStore } from './store.ts';
import type { Database } from './tables.ts';

export function createDigestStore(db: Database): DigestStore {
  const active = () =>
    db.selectFrom('digests').selectAll().where('stoppedMs', 'is', null).orderBy('sinceMs').orderBy('id');

  return {
    async set(digest, audit) {
      await audited(db, audit, async (transaction) => {
        const row = { stoppedMs: null, ...digest };
        await stopIn(transaction, digest.channelId, audit.atMs);
        await transaction
          .insertInto('digests')
          .values(row)
          .onConflict((same) => same.column('id').doUpdateSet(row))
          .execute();
        return true;
      });
    },

    stop: (channelId, audit) => audited(db, audit, (transaction) => stopIn(transaction, channelId, audit.atMs)),

    async find(id) {
      const row = await db.selectFrom('digests').selectAll().where('id', '=', id).executeTakeFirst();
      return row && readRow(Digest, row);
    },

    async activeIn(channelId) {
      const row = await active().where('channelId', '=', channelId).executeTakeFirst();
      return row && readRow(Digest, row);
    },

    async active() {
      return (await active().execute()).map((row) => readRow(Digest, row));
    },
  };
}

async function stopIn(transaction: Database, channelId: string, atMs: number): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('digests')
    .set({ stoppedMs: atMs })
    .where('channelId', '=', channelId)
    .where('stoppedMs', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
