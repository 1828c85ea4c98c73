import { existsSync, readFileSync, statSync } from 'node:fs';
import { sql } from 'kysely';
import type { ReadOnlyBackend } from './backend.ts';
import { serverOf } from './explain-postgres.ts';
import { createGate } from './gate.ts';
import { countMissing, isStore } from './migrate.ts';
import { oneName } from './one-name.ts';
import { placeOf } from './place.ts';
import { createPlannedPostStore } from './planned-posts.ts';
import { APPLICATION, readPostgres } from './postgres.ts';
import { readSqlite } from './sqlite.ts';

/**
 * A store as somebody found it who changed nothing: no table, and no file beside it, which could belong to another user
 * than the bot's and keep that out. `left alone`: it cannot be looked at in that way.
 */
export type Examined = { is: 'not there' } | { is: 'left alone' } | Found;

/** `missing`: how many steps its tables are behind. `unknown`: how many posts nobody knows of whether they stand in Slack. */
type Found = {
  is: 'there';
  missing: number;
  damage: readonly string[];
  unknown: number;
  /** Who works with it, where that can be told. */
  usedBy: string | undefined;
};

/** Looks at a store while bots work with it, or none does. Throws StoreError for what a person can mend. */
export async function examineStore(url: string): Promise<Examined> {
  const place = placeOf(url);
  return 'path' in place ? examineFile(place.path) : examineServer(place.address);
}

async function examineFile(path: string): Promise<Examined> {
  if (!existsSync(path)) return { is: 'not there' };
  const name = oneName(path);
  const isOpen = existsSync(`${name}-wal`);
  if (isOpen && !existsSync(`${name}-shm`)) return { is: 'left alone' };

  await using reading = readSqlite(name, { isAtRest: !isOpen });
  const holder = lockHolder(`${name}.lock`);
  return await examine(reading, holder === undefined ? undefined : `a running bot (process ${holder})`);
}

async function examineServer(address: string): Promise<Examined> {
  await using reading = readPostgres(address);
  const { rows } = await sql<{ count: number; standby: boolean }>`
    select count(*) as count, pg_is_in_recovery() as standby from pg_stat_activity
    where application_name = ${APPLICATION} and pid <> pg_backend_pid()`.execute(reading.db);
  const [{ count, standby } = { count: 0, standby: false }] = rows;
  const examined = await examine(reading, count === 0 ? undefined : `running bots (${count} connections)`);
  if (!standby || examined.is !== 'there') return examined;
  const readOnly = `${serverOf(address)} only lets itself be read: it is a standby. Name the primary in STORE_URL.`;
  return { ...examined, damage: [readOnly, ...examined.damage] };
}

async function examine({ db, findDamage }: ReadOnlyBackend, usedBy: string | undefined): Promise<Examined> {
  if (!(await isStore(db))) return { is: 'not there' };
  const missing = await countMissing(db);
  const { counts } = await createPlannedPostStore(db, createGate()).countOpen();
  return { is: 'there', missing, damage: await findDamage(), unknown: counts.unknown, usedBy };
}

// What SQLite locks of a file to keep all others out begins here. https://sqlite.org/src/file/src/os.h (PENDING_BYTE)
const FIRST_LOCKED = 0x40000000;

/**
 * The process that keeps all others out of a file, from what Linux tells of its locks: to try the lock, if only for a
 * moment, could keep out a bot that starts just then. https://man7.org/linux/man-pages/man5/proc_locks.5.html
 */
function lockHolder(file: string): number | undefined {
  if (!existsSync(file) || !existsSync('/proc/locks')) return undefined;
  const { ino } = statSync(file);
  const held = readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .map((line) => /POSIX +ADVISORY +WRITE +(?<pid>\d+) +\w+:\w+:(?<inode>\d+) +(?<start>\d+)/.exec(line)?.groups)
    .find((lock) => Number(lock?.inode) === ino && Number(lock?.start) >= FIRST_LOCKED);
  return held && Number(held.pid);
}
