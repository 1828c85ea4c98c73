import type { Gate } from './gate.ts';
import type { CarriedStore } from './store.ts';
import type { Database } from './tables.ts';

export function createCarriedStore(db: Database, gate: Gate): CarriedStore {
  return {
    async keep({ key, text, atMs }, forgetBeforeMs) {
      await db
        .insertInto('carried')
        .values(gate.admit('carried', { key, text, atMs }))
        .onConflict((same) => same.column('key').doUpdateSet({ atMs }))
        .execute();
      await db.deleteFrom('carried').where('atMs', '<', forgetBeforeMs).execute();
    },

    async find(key) {
      const row = await db.selectFrom('carried').selectAll().where('key', '=', key).executeTakeFirst();
      return row && gate.read('carried', row)?.text;
    },
  };
}
