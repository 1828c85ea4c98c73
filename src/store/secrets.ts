import type { SecretStore } from './store.ts';
import type { Database } from './tables.ts';

export function createSecretStore(db: Database): SecretStore {
  return {
    async keep(name, fresh) {
      await db
        .insertInto('secrets')
        .values({ name, value: fresh })
        .onConflict((same) => same.column('name').doNothing())
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
