import { audited } from './audit.ts';
import { Follow } from './records.ts';
import { readRow } from './rows.ts';
import type { FollowStore } from './store.ts';
import type { Database } from './tables.ts';

export function createFollowStore(db: Database): FollowStore {
  const active = () =>
    db.selectFrom('follows').selectAll().where('stoppedMs', 'is', null).orderBy('sinceMs').orderBy('id');

  return {
    async add(follow, audit) {
      await audited(db, audit, async (transaction) => {
        await transaction.insertInto('follows').values(follow).execute();
        return true;
      });
    },

    stop: (id, audit) =>
      audited(db, audit, async (transaction) => {
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
      return row && readRow(Follow, row);
    },

    async active() {
      return (await active().execute()).map((row) => readRow(Follow, row));
    },

    async activeIn(channelId) {
      return (await active().where('channelId', '=', channelId).execute()).map((row) => readRow(Follow, row));
    },
  };
}
