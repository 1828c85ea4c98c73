import { execFileSync } from 'node:child_process';
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '#src/store/open-store.ts';
import type { Store } from '#src/store/store.ts';
import { StoreError } from '#src/store/store-error.ts';
import { makeWrite } from '../../../bench/store/writes.ts';
import { canMount } from './can-mount.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function opened(path: string): Promise<Store> {
  const store = await openStore(`sqlite:${path}`);
  onTestFinished(() => store.close());
  return store;
}

describe('of a store whose file is no longer there, nothing is said to be written, and reading goes on:', () => {
  test.each<[string, (path: string) => void]>([
    ['deleted', (path) => rmSync(path)],
    ['moved', (path) => renameSync(path, `${path}.old`)],
    ['replaced', (path) => replace(path)],
    ['its log deleted', (path) => rmSync(`${path}-wal`)],
    ['its folder moved', (path) => renameSync(join(path, '..'), join(path, '../../moved'))],
  ])('%s', async (_what, lose) => {
    const home = temporaryFolder();
    const path = join(home, 'data/store.db');
    const store = await opened(path);
    for (let at = 0; at < 4; at += 1) await makeWrite(store, 'before', at);
    lose(path);

    const advice = /store\.db(?:-wal)? is no longer in its place: what I wrote now would be lost\. Stop me, put/;
    for (let at = 0; at < 4; at += 1) {
      const refused = makeWrite(store, 'after', at);
      await expect(refused).rejects.toThrow(StoreError);
      await expect(refused).rejects.toThrow(advice);
    }
    await expect(store.events.isNew('Ev1', 1)).rejects.toThrow(advice);
    expect(await store.whyNotWriting()).toMatch(advice);
    expect(await store.follows.active()).toHaveLength(1);
  });

  function replace(path: string): void {
    rmSync(path);
    new DatabaseSync(path).close();
  }
});

test('the trial leaves nothing behind, and costs no number of anything else', async () => {
  const folder = temporaryFolder();
  const store = await opened(join(folder, 'store.db'));
  for (let at = 0; at < 3; at += 1) expect(await store.whyNotWriting()).toBeUndefined();
  expect(readdirSync(folder).filter((name) => name.includes('trial'))).toEqual([]);
  await store.changes.note([{ articleId: 'a1', version: 'v1', kind: 'shown', atMs: 1 }]);
  expect(await store.changes.after(0, 9)).toMatchObject([{ seq: 1 }]);
});

test.runIf(canMount())('a full disk is told of though small writes succeed, and that it no longer is', async () => {
  const folder = temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  const store = await openStore(`sqlite:${join(folder, 'store.db')}`);
  // So that its log has room for many a small write to come.
  for (let at = 0; at < 1_100; at += 1) await store.events.isNew(`Ev${at}`, at);
  expect(await store.whyNotWriting()).toBeUndefined();

  expect(() => writeFileSync(join(folder, 'other.txt'), Buffer.alloc(32e6))).toThrow('ENOSPC');
  expect(await store.whyNotWriting()).toMatch(/The disk with .*store\.db is full\. Make room/);
  expect(await store.events.isNew('Ev', 1)).toBe(true);
  rmSync(join(folder, 'other.txt'));
  expect(await store.whyNotWriting()).toBeUndefined();
  await store.close();
});
