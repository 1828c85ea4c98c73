import { StoreError } from './store-error.ts';

/** Where a store is: a file (or `:memory:`), or the address of a PostgreSQL database. */
export type Place = { path: string } | { address: string };

/** Reads STORE_URL. Throws StoreError; the address, which may hold a password, is never in its message. */
export function placeOf(url: string): Place {
  // Two slashes would make a host of the folder, as in other addresses; one or three begin at the root.
  const [, path] = /^sqlite:(?!\/\/(?!\/))(.+)$/s.exec(url) ?? [];
  if (path) return { path };
  if (/^postgres(?:ql)?:\/\/./.test(url)) return { address: url };
  throw new StoreError(
    'STORE_URL must be “sqlite:” and a file, such as sqlite:data/pullquote.db, or the address of a PostgreSQL ' +
      'database, such as postgres://user:password@host/database.',
  );
}
