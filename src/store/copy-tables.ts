import { sql } from 'kysely';
import type { Database, Tables } from './tables.ts';

type TableName = keyof Tables;
type Row = Record<string, unknown>;

export type OnProgress = (done: number, total: number) => void;

/** Every table but the one of migrations, those that others refer to first, with what tells its rows apart. */
export const KEYS = {
  articles: ['id'],
  versions: ['article_id', 'version'],
  records: ['article_id', 'version', 'reader'],
  overruns: ['digest', 'reader'],
  files: ['path'],
  changes: ['seq'],
  cursors: ['name'],
  follows: ['id'],
  digests: ['id'],
  occurrences: ['key'],
  posts: ['channel_id', 'ts'],
  quotes: ['channel_id', 'ts', 'number'],
  settings: ['owner', 'name'],
  events: ['id'],
  threads: ['channel_id', 'thread'],
  secrets: ['name'],
  carried: ['key'],
  audit: ['seq'],
  counters: ['name'],
} satisfies Record<Exclude<TableName, 'migrations'>, string[]>;

// An article may have megabytes.
const PORTION = 50;

/** How many rows each table has. */
export async function countRows(db: Database): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const name of tableNames()) {
    const { rows } = await db
      .selectFrom(name)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    counts.set(name, rows);
  }
  return counts;
}

// What a bot writes when it is started, before anybody asks it anything.
const OWN = ['counters', 'secrets'] as const;

/** Whether nobody has written anything into it yet. */
export async function isEmpty(db: Database): Promise<boolean> {
  const counts = await countRows(db);
  return counts.entries().every(([name, rows]) => OWN.some((own) => own === name) || rows === 0);
}

/** Copies all there is into empty tables. Both must find the tables by their bare names. */
export async function copyTables(from: Database, to: Database, onProgress: OnProgress): Promise<void> {
  const total = (await countRows(from)).values().reduce((sum, rows) => sum + rows, 0);
  let done = 0;
  for (const own of OWN) await to.deleteFrom(own).execute();
  for (const name of tableNames()) {
    for await (const rows of portionsOf(from, name)) {
      await insertInto(to, name, rows);
      done += rows.length;
      onProgress(done, total);
    }
  }
}

// Past the plugins: the copy is of columns, whatever they mean.
async function* portionsOf(db: Database, name: keyof typeof KEYS): AsyncGenerator<Row[]> {
  const keys = sql.join(KEYS[name].map((key) => sql.ref(key)));
  let beyond = sql``;
  for (;;) {
    const portion = sql<Row>`select * from ${sql.table(name)} ${beyond} order by ${keys} limit ${PORTION}`;
    const { rows } = await portion.execute(db.withoutPlugins());
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    beyond = sql`where (${keys}) > (${sql.join(KEYS[name].map((key) => last[key]))})`;
  }
}

async function insertInto(db: Database, name: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  await sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}`.execute(
    db.withoutPlugins(),
  );
}

/** All the rows of a table as queries see them, in the order of their keys, so many at a time. */
export async function* rowsOf(db: Database, name: keyof typeof KEYS, atOnce: number): AsyncGenerator<Row[]> {
  const columns = sql.join(KEYS[name].map((column) => sql.ref(column)));
  for (let last: readonly unknown[] | undefined; ; ) {
    const beyond = last ? sql<boolean>`(${columns}) > (${sql.join(last)})` : sql<boolean>`1 = 1`;
    const rows = await db
      .selectFrom(db.dynamic.table(name).as('rows'))
      .selectAll()
      .where(beyond)
      .orderBy(sql`${columns}`)
      .limit(atOnce)
      .execute();
    const [next] = rows.slice(-1);
    if (!next) return;
    yield rows;
    last = keyValuesOf(name, next);
  }
}

/** What tells a row apart. */
export function keyValuesOf(name: keyof typeof KEYS, row: Row): unknown[] {
  return KEYS[name].map((column) => row[column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())]);
}

/** The tables of KEYS, in its order. */
export function tableNames(): (keyof typeof KEYS)[] {
  return Object.keys(KEYS).filter((name) => isTable(name));
}

function isTable(name: string): name is keyof typeof KEYS {
  return Object.hasOwn(KEYS, name);
}
