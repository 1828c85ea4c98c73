import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { examineStore } from '#src/store/examine.ts';
import { openStore } from '#src/store/open-store.ts';
import { filled } from './backup.contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** All that lies in a folder: names, sizes, and when it was changed. */
function seen(folder: string) {
  return readdirSync(folder).map((name) => {
    const { size, mtimeMs, ctimeMs } = statSync(`${folder}/${name}`);
    return { name, size, mtimeMs, ctimeMs };
  });
}

async function aStore(): Promise<{ folder: string; path: string; url: string }> {
  const folder = temporaryFolder();
  const path = `${folder}/store.db`;
  await filled(`sqlite:${path}`);
  return { folder, path, url: `sqlite:${path}` };
}

test('where there is none, none is made, nor its folder', async () => {
  const folder = temporaryFolder();
  expect(await examineStore(`sqlite:${folder}/deep/store.db`)).toEqual({ is: 'not there' });
  expect(readdirSync(folder)).toEqual([]);
});

test('at rest it is looked through, and left as it is to the last file', async () => {
  const { folder, url } = await aStore();
  const before = seen(folder);
  const found = await examineStore(url);
  expect(found).toEqual({ is: 'there', missing: 0, damage: [], unknown: expect.any(Number), usedBy: undefined });
  expect(found).toMatchObject({ unknown: expect.any(Number) });
  expect(seen(folder)).toEqual(before);
});

test('while a bot works with it, that bot is named and goes on writing, and may start at any moment', async () => {
  const { folder, url } = await aStore();
  const store = await openStore(url);
  onTestFinished(() => store.close());
  await store.events.isNew('before', 1);
  const names = readdirSync(folder);
  const looks = Array.from({ length: 20 }, () => examineStore(url));
  const writes = Array.from({ length: 50 }, (_, at) => store.events.isNew(`e${at}`, 1));
  expect(new Set(await Promise.all(writes))).toEqual(new Set([true]));
  const usedBy = existsSync('/proc/locks') ? `a running bot (process ${process.pid})` : undefined;
  for (const found of await Promise.all(looks))
    expect(found).toMatchObject({ is: 'there', missing: 0, damage: [], usedBy });
  expect(readdirSync(folder)).toEqual(names);
});

test('of a bot that was killed, what it had written last is seen, and its files stay', async () => {
  const { path, url } = await aStore();
  const store = await openStore(url);
  onTestFinished(() => store.close());
  await store.events.isNew('last', 1);
  const left = temporaryFolder();
  for (const ending of ['', '-wal', '-shm']) copyFileSync(path + ending, `${left}/store.db${ending}`);
  const names = readdirSync(left);
  expect(await examineStore(`sqlite:${left}/store.db`)).toMatchObject({ is: 'there', damage: [] });
  expect(readdirSync(left)).toEqual(names);
});

test('what cannot be looked at without making a file is left alone', async () => {
  const { path, url } = await aStore();
  const store = await openStore(url);
  onTestFinished(() => store.close());
  const left = temporaryFolder();
  for (const ending of ['', '-wal']) copyFileSync(path + ending, `${left}/store.db${ending}`);
  expect(await examineStore(`sqlite:${left}/store.db`)).toEqual({ is: 'left alone' });
  expect(readdirSync(left)).toEqual(['store.db', 'store.db-wal']);
});

test('how far its tables are behind is counted; those of a newer bot are refused', async () => {
  const { path, url } = await aStore();
  const change = (text: string) => {
    using file = new DatabaseSync(path);
    file.exec(text);
  };
  change('delete from migrations where number = (select max(number) from migrations)');
  expect(await examineStore(url)).toMatchObject({ is: 'there', missing: 1 });
  change("insert into migrations values (999, 'later')");
  await expect(examineStore(url)).rejects.toThrow(/newer Pullquote/);
});

test('damage is found, and what is no store is refused', async () => {
  const { path, url } = await aStore();
  const bytes = readFileSync(path);
  // Every page but the first, which says what it is.
  bytes.fill(0xa5, 4096 * 6, 4096 * 9);
  writeFileSync(path, bytes);
  await expect(examineStore(url)).rejects.toThrow(/store\.db is damaged\. Restore the last backup/);

  writeFileSync(path, 'this is a shopping list, and longer than a header of a hundred bytes: '.repeat(100));
  await expect(examineStore(url)).rejects.toThrow(/no store of mine/);
});
