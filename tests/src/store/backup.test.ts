import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { backUp } from '#src/store/backup.ts';
import { checkStore } from '#src/store/check.ts';
import { KEYS } from '#src/store/copy-tables.ts';
import { openStore } from '#src/store/open-store.ts';
import { restore } from '#src/store/restore.ts';
import { StoreError } from '#src/store/store-error.ts';
import { backupKeepsItsPromises, expectRestored, filled, NOON, newFile, REPLACING } from './backup.contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('a backup of SQLite, made while the bot works, restores into SQLite', () => expectRestored(newFile, newFile));

describe('in SQLite', () => backupKeepsItsPromises(newFile));

test('a damaged store makes way for a backup, and is kept as it is', async () => {
  const folder = temporaryFolder();
  const [path, file] = [join(folder, 'store.db'), join(folder, 'b.db')];
  await filled(`sqlite:${path}`);
  await backUp(`sqlite:${path}`, file, NOON.onProgress);
  const damaged = Buffer.alloc(9_000, 'no database');
  writeFileSync(path, damaged);
  writeFileSync(`${path}-wal`, damaged);

  await expect(restore(file, `sqlite:${path}`, NOON)).rejects.toThrow('not empty');
  const aside = (await restore(file, `sqlite:${path}`, REPLACING)) ?? '';
  expect(readFileSync(aside)).toEqual(damaged);
  expect(readFileSync(`${aside}-wal`)).toEqual(damaged);
  expect((await checkStore(`sqlite:${path}`)).counts.get('versions')).toBe(121);
});

test('a backup overwrites nothing, and leaves nothing behind when it fails', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'b.db');
  writeFileSync(file, 'precious');
  await expect(backUp(`sqlite:${folder}/none.db`, file, NOON.onProgress)).rejects.toThrow('I overwrite none');
  await expect(backUp(`sqlite:${folder}/none.db`, `${file}2`, NOON.onProgress)).rejects.toThrow(StoreError);
  expect(readdirSync(folder)).toEqual(['b.db']);
});

test('every table is backed up', async () => {
  const folder = temporaryFolder();
  await (await openStore(`sqlite:${folder}/store.db`)).close();
  const tables = new DatabaseSync(`${folder}/store.db`)
    .prepare("select name from sqlite_schema where type = 'table'")
    .all();
  expect(tables.map(({ name }) => name).sort()).toEqual([...Object.keys(KEYS), 'migrations'].sort());
});
