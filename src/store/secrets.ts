import type { Gate } from './gate.ts';
import type { SecretStore } from './store.ts';
import type { Database } from './tables.ts';

export function createSecretStore(db: Database, gate: Gate): SecretStore {
  return {
    async keep(name, fresh) {
      await db
        .insertInto('secrets')
        .values(gate.admit('secrets', { name, value: fresh }))
        // One that cannot be read proves nothing any more.
        .onConflict((same) => same.column('name').doUpdateSet({ value: fresh }).where('secrets.value', '=', ''))
        .execute();
      // Read back: of two bots that start together the first one's counts.
      const { value } = await db
        .selectFrom('secrets')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      return value;
    },
  };
}
