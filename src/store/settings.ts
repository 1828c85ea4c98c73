import { audited } from './audit.ts';
import type { Gate } from './gate.ts';
import type { SettingStore } from './store.ts';
import type { Database } from './tables.ts';

export function createSettingStore(db: Database, gate: Gate): SettingStore {
  return {
    async get(owner, name) {
      const row = await db
        .selectFrom('settings')
        .selectAll()
        .where('owner', '=', owner)
        .where('name', '=', name)
        .executeTakeFirst();
      return row && gate.read('settings', row)?.value;
    },

    async all(name) {
      const rows = await db.selectFrom('settings').selectAll().where('name', '=', name).orderBy('owner').execute();
      return new Map(gate.readAll('settings', rows).map(({ owner, value }) => [owner, value]));
    },

    async set(setting, audit) {
      await audited({ db, gate }, audit, async (transaction) => {
        await transaction
          .insertInto('settings')
          .values(gate.admit('settings', setting))
          .onConflict((same) => same.columns(['owner', 'name']).doUpdateSet({ value: setting.value }))
          .execute();
        return true;
      });
    },
  };
}
