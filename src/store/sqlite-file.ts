import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
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

/**
 * The database in `path` as it is, for somebody who changes nothing. `isAtRest`: nobody else has it open, and so no file
 * need be made beside it. Throws StoreError, also when there is none.
 */
export function openFileToRead(path: string, isAtRest = false): DatabaseSync {
  if (!existsSync(path)) throw new StoreError(`There is no store in ${path}. The bot makes one when it starts.`);
  const unchanging = new URL('?immutable=1', pathToFileURL(path));
  return orExplain(path, () => new DatabaseSync(isAtRest ? unchanging : path, { timeout: WAIT_MS, readOnly: true }));
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

/**
 * Looks at the files of a database that is open, and gives back what throws StoreError as soon as one of them is no longer
 * in its place: SQLite would go on writing into what nobody will find again.
 */
export function holdPlaces(path: string): () => void {
  if (path === ':memory:') return () => {};
  // Where a link leads to, there the log lies too.
  const real = realpathSync(path);
  const held = ENDINGS.map((ending) => real + ending).flatMap((file) => {
    const identity = identityOf(file);
    return identity === undefined ? [] : [{ file, identity }];
  });
  return () => {
    const lost = held.find(({ file, identity }) => identityOf(file) !== identity);
    if (!lost) return;
    throw new StoreError(
      `${lost.file} is no longer in its place: what I wrote now would be lost. Stop me, put the file back ` +
        '(or a backup: npm run restore -- <file> --replace), and start me again.',
    );
  };
}

function identityOf(file: string): string | undefined {
  const { dev, ino } = statSync(file, { bigint: true, throwIfNoEntry: false }) ?? {};
  return ino === undefined ? undefined : `${dev} ${ino}`;
}

// As much as a long article with its original takes.
const ROOM = Buffer.alloc(1_000_000);

/**
 * Throws StoreError where a disk has no room for an article. The database itself does not tell: for long it writes over what
 * stands in its log already. What is written here is removed before the system puts it onto the disk.
 */
export async function tryRoom(path: string): Promise<void> {
  if (path === ':memory:') return;
  const trial = `${path}.trial`;
  try {
    await writeFile(trial, ROOM, { mode: 0o600 });
  } catch (err) {
    throw explainSqlite(err, path);
  } finally {
    await rm(trial, { force: true });
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

/** What `work` comes to; what SQLite or the disk says against it is thrown as a StoreError. */
export function orExplain<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (err) {
    throw explainSqlite(err, path);
  }
}
