import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
  sql,
} from 'kysely';
import { type Measures, unmeasured } from '#src/measures.ts';
import type { Backend, ReadOnlyBackend } from './backend.ts';
import { carefully } from './careful-dialect.ts';
import { BUSY, explainSqlite, numberOf, WAIT_MS } from './explain-sqlite.ts';
import { migrate } from './migrate.ts';
import type { Spelling } from './migrations.ts';
import { findDamage, holdPlaces, lockFile, openFile, openFileToRead, orExplain, tryRoom } from './sqlite-file.ts';
import type { Database, Tables } from './tables.ts';

// How often a file that another program holds is asked for again.
const ASK_AGAIN_MS = 20;

const SPELLING: Spelling = { text: 'text', integer: 'integer', real: 'real', bytes: 'blob', end: 'strict' };

/** The store in one file, for one bot at a time. `:memory:` is gone when it is closed. Throws StoreError. */
export async function openSqlite(path: string, measures = unmeasured): Promise<Backend> {
  const lock = path === ':memory:' ? undefined : lockFile(path);
  try {
    const { db, close } = await openUnlocked(path, measures);
    return {
      db,
      lightly: (work) => lightly(db, work),
      alone: aloneInProcess(),
      tryRoom: () => tryRoom(path),
      async close() {
        await close();
        if (lock?.isOpen) lock.close();
      },
    };
  } catch (err) {
    lock?.close();
    throw err;
  }
}

/** A file that no bot knows of, such as a backup in the making, its tables made or brought up to date. */
export async function openSqliteCopy(path: string): Promise<AsyncDisposable & { db: Database }> {
  const { db, close } = await openUnlocked(path);
  return { db, [Symbol.asyncDispose]: close };
}

/** The file of a store, for somebody who looks while a bot works with it; or, `isAtRest`, while nobody does. */
export function readSqlite(path: string, { isAtRest = false } = {}): ReadOnlyBackend {
  const file = openFileToRead(path, isAtRest);
  const db = kyselyOver(file, path);
  return {
    db,
    findDamage: async () => orExplain(path, () => findDamage(file)),
    [Symbol.asyncDispose]: () => db.destroy(),
  };
}

async function openUnlocked(path: string, measures = unmeasured): Promise<Pick<Backend, 'db' | 'close'>> {
  const file = openFile(path);
  const places = { mustHold: () => {} };
  const db = kyselyOver(file, path, { measures, beforeWriting: () => places.mustHold() });
  try {
    await migrate(db, { spelling: SPELLING, prepare: async () => {} });
    // By now its log lies beside it.
    places.mustHold = holdPlaces(path);
  } catch (err) {
    file.close();
    throw err;
  }
  return { db, close: () => db.destroy() };
}

/** There is one bot on a file, so what this process knows is all there is to know. */
function aloneInProcess(): Backend['alone'] {
  const held = new Set<string>();
  return async (key, work) => {
    if (held.has(key)) return undefined;
    held.add(key);
    try {
      return await work(new AbortController().signal);
    } finally {
      held.delete(key);
    }
  };
}

/** In its turn on the one connection, which waits for the disk again afterwards. */
function lightly<Result>(db: Database, work: (transaction: Database) => Promise<Result>): Promise<Result> {
  return db.connection().execute(async (connection) => {
    await sql`pragma synchronous = normal`.execute(connection);
    try {
      return await connection.transaction().execute(work);
    } finally {
      await sql`pragma synchronous = full`.execute(connection);
    }
  });
}

/** `beforeWriting` throws where nothing may be written. */
function kyselyOver(
  file: DatabaseSync,
  path: string,
  { measures = unmeasured, beforeWriting = () => {} }: { measures?: Measures; beforeWriting?: () => void } = {},
): Database {
  // SQLite would wait with the whole process; the driver waits without holding anybody up.
  file.exec('pragma busy_timeout = 0');
  const database = { close: () => file.close(), prepare: (text: string) => prepare(file, text, beforeWriting) };
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createDriver: () => new PatientDriver({ database }),
  };
  return new Kysely<Tables>({
    dialect: carefully(dialect, (err) => explainSqlite(err, path), measures),
    plugins: [new CamelCasePlugin()],
  });
}

// Also what opens a transaction: all of ours are made to write in.
const WRITES = /^(?:begin|insert|update|delete)\b/i;

/**
 * Asks for the right to write at once: whoever asks only later is turned away if somebody wrote in between. While another
 * program holds the file, what is asked of it waits, and nobody else.
 */
class PatientDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection());
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class PatientConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection;

  constructor(inner: DatabaseConnection) {
    this.#inner = inner;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const untilMs = performance.now() + WAIT_MS;
    for (;;) {
      try {
        return await this.#inner.executeQuery<Row>(query);
      } catch (err) {
        if (numberOf(err) !== BUSY || performance.now() >= untilMs) throw err;
      }
      await pause(ASK_AGAIN_MS);
    }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#inner.streamQuery<Row>(query, chunkSize);
  }
}

function prepare(file: DatabaseSync, text: string, beforeWriting: () => void): SqliteStatement {
  if (WRITES.test(text)) beforeWriting();
  const statement = file.prepare(text);
  // A number too large for us would else keep all the other rows from being read.
  statement.setReadBigInts(true);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(bindable)).map(inNumbers),
    run: (parameters) => statement.run(...parameters.map(bindable)),
    iterate: (parameters) => statement.iterate(...parameters.map(bindable)).map(inNumbers),
  };
}

/** A row with numbers for its integers, as far as these are exact. */
function inNumbers(row: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) row[name] = Number(value);
  }
  return row;
}

function bindable(value: unknown): string | number | bigint | Uint8Array | null {
  if (value === null || value instanceof Uint8Array) return value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  throw new TypeError(`SQLite cannot keep a value of type ${typeof value}.`);
}
