import { sql } from 'kysely';
import type { CounterName, Database } from './tables.ts';

/** A row as a record has it: what is NULL is not there. */
export function withoutNulls(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

// Well under the number of parameters that either database takes in one statement.
const AT_ONCE = 500;

/** Many rows in portions that fit into one statement each. */
export function inPortions<Item>(items: readonly Item[], size = AT_ONCE): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

// No bot counts so far: whatever is higher was not counted.
const HIGHEST = 2 ** 52;

/**
 * Takes the next `count` numbers; the first of them. Whoever else wants one waits for the end of this transaction, so
 * that what is numbered appears in the order of its numbers. A counter that is gone, or damaged, goes on after the highest
 * number that is taken.
 */
export async function takeNumbers(transaction: Database, name: CounterName, count: number): Promise<number> {
  const taken = name === 'trials' ? sql<number>`0` : highestIn(transaction, name);
  const { value } = await transaction
    .insertInto('counters')
    .values({ name, value: sql<number>`${taken} + ${sql.lit(count)}` })
    .onConflict((same) =>
      same.column('name').doUpdateSet(({ ref }) => {
        const now = ref('counters.value');
        const isSound = sql`${now} between ${taken} and ${sql.lit(HIGHEST)}`;
        return { value: sql<number>`case when ${isSound} then ${now} else ${taken} end + ${sql.lit(count)}` };
      }),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return value - count + 1;
}

function highestIn(transaction: Database, table: 'audit' | 'changes') {
  return transaction
    .selectFrom(table)
    .select(({ fn }) => fn.coalesce(fn.max('seq'), sql<number>`0`).as('highest'))
    .where('seq', '<', HIGHEST);
}
