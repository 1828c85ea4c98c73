import { AuditLine } from './records.ts';
import { readRow, takeNumbers } from './rows.ts';
import type { Store } from './store.ts';
import type { Database } from './tables.ts';

export function createAudit(db: Database): Store['audit'] {
  return {
    add: async (line) => {
      await audited(db, line, async () => true);
    },

    async newest(count) {
      const rows = await db
        .selectFrom('audit')
        .select(['atMs', 'userId', 'action', 'subject'])
        .orderBy('seq', 'desc')
        .limit(count)
        .execute();
      return rows.map((row) => readRow(AuditLine, row));
    },
  };
}

/**
 * Makes a change that others see, and writes its line, both or neither. Without a line when nothing was changed.
 * The number is taken first, so that two changes of the same thing come one after the other.
 */
export function audited(
  db: Database,
  line: AuditLine,
  change: (transaction: Database) => Promise<boolean>,
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const seq = await takeNumbers(transaction, 'audit', 1);
    const isChanged = await change(transaction);
    if (isChanged)
      await transaction
        .insertInto('audit')
        .values({ seq, ...line })
        .execute();
    return isChanged;
  });
}
