import { sql } from 'kysely';
import { MIGRATIONS, type Spelling } from './migrations.ts';
import { StoreError } from './store-error.ts';
import { type Database, SCHEMA } from './tables.ts';

const HEAD = Math.max(...MIGRATIONS.map(({ number }) => number));

export type Migrating = {
  spelling: Spelling;
  /** Runs first: it must keep every other bot waiting. */
  prepare(transaction: Database): Promise<void>;
  /** Runs last. */
  finish?(transaction: Database): Promise<void>;
};

/** Brings a store to today's tables, in one transaction. Throws StoreError for one that a newer bot has written. */
export async function migrate(db: Database, { spelling, prepare, finish }: Migrating): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await prepare(transaction);
    const table = `create table if not exists migrations (
      number ${spelling.integer} primary key,
      name ${spelling.text} not null
    ) ${spelling.end}`;
    await sql.raw(table).execute(transaction);

    const reached = await numberReached(transaction);
    mustBeKnown(reached);
    for (const { number, name, statements } of MIGRATIONS) {
      if (number <= reached) continue;
      for (const statement of statements(spelling)) await sql.raw(statement).execute(transaction);
      await transaction.insertInto('migrations').values({ number, name }).execute();
    }
    await finish?.(transaction);
  });
}

/** Throws StoreError where the tables are no longer those of this bot. */
export async function mustBeAtHead(db: Database): Promise<void> {
  const reached = await numberReached(db);
  mustBeKnown(reached);
  if (reached < HEAD)
    throw new StoreError(`The tables of the store went back to step ${reached} while I worked. Start me again.`);
}

/** Whether there is a store of ours in a database, of whatever step. */
export async function isStore(db: Database): Promise<boolean> {
  const tables = await db.introspection.getTables();
  return tables.some(({ name, schema = SCHEMA }) => name === 'migrations' && schema === SCHEMA);
}

/** How many steps a store lacks. Throws StoreError when it has more than we know, or is none. */
export async function countMissing(db: Database): Promise<number> {
  if (!(await isStore(db))) throw new StoreError(NO_STORE);
  const reached = await numberReached(db);
  mustBeKnown(reached);
  return MIGRATIONS.filter(({ number }) => number > reached).length;
}

const NO_STORE = 'There is no store of mine in it. The bot makes one when it starts.';

async function numberReached(db: Database): Promise<number> {
  const { reached } = await db
    .selectFrom('migrations')
    .select(({ fn }) => fn.max('number').as('reached'))
    .executeTakeFirstOrThrow();
  return reached ?? 0;
}

function mustBeKnown(reached: number): void {
  if (reached <= HEAD) return;
  throw new StoreError(
    `This store was written by a newer Pullquote (its tables are at step ${reached}, mine at ${HEAD}). ` +
      'Start that one, or restore a backup from before the upgrade.',
  );
}
