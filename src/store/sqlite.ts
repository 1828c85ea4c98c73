import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';
import type { Backend } from './backend.ts';
import { carefully } from './careful-dialect.ts';
import { migrate } from './migrate.ts';
import type { Spelling } from './migrations.ts';
import { StoreError } from './store-error.ts';
import type { Database, Tables } from './tables.ts';

const SPELLING: Spelling = { text: 'text', integer: 'integer', real: 'real', bytes: 'blob', end: 'strict' };

// A tool may hold the file for the moment of a write; a bot waits that long before it gives up.
const WAIT_MS = 5000;

/** The store in one file, for one bot at a time. `:memory:` is gone when it is closed. Throws StoreError. */
export async function openSqlite(path: string): Promise<Backend> {
  const lock = path === ':memory:' ? undefined : lockFor(path);
  try {
    const file = openFile(path);
    const db = kyselyOver(file, path);
    await migrate(db, { spelling: SPELLING, prepare: async () => {} });
    return { ...backendOf(db), close: () => closeAll(db, file, lock) };
  } catch (err) {
    lock?.close();
    throw explain(err, path);
  }
}

/** The same file for a tool that looks and changes nothing, beside the bot. Throws StoreError, also when it is not there. */
export function openSqliteToRead(path: string): Backend & { file: DatabaseSync } {
  try {
    const file = new DatabaseSync(path, { timeout: WAIT_MS, readOnly: true });
    const db = kyselyOver(file, path);
    return { ...backendOf(db), file, close: () => db.destroy() };
  } catch (err) {
    throw explain(err, path);
  }
}

function backendOf(db: Database): Omit<Backend, 'close'> {
  const held = new Set<string>();
  return {
    db,

    // There is one bot on a file, so what this process knows is all there is to know.
    async alone(key, work) {
      if (held.has(key)) return undefined;
      held.add(key);
      try {
        return await work(new AbortController().signal);
      } finally {
        held.delete(key);
      }
    },

    async findDamage() {
      return [];
    },
  };
}

async function closeAll(db: Database, file: DatabaseSync, lock: DatabaseSync | undefined): Promise<void> {
  if (file.isOpen) file.exec('pragma wal_checkpoint(truncate)');
  await db.destroy();
  if (lock?.isOpen) lock.close();
}

/**
 * A file beside the store that is locked for as long as we live: the system gives the lock back however we die.
 * The store itself stays open to tools.
 */
function lockFor(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
    return lock;
  } catch (err) {
    lock.close();
    if (codeOf(err) !== BUSY) throw err;
    throw new StoreError(
      `Another Pullquote is working with ${path}. Stop it first, or give this one a file of its own in STORE_URL. ` +
        'Several at once need PostgreSQL.',
      { cause: err },
    );
  }
}

function openFile(path: string): DatabaseSync {
  const file = new DatabaseSync(path, { timeout: WAIT_MS, enableForeignKeyConstraints: true, defensive: true });
  file.exec('pragma journal_mode = wal; pragma synchronous = full');
  mustHold(file, { journal_mode: path === ':memory:' ? 'memory' : 'wal', synchronous: 2, foreign_keys: 1 });
  return file;
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

function kyselyOver(file: DatabaseSync, path: string): Database {
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createDriver: () => new ImmediateDriver({ database: { close: () => file.close(), prepare: prepareIn(file) } }),
  };
  return new Kysely<Tables>({
    dialect: carefully(dialect, (err) => explain(err, path)),
    plugins: [new CamelCasePlugin()],
  });
}

/** Asks for the right to write at once: whoever asks only later is turned away if somebody wrote in between. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

function prepareIn(file: DatabaseSync): (sql: string) => SqliteStatement {
  return (sql) => {
    const statement = file.prepare(sql);
    const values = (parameters: readonly unknown[]) => parameters.map(bindable);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...values(parameters)),
      run: (parameters) => statement.run(...values(parameters)),
      iterate: (parameters) => statement.iterate(...values(parameters)),
    };
  };
}

function bindable(value: unknown): string | number | bigint | Uint8Array | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot keep a ${typeof value}`);
}

// https://sqlite.org/rescode.html
const BUSY = 5;
const ADVICE: Record<number, (path: string) => string> = {
  5: (path) => `${path} is held by another program for longer than ${WAIT_MS / 1000} seconds. Close that one.`,
  8: (path) => `${path} is read-only. Give me the right to write it, and its folder.`,
  10: (path) => `The disk with ${path} fails to read or write. Look at the disk; what was written before is safe.`,
  11: (path) => `${path} is damaged. Put it aside and restore the last backup: npm run restore -- <file>`,
  13: (path) => `The disk with ${path} is full. Make room; nothing that was written before is lost.`,
  14: (path) => `${path} cannot be opened. Check that its folder is there and that I may write in it.`,
  26: (path) => `${path} is not a store of mine. Name another file in STORE_URL.`,
};

function explain(err: unknown, path: string): unknown {
  if (isCode(err, 'EACCES') || isCode(err, 'EPERM') || isCode(err, 'EROFS') || isCode(err, 'ENOTDIR')) {
    return new StoreError(
      `I may not make the folder for ${path}. Give me the right to, or name another in STORE_URL.`,
      {
        cause: err,
      },
    );
  }
  const advice = ADVICE[codeOf(err) ?? 0];
  return advice ? new StoreError(advice(path), { cause: err }) : err;
}

/** SQLite's own number for what went wrong, without its finer distinctions. */
function codeOf(err: unknown): number | undefined {
  return err instanceof Error && 'errcode' in err && typeof err.errcode === 'number' ? err.errcode & 0xff : undefined;
}

function isCode(err: unknown, code: string): boolean {
  return err instanceof Error && 'code' in err && err.code === code;
}
