import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { inTime } from '#src/in-time.ts';
import type { Log } from '#src/log.ts';
import { type Measures, unmeasured } from '#src/measures.ts';
import type { Backend, ReadOnlyBackend } from './backend.ts';
import { carefully } from './careful-dialect.ts';
import { explainPostgres } from './explain-postgres.ts';
import { migrate } from './migrate.ts';
import type { Spelling } from './migrations.ts';
import { StoreError } from './store-error.ts';
import { type Database, SCHEMA, type Tables } from './tables.ts';

/** What the server calls our connections. */
export const APPLICATION = 'pullquote';

// Text in the order of its bytes, as in SQLite, wherever the database stands.
const SPELLING: Spelling = {
  text: 'text collate "C"',
  integer: 'bigint',
  real: 'double precision',
  bytes: 'bytea',
  end: '',
};

// When the server counts the session of a bot that has fallen silent as ended: after 60 seconds.
const KEEPALIVE = '-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3';

const CONNECT_MS = 5000;
// No statement of a bot takes long: one that does is stuck, and whoever waits for it with it. Bringing tables up to date
// may take its time, and so may waiting for another bot that does.
const BRISK = { statement_timeout: 30_000, query_timeout: 35_000 };

/** The store in a PostgreSQL database, for any number of bots. Throws StoreError. */
export async function openPostgres(url: string, log?: Log, measures = unmeasured): Promise<Backend> {
  {
    await using patient = kyselyOver(url, {});
    await migrate(patient, { spelling: SPELLING, prepare });
  }
  const db = kyselyOver(url, BRISK, { log, measures });
  // From now on whoever wants to restore a backup sees us on the server.
  await sql`select 1`.execute(db);
  return {
    db,
    alone: (key, work) => alone({ url, key }, work),
    // The server waits for its disk, and we are not held up by that.
    lightly: (work) => db.transaction().execute(work),
    // What is committed there has found its room.
    tryRoom: async () => {},
    close: () => db.destroy(),
  };
}

/** The same for somebody who only looks. `atOneMoment` shows all of it as it was when the work began. */
export function readPostgres(url: string): ReadOnlyBackend & {
  atOneMoment<Result>(work: (transaction: Database) => Promise<Result>): Promise<Result>;
} {
  const db = kyselyOver(url, BRISK);
  return {
    db,
    // The server checks its pages itself, and its tables hold what refers to what.
    findDamage: async () => [],
    atOneMoment: (work) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (transaction) => {
          await sql.raw(`set local search_path to ${SCHEMA}`).execute(transaction);
          return work(transaction);
        }),
    [Symbol.asyncDispose]: () => db.destroy(),
  };
}

/**
 * Fills a store anew, all of it or nothing; with `aside`, what was in it is first put into a schema of that name.
 * Throws StoreError while a bot works with it.
 */
export async function refillPostgres(
  url: string,
  { aside, fill }: { aside: string | undefined; fill: (transaction: Database) => Promise<void> },
): Promise<string | undefined> {
  await using db = kyselyOver(url, {});
  await migrate(db, {
    spelling: SPELLING,
    async prepare(transaction) {
      await mustBeAlone(transaction);
      await prepare(transaction);
      if (!aside) return;
      await sql.raw(`alter schema ${SCHEMA} rename to ${aside}`).execute(transaction);
      await prepare(transaction);
    },
    finish: fill,
  });
  return aside && `schema ${aside}`;
}

async function mustBeAlone(transaction: Database): Promise<void> {
  const others = sql<{ others: number }>`select count(*) as others from pg_stat_activity
    where application_name = ${APPLICATION} and datname = current_database() and pid <> pg_backend_pid()`;
  const { rows } = await others.execute(transaction);
  if (rows[0]?.others) throw new StoreError('A Pullquote is working with this database. Stop it first.');
}

function kyselyOver(
  url: string,
  timeouts: typeof BRISK | Record<string, never>,
  { log, measures = unmeasured }: { log?: Log | undefined; measures?: Measures } = {},
): Database {
  const pool = new pg.Pool({ ...settingsFrom(url), ...timeouts });
  // The next query takes another connection. One without a listener would end the process, and the pool listens to none
  // that is at work.
  pool.on('connect', (client) => client.on('error', (err) => log?.warn({ err }, 'store connection lost')));
  pool.on('error', () => {});
  return new Kysely<Tables>({
    dialect: carefully(new PostgresDialect({ pool }), (err) => explainPostgres(err, url), measures),
    plugins: [new CamelCasePlugin()],
  }).withSchema(SCHEMA);
}

/** Replicas that start together migrate one after the other. */
async function prepare(transaction: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${SCHEMA} migrations`}, 0))`.execute(transaction);
  // Asked for first, because making one takes rights that the owner of a ready-made one may lack.
  const { rows } = await sql`select from pg_namespace where nspname = ${SCHEMA}`.execute(transaction);
  if (rows.length === 0) await sql.raw(`create schema ${SCHEMA}`).execute(transaction);
  await sql.raw(`set local search_path to ${SCHEMA}`).execute(transaction);
}

/**
 * The lock belongs to a session of its own: it is held by a process that is paused, and given back when that dies.
 * A connection that breaks is noticed here within 20 seconds, by the server only after 60, so that nobody else begins
 * before `signal` was aborted.
 */
async function alone<Result>(
  { url, key }: { url: string; key: string },
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | undefined> {
  const session = new pg.Client({ ...settingsFrom(url), options: KEEPALIVE });
  const lost = new AbortController();
  session.on('error', (err) => lost.abort(err));
  session.on('end', () => lost.abort());
  try {
    return (await isTaken(session, key, url)) ? await work(lost.signal) : undefined;
  } finally {
    // The server gives the lock back before it closes the connection. One that is lost may never say so.
    await inTime(session.end(), CONNECT_MS);
  }
}

async function isTaken(session: pg.Client, key: string, url: string): Promise<boolean> {
  try {
    await session.connect();
    const asked = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken';
    const { rows } = await session.query<{ taken: boolean }>(asked, [`${SCHEMA} ${key}`]);
    return rows[0]?.taken === true;
  } catch (err) {
    throw explainPostgres(err, url);
  }
}

function settingsFrom(url: string): pg.PoolConfig {
  return {
    connectionString: url,
    application_name: APPLICATION,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    // After that long the system asks ten times, a second apart.
    keepAliveInitialDelayMillis: 10_000,
    types: { getTypeParser },
    // An idle bot stays to be seen on the server, by whoever wants to restore a backup.
    idleTimeoutMillis: 0,
  };
}

// Times in milliseconds and sizes in bytes fit into a number for the next 280,000 years. What does not is none of them.
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 ? readInteger : pg.types.getTypeParser(oid, format);

function readInteger(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}
