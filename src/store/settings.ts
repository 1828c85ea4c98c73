import { audited } from './audit.ts';
import type { SettingStore } from './store.ts';
import type { Database } from './tables.ts';

export function createSettingStore(db: Database): SettingStore {
  return {
    async get(owner, name) {
      const row = await db
        .selectFrom('settings')
        .select('value')
        .where('owner', '=', owner)
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.value;
    },

    async all(name) {
      const rows = await db
        .selectFrom('settings')
        .select(['owner', 'value'])
        .where('name', '=', name)
        .orderBy('owner')
        .execute();
      return new Map(rows.map(({ owner, value }) => [owner, value]));
    },

    async set(setting, audit) {
      await audited(db, audit, async (transaction) => {
        await transaction
          .insertInto('settings')
          .values(setting)
          .onConflict((same) => same.columns(['owner', 'name']).doUpdateSet({ value: setting.value }))
          .execute();
        return true;
      });
    },
  };
}
