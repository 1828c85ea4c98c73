import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Log } from '#src/log.ts';
import type { Backend, Reading } from './backend.ts';
import { carefully } from './careful-dialect.ts';
import { migrate } from './migrate.ts';
import type { Spelling } from './migrations.ts';
import { StoreError } from './store-error.ts';
import { type Database, SCHEMA, type Tables } from './tables.ts';
import { within } from './within.ts';

/** What the server calls our connections. */
const APPLICATION = 'pullquote';

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
export async function openPostgres(url: string, log?: Log): Promise<Backend> {
  {
    await using patient = kyselyOver(url, {});
    await migrate(patient, { spelling: SPELLING, prepare });
  }
  const db = kyselyOver(url, BRISK, log);
  // From now on whoever wants to restore a backup sees us on the server.
  await sql`select 1`.execute(db);
  return { db, alone: (key, work) => alone({ url, key }, work), close: () => db.destroy() };
}

/** The same for somebody who only looks. `atOneMoment` shows all of it as it was when the work began. */
export function readPostgres(url: string): Reading & {
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

function kyselyOver(url: string, timeouts: typeof BRISK | Record<string, never>, log?: Log): Database {
  const pool = new pg.Pool({ ...settingsFrom(url), ...timeouts });
  // The next query takes another connection. One without a listener would end the process, and the pool listens to none
  // that is at work.
  pool.on('connect', (client) => client.on('error', (err) => log?.warn({ err }, 'store connection lost')));
  pool.on('error', () => {});
  return new Kysely<Tables>({
    dialect: carefully(new PostgresDialect({ pool }), (err) => explain(err, url)),
    plugins: [new CamelCasePlugin()],
  }).withSchema(SCHEMA);
}

/** Replicas that start together migrate one after the other. */
async function prepare(transaction: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${SCHEMA} migrations`}, 0))`.execute(transaction);
  await sql.raw(`create schema if not exists ${SCHEMA}`).execute(transaction);
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
    await within(CONNECT_MS, session.end(), undefined);
  }
}

async function isTaken(session: pg.Client, key: string, url: string): Promise<boolean> {
  try {
    await session.connect();
    const asked = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken';
    const { rows } = await session.query<{ taken: boolean }>(asked, [`${SCHEMA} ${key}`]);
    return rows[0]?.taken === true;
  } catch (err) {
    throw explain(err, url);
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

// Times in milliseconds and sizes in bytes fit into a number for the next 280,000 years.
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format);

// https://www.postgresql.org/docs/current/errcodes-appendix.html, and what the network says.
const NO_ANSWER =
  /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|08\w{3}|57P0[123])$/;
const ADVICE: Record<string, (where: string) => string> = {
  '28P01': (where) => `${where} does not accept this user with this password. Put right STORE_URL.`,
  28000: (where) => `${where} does not let this user in. Put right STORE_URL, or pg_hba.conf on the server.`,
  '3D000': (where) => `There is no database ${where}. Make it (createdb), or put right STORE_URL.`,
  42501: (where) =>
    `The user in STORE_URL lacks rights in ${where}. It needs CREATE on the database, or to own our schema.`,
  25006: (where) => `${where} only lets me read: it may be a standby. Name the primary in STORE_URL.`,
  53100: (where) => `The disk of ${where} is full. Make room; nothing that was written before is lost.`,
  53300: (where) => `${where} has no connection left for me. Raise max_connections, or end other programs.`,
};

function explain(err: unknown, url: string): unknown {
  const where = nameOf(url);
  const code = err instanceof Error && 'code' in err ? String(err.code) : '';
  // The error of an address that cannot be read may quote it, password and all.
  if (code === 'ERR_INVALID_URL') return new StoreError('STORE_URL is no address of a PostgreSQL database.');

  const advice = ADVICE[code];
  if (advice) return new StoreError(advice(where), { cause: err });
  if (!NO_ANSWER.test(code) && !isTimeout(err)) return err;
  return new StoreError(`PostgreSQL at ${where} does not answer. Is it running, and STORE_URL right?`, { cause: err });
}

/** The driver's own errors have no code. */
function isTimeout(err: unknown): boolean {
  return err instanceof Error && /^(?:timeout e|Connection terminated|Query read timeout)/.test(err.message);
}

/** Host and database, without the user and the password. */
function nameOf(url: string): string {
  const { host, pathname } = URL.parse(url) ?? { host: 'that address', pathname: '' };
  return `${host}${pathname}`;
}
