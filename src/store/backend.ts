import type { Store } from './store.ts';
import type { Database } from './tables.ts';

/** What differs from one database to the other. */
export type Backend = Pick<Store, 'alone' | 'close'> & {
  db: Database;
  /** What the database itself finds wrong with its files or tables: nothing, if all is well. */
  findDamage(): Promise<string[]>;
};
