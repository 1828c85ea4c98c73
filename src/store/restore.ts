import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyTables, isEmpty, type OnProgress } from './copy-tables.ts';
import { countMissing } from './migrate.ts';
import { placeOf } from './place.ts';
import { refillPostgres } from './postgres.ts';
import { openSqliteCopy, readSqlite } from './sqlite.ts';
import { copyFile, finishCopy, lockFile, removeFile, replaceFile } from './sqlite-file.ts';
import { StoreError } from './store-error.ts';
import type { Database } from './tables.ts';

/** When it is, in milliseconds, and whether a store that is not empty makes way; it is kept under a name with the time. */
export type Restoring = { nowMs: number; isReplacing: boolean; onProgress: OnProgress };

const IN_DOUBT = 'It was planned when the backup was made, and may have been posted since.';

/**
 * Fills a store from a backup, all of it or nothing. Nothing is ever destroyed: what was in the store is kept aside,
 * and its new name returned. What was due before now may have been posted since the backup: nobody can tell.
 * Throws StoreError, also for a store that is not empty, unless it is to be replaced.
 */
export async function restore(file: string, url: string, options: Restoring): Promise<string | undefined> {
  const place = placeOf(url);
  return 'path' in place ? restoreFile(file, place.path, options) : restorePostgres(file, place.address, options);
}

async function restoreFile(file: string, path: string, options: Restoring): Promise<string | undefined> {
  const lock = lockFile(path);
  const fresh = `${path}.restoring`;
  try {
    const isInTheWay = await isSomething(path);
    if (isInTheWay && !options.isReplacing) throw notEmpty(path);

    await prepareCopy(file, fresh, options);
    if (!isInTheWay) {
      removeFile(path);
      renameSync(fresh, path);
      return undefined;
    }
    const aside = `${path}.${nameAside(options.nowMs)}`;
    replaceFile(path, { by: fresh, aside });
    return aside;
  } finally {
    removeFile(fresh);
    lock.close();
  }
}

async function restorePostgres(file: string, address: string, options: Restoring): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-restore-'));
  try {
    const copy = join(folder, 'store.db');
    await prepareCopy(file, copy, options);
    await using source = readSqlite(copy);
    return await refillPostgres(address, {
      aside: options.isReplacing ? `pullquote_${nameAside(options.nowMs)}` : undefined,
      async fill(into) {
        if (!(await isEmpty(into))) throw notEmpty('The database');
        await copyTables(source.db, into, options.onProgress);
      },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A copy of the backup with today's tables, and with nothing in it that might be posted twice. */
async function prepareCopy(file: string, to: string, { nowMs, onProgress }: Restoring): Promise<void> {
  await mustBeBackup(file);
  removeFile(to);
  await copyFile({ from: file, to }, onProgress);
  {
    await using copy = await openSqliteCopy(to);
    await doubtWhatWasDue(copy.db, nowMs);
  }
  finishCopy(to);
}

async function mustBeBackup(file: string): Promise<void> {
  if (!existsSync(file)) throw new StoreError(`There is no file ${file}.`);
  await using backup = readSqlite(file);
  await countMissing(backup.db);
}

async function doubtWhatWasDue(db: Database, nowMs: number): Promise<void> {
  await db
    .updateTable('occurrences')
    .set({ state: 'unknown', reason: IN_DOUBT })
    .where('state', '=', 'pending')
    .where('dueMs', '<=', nowMs)
    .execute();
}

/** Whether somebody has written into the store in this file. A damaged one is something too. */
async function isSomething(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  try {
    await using store = readSqlite(path);
    return !(await isEmpty(store.db));
  } catch {
    return true;
  }
}

function notEmpty(what: string): StoreError {
  return new StoreError(
    `${what} holds a store that is not empty. With --replace it is kept under another name, and the backup takes its place.`,
  );
}

/** Such as `before_20260127t120000z`: fit for a file and for a schema. */
function nameAside(nowMs: number): string {
  const time = Temporal.Instant.fromEpochMilliseconds(nowMs).toString({ smallestUnit: 'second' });
  return `before_${time.replace(/\W/g, '').toLowerCase()}`;
}
