import { closeSync, existsSync, linkSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { BUSY, explainSqlite, FULL, numberOf, WAIT_MS } from './explain-sqlite.ts';
import { oneName } from './one-name.ts';
import { StoreError } from './store-error.ts';

// Some 4 MB, between which others have their turn.
const PAGES_AT_ONCE = 1000;

/** The database in `path`, made if need be, set so that what is written survives a loss of power. Throws StoreError. */
export function openFile(path: string): DatabaseSync {
  return orExplain(path, () => {
    if (path !== ':memory:') makePrivate(path);
    const file = new DatabaseSync(path, { timeout: WAIT_MS, enableForeignKeyConstraints: true, defensive: true });
    file.exec('pragma journal_mode = wal; pragma synchronous = full');
    mustHold(file, { journal_mode: path === ':memory:' ? 'memory' : 'wal', synchronous: 2, foreign_keys: 1 });
    return file;
  });
}

/** What is under embargo is in here too: nobody else on this machine may read it. */
function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
}

/** The database in `path` as it is, for somebody who changes nothing. Throws StoreError, also when there is none. */
export function openFileToRead(path: string): DatabaseSync {
  if (!existsSync(path)) throw new StoreError(`There is no store in ${path}. The bot makes one when it starts.`);
  return orExplain(path, () => new DatabaseSync(path, { timeout: WAIT_MS, readOnly: true }));
}

/**
 * Locks a file beside the store for as long as we live: the system gives the lock back however we die, and the store
 * itself stays open to tools. By whatever path a bot comes to the file, it comes to this lock. Throws StoreError when
 * another bot has it.
 */
export function lockFile(path: string): DatabaseSync {
  return orExplain(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    const lock = new DatabaseSync(`${oneName(path)}.lock`, { timeout: 0 });
    try {
      lock.exec('pragma locking_mode = exclusive; begin exclusive');
      return lock;
    } catch (err) {
      lock.close();
      if (numberOf(err) !== BUSY) throw err;
      throw new StoreError(
        `Another Pullquote is working with ${path}. Stop it first, or give this one a file of its own in STORE_URL. ` +
          'Several at once need PostgreSQL.',
        { cause: err },
      );
    }
  });
}

/** Copies a database while others write into it: all of it as it was at one moment. Throws StoreError. */
export async function copyFile(
  { from, to }: { from: string; to: string },
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const source = openFileToRead(from);
  try {
    makePrivate(to);
    // Holds the moment: the copy of a moving file would begin anew with every write.
    source.exec('begin; select count(*) from sqlite_schema');
    await backup(source, to, {
      rate: PAGES_AT_ONCE,
      progress: ({ totalPages, remainingPages }) => onProgress(totalPages - remainingPages, totalPages),
    });
  } catch (err) {
    throw explainSqlite(err, numberOf(err) === FULL ? to : from);
  } finally {
    source.close();
  }
}

/** Makes one file of a copy, without a log beside it, so that it can be sent anywhere. Throws StoreError for a bad one. */
export function finishCopy(path: string): void {
  orExplain(path, () => {
    using file = new DatabaseSync(path);
    file.exec('pragma journal_mode = delete');
    const [damage] = findDamage(file);
    if (damage) throw new StoreError(`The copy of the store is damaged (${damage}). Look at the disk.`);
  });
}

// A database, and what may lie beside it.
const ENDINGS = ['', '-wal', '-shm', '-journal'];

/** Puts a database in the place of another, which gets a new name. At no moment is there none. */
export function replaceFile(path: string, { by, aside }: { by: string; aside: string }): void {
  closeCleanly(path);
  // A damaged one may have left its log, which would be taken for that of its successor.
  for (const ending of ENDINGS.slice(1)) if (existsSync(path + ending)) renameSync(path + ending, aside + ending);
  linkSync(path, aside);
  renameSync(by, path);
}

/** What stands in the log goes into the database itself. */
function closeCleanly(path: string): void {
  try {
    openFile(path).close();
  } catch {
    // It is damaged, and kept as it is.
  }
}

/** Removes a database, if it is there. */
export function removeFile(path: string): void {
  for (const ending of ENDINGS) rmSync(path + ending, { force: true });
}

/** What SQLite finds wrong with a file: nothing, if all is well. */
export function findDamage(file: DatabaseSync): string[] {
  const pages = file
    .prepare('pragma integrity_check')
    .all()
    .map(({ integrity_check: said }) => String(said));
  const loose = file.prepare('pragma foreign_key_check').all();
  return [...pages.filter((said) => said !== 'ok'), ...loose.map(({ table }) => `a row of ${table} refers to nothing`)];
}

/** What was asked for is not always what one gets: a network disk, say, has no write-ahead log. */
function mustHold(file: DatabaseSync, wanted: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(wanted)) {
    const held = file.prepare(`pragma ${name}`).get()?.[name];
    if (held === value) continue;
    throw new StoreError(
      `SQLite cannot keep this store safely here (${name} is ${held} instead of ${value}). Put it on a disk of this machine.`,
    );
  }
}

function orExplain<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (err) {
    throw explainSqlite(err, path);
  }
}
