import type { Gate } from './gate.ts';
import type { AuditLine } from './records.ts';
import { takeNumbers } from './rows.ts';
import type { Store } from './store.ts';
import type { Database } from './tables.ts';

export function createAudit(db: Database, gate: Gate): Store['audit'] {
  return {
    add: async (line) => {
      await audited({ db, gate }, line, async () => true);
    },

    async newest(count) {
      const rows = await db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(count).execute();
      return gate.readAll('audit', rows).map(({ seq: _seq, ...line }) => line);
    },
  };
}

/**
 * Makes a change that others see, and writes its line, both or neither. Without a line when nothing was changed.
 * The number is taken first, so that two changes of the same thing come one after the other.
 */
export function audited(
  { db, gate }: { db: Database; gate: Gate },
  line: AuditLine,
  change: (transaction: Database) => Promise<boolean>,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const seq = await takeNumbers(transaction, 'audit', 1);
    const isChanged = await change(transaction);
    if (isChanged)
      await transaction
        .insertInto('audit')
        .values(gate.admit('audit', { seq, ...line }))
        .execute();
    return isChanged;
  });
}
