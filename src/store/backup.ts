import { existsSync, renameSync } from 'node:fs';
import { copyTables, type OnProgress } from './copy-tables.ts';
import { countMissing } from './migrate.ts';
import { type Place, placeOf } from './place.ts';
import { readPostgres } from './postgres.ts';
import { openSqliteCopy } from './sqlite.ts';
import { copyFile, finishCopy, removeFile } from './sqlite-file.ts';
import { StoreError } from './store-error.ts';

const BEHIND = 'The tables are behind this Pullquote. Start the bot once, or back up with the Pullquote that runs.';

/**
 * Writes all of a store into a new file, as it was at one moment, while bots work with it. Always SQLite, so that it
 * can be restored into either kind of store. The file appears when it is complete and checked. Throws StoreError.
 */
export async function backUp(url: string, file: string, onProgress: OnProgress): Promise<void> {
  if (existsSync(file)) throw new StoreError(`${file} is there already. Name a new file: I overwrite none.`);

  const part = `${file}.part`;
  removeFile(part);
  try {
    await copyStore(placeOf(url), part, onProgress);
    finishCopy(part);
    renameSync(part, file);
  } finally {
    removeFile(part);
  }
}

async function copyStore(place: Place, to: string, onProgress: OnProgress): Promise<void> {
  if ('path' in place) return copyFile({ from: place.path, to }, onProgress);

  await using source = readPostgres(place.address);
  if ((await countMissing(source.db)) > 0) throw new StoreError(BEHIND);
  await using copy = await openSqliteCopy(to);
  await source.atOneMoment((from) => copy.db.transaction().execute((into) => copyTables(from, into, onProgress)));
}
