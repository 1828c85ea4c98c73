import { Thread } from './records.ts';
import { readRow } from './rows.ts';
import type { ThreadStore } from './store.ts';
import type { Database } from './tables.ts';

export function createThreadStore(db: Database): ThreadStore {
  return {
    async remember({ steps, ...rest }, forgetBeforeMs) {
      const row = { ...rest, steps: JSON.stringify(steps) };
      await db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('threads')
          .values(row)
          .onConflict((same) => same.columns(['channelId', 'thread']).doUpdateSet(row))
          .execute();
        await transaction.deleteFrom('threads').where('atMs', '<', forgetBeforeMs).execute();
      });
    },

    async find(channelId, thread) {
      const row = await db
        .selectFrom('threads')
        .selectAll()
        .where('channelId', '=', channelId)
        .where('thread', '=', thread)
        .executeTakeFirst();
      return row && readRow(Thread, { ...row, steps: JSON.parse(row.steps) });
    },
  };
}
