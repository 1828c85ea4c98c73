import type { EventStore } from './store.ts';
import type { Database } from './tables.ts';

export function createEventStore(db: Database): EventStore {
  return {
    async isNew(id, atMs) {
      const { numInsertedOrUpdatedRows = 0n } = await db
        .insertInto('events')
        .values({ id, atMs })
        .onConflict((same) => same.column('id').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows > 0n;
    },

    async forgetBefore(ms) {
      await db.deleteFrom('events').where('atMs', '<', ms).execute();
    },
  };
}
