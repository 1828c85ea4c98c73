import { audited } from './audit.ts';
import type { Gate } from './gate.ts';
import type { FollowStore } from './store.ts';
import type { Database } from './tables.ts';

export function createFollowStore(db: Database, gate: Gate): FollowStore {
  const active = () =>
    db.selectFrom('follows').selectAll().where('stoppedMs', 'is', null).orderBy('sinceMs').orderBy('id');

  return {
    async add(follow, audit) {
      await audited({ db, gate }, audit, async (transaction) => {
        await transaction.insertInto('follows').values(gate.admit('follows', follow)).execute();
        return true;
      });
    },

    stop: (id, audit) =>
      audited({ db, gate }, audit, async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('follows')
          .set({ stoppedMs: audit.atMs })
          .where('id', '=', id)
          .where('stoppedMs', 'is', null)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),

    async find(id) {
      const row = await db.selectFrom('follows').selectAll().where('id', '=', id).executeTakeFirst();
      return row && gate.read('follows', row);
    },

    async active() {
      return gate.readAll('follows', await active().execute());
    },

    async activeIn(channelId) {
      return gate.readAll('follows', await active().where('channelId', '=', channelId).execute());
    },
  };
}
