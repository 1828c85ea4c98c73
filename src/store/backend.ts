import type { Store } from './store.ts';
import type { Database } from './tables.ts';

/** A database that a bot works with: what differs from one kind to the other. */
export type Backend = Pick<Store, 'alone' | 'close'> & { db: Database };

/** A database that somebody only looks at, also while bots work with it. */
export type ReadOnlyBackend = AsyncDisposable & {
  db: Database;
  /** What the database itself finds wrong with what it holds; nothing, if all is well. */
  findDamage(): Promise<string[]>;
};
