import { sql } from 'kysely';
import { KEYS } from './copy-tables.ts';
import type { Gate, RowFault } from './gate.ts';
import type { Database } from './tables.ts';

// More than anybody reads.
const MOST = 100;

/** The rows that were set aside since the store was opened and still cannot be read: somebody may have mended them. */
export async function findSetAside(db: Database, gate: Gate): Promise<RowFault[]> {
  for (const aside of gate.setAside().slice(0, MOST)) {
    const { table, keys } = aside;
    const columns = sql.join(KEYS[table].map((column) => sql.ref(column)));
    const row = await db
      .selectFrom(table)
      .selectAll()
      .where(sql<boolean>`(${columns}) = (${sql.join(keys)})`)
      .executeTakeFirst();
    if (row) gate.read(table, row);
    else gate.forget(aside);
  }
  return gate.setAside().map(({ table, key, fault }) => ({ table, key, fault }));
}
