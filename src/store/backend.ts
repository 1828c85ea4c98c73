import type { Store } from './store.ts';
import type { Database } from './tables.ts';

/** A database that a bot works with: what differs from one kind to the other. */
export type Backend = Pick<Store, 'alone' | 'close'> & {
  db: Database;
  /**
   * A transaction in which this process does not wait for a disk: it survives the death of the bot, but a loss of power may
   * undo it. For what is many and does no harm when it is lost.
   */
  lightly<Result>(work: (transaction: Database) => Promise<Result>): Promise<Result>;
  /** Throws StoreError where there is no room for more, though a small write may still succeed. */
  tryRoom(): Promise<void>;
};

/** A database that somebody only looks at, also while bots work with it. */
export type ReadOnlyBackend = AsyncDisposable & {
  db: Database;
  /** What the database itself finds wrong with what it holds; nothing, if all is well. */
  findDamage(): Promise<string[]>;
};
