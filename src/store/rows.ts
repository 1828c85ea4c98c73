import type { z } from 'zod';
import type { CounterName, Database } from './tables.ts';

/** A row as the record it is. Throws when it is none: then something but us has written here. */
export function readRow<Schema extends z.ZodType>(schema: Schema, row: object): z.output<Schema> {
  return schema.parse(withoutNulls(row));
}

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

/**
 * Takes the next `count` numbers; the first of them. Whoever else wants one waits for the end of this transaction, so
 * that what is numbered appears in the order of its numbers.
 */
export async function takeNumbers(transaction: Database, name: CounterName, count: number): Promise<number> {
  const { value } = await transaction
    .updateTable('counters')
    .set((counter) => ({ value: counter('value', '+', count) }))
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirstOrThrow();
  return value - count + 1;
}
