import { audited } from './audit.ts';
import type { Gate } from './gate.ts';
import type { DigestStore } from './store.ts';
import type { Database } from './tables.ts';

export function createDigestStore(db: Database, gate: Gate): DigestStore {
  const active = () =>
    db.selectFrom('digests').selectAll().where('stoppedMs', 'is', null).orderBy('sinceMs').orderBy('id');

  return {
    async set(digest, audit) {
      await audited({ db, gate }, audit, async (transaction) => {
        const row = gate.admit('digests', { stoppedMs: null, ...digest });
        await stopIn(transaction, digest.channelId, audit.atMs);
        await transaction
          .insertInto('digests')
          .values(row)
          .onConflict((same) => same.column('id').doUpdateSet(row))
          .execute();
        return true;
      });
    },

    stop: (channelId, audit) =>
      audited({ db, gate }, audit, (transaction) => stopIn(transaction, channelId, audit.atMs)),

    async find(id) {
      const row = await db.selectFrom('digests').selectAll().where('id', '=', id).executeTakeFirst();
      return row && gate.read('digests', row);
    },

    async activeIn(channelId) {
      const row = await active().where('channelId', '=', channelId).executeTakeFirst();
      return row && gate.read('digests', row);
    },

    async active() {
      return gate.readAll('digests', await active().execute());
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
