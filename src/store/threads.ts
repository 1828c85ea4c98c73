import type { Gate } from './gate.ts';
import type { ThreadStore } from './store.ts';
import type { Database } from './tables.ts';

export function createThreadStore(db: Database, gate: Gate): ThreadStore {
  return {
    async remember({ steps, ...rest }, forgetBeforeMs) {
      const row = gate.admit('threads', { ...rest, steps: JSON.stringify(steps) });
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
      return row && gate.read('threads', row);
    },
  };
}
