import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { checkStore } from '#src/store/check.ts';
import { openStore } from '#src/store/open-store.ts';
import { StoreError } from '#src/store/store-error.ts';
import { holdingsOf, judgeWrite, makeWrite } from '../../../bench/store/writes.ts';
import { asNobody, giveToNobody } from '../../as-nobody.ts';
import { canMount } from './can-mount.ts';
import { storeKeepsItsPromises } from './store.contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('a store in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-'));
  let count = 0;
  afterAll(() => rmSync(folder, { recursive: true }));

  storeKeepsItsPromises(() => {
    count += 1;
    return openStore(`sqlite:${folder}/${count}.db`);
  });
});

test('a store in memory works like any other', async () => {
  const store = await openStore('sqlite::memory:');
  expect(await store.whyNotWriting()).toBeUndefined();
  expect(await store.events.isNew('Ev1', 1)).toBe(true);
  await store.close();
});

test('what was written is there when the file is opened again', async () => {
  const path = join(temporaryFolder(), 'new/folder/store.db');
  const store = await openStore(`sqlite:${path}`);
  await store.events.isNew('Ev1', 1);
  await store.close();
  const again = await openStore(`sqlite:${path}`);
  expect(await again.events.isNew('Ev1', 2)).toBe(false);
  await again.close();
});

test('nobody else on the machine may read what is under embargo', async () => {
  const path = join(temporaryFolder(), 'store.db');
  const store = await openStore(`sqlite:${path}`);
  await store.events.isNew('Ev1', 1);
  for (const name of [path, `${path}-wal`]) expect(statSync(name).mode & 0o077).toBe(0);
  await store.close();
});

describe('a second bot on one file', () => {
  test('is refused in the same process too, and the first works on', async () => {
    const url = `sqlite:${temporaryFolder()}/store.db`;
    const store = await openStore(url);
    await expect(openStore(url)).rejects.toThrow(StoreError);
    expect(await store.events.isNew('Ev1', 1)).toBe(true);
    expect(await checkStore(url)).toMatchObject({ faults: [] });
    await store.close();
  });

  test.each([
    [
      'a link to the file',
      (real: string, other: string) => symlinkSync(join(real, 'store.db'), join(other, 'store.db')),
    ],
    ['a link to the folder', (real: string, other: string) => replaceByLink(real, other)],
    [
      'a link that is relative',
      (real: string, other: string) => symlinkSync(`${relative(other, real)}/store.db`, `${other}/store.db`),
    ],
    [
      'a link to a link',
      (real: string, other: string) => {
        symlinkSync(join(real, 'store.db'), join(other, 'first'));
        symlinkSync('first', join(other, 'store.db'));
      },
    ],
  ])('is refused that comes by %s, whichever was first', async (_what, link) => {
    const [real, other] = [temporaryFolder(), temporaryFolder()];
    link(real, other);
    const paths = [join(real, 'store.db'), join(other, 'store.db')];
    // Twice, as at first there is no file to which the link leads.
    for (const [first, second] of [paths, paths.toReversed(), paths]) {
      const store = await openStore(`sqlite:${first}`);
      await expect(openStore(`sqlite:${second}`)).rejects.toThrow('Another Pullquote is working with');
      await store.close();
    }
  });

  test('is refused that comes by a relative path', async () => {
    const path = join(temporaryFolder(), 'store.db');
    const store = await openStore(`sqlite:${path}`);
    await expect(openStore(`sqlite:${relative(process.cwd(), path)}`)).rejects.toThrow('Another Pullquote');
    await store.close();
  });

  test('is refused where the file has a second name that no path leads to', async () => {
    const folder = temporaryFolder();
    await (await openStore(`sqlite:${folder}/store.db`)).close();
    linkSync(join(folder, 'store.db'), join(folder, 'other.db'));
    await expect(openStore(`sqlite:${folder}/other.db`)).rejects.toThrow('has several names (hard links)');
  });

  test.runIf(canMount())('is refused where the file alone is mounted, and locked out where its folder is', async () => {
    const [real, other] = [temporaryFolder(), temporaryFolder()];
    const store = await openStore(`sqlite:${real}/store.db`);
    mount(real, other);
    await expect(openStore(`sqlite:${other}/store.db`)).rejects.toThrow('Another Pullquote is working with');
    await store.close();

    const alone = join(temporaryFolder(), 'a store.db');
    writeFileSync(alone, '');
    mount(join(real, 'store.db'), alone);
    await expect(openStore(`sqlite:${alone}`)).rejects.toThrow('Mount its folder instead');
  });
});

test('while another program holds the file, what is written waits, and the process does not', async () => {
  const path = join(temporaryFolder(), 'store.db');
  const store = await openStore(`sqlite:${path}`);
  const program = new DatabaseSync(path);
  program.exec('begin immediate');
  const told: string[] = [];
  const written = store.events.isNew('Ev1', 1).then(() => told.push('written'));
  const passed = pause(100).then(() => told.push('time passed'));
  await passed;
  program.exec('rollback');
  await written;
  expect(told).toEqual(['time passed', 'written']);
  program.close();
  await store.close();
});

describe('what a person can mend is said in a sentence:', () => {
  test.each([
    ['', 'must be “sqlite:” and a file'],
    ['sqlite:', 'must be “sqlite:” and a file'],
    ['sqlite://data/store.db', 'must be “sqlite:” and a file'],
    ['mysql://root:hunter2@host/db', 'must be “sqlite:” and a file'],
    ['data/store.db', 'must be “sqlite:” and a file'],
    ['sqlite:/dev/null/store.db', 'I may not make /dev/null/store.db, or its folder'],
  ])('%s', async (url, advice) => {
    const refused = openStore(url);
    await expect(refused).rejects.toThrow(StoreError);
    await expect(refused).rejects.toThrow(advice);
    await expect(refused).rejects.not.toThrow('hunter2');
  });

  test('a file that is no database', async () => {
    const path = join(temporaryFolder(), 'store.db');
    writeFileSync(path, 'headline: Harbor council votes\n'.repeat(200));
    await expect(openStore(`sqlite:${path}`)).rejects.toThrow(`${path} is no store of mine.`);
  });

  test('a store that a newer Pullquote has written', async () => {
    const path = join(temporaryFolder(), 'store.db');
    await (await openStore(`sqlite:${path}`)).close();
    const file = new DatabaseSync(path);
    file.exec("insert into migrations values (99, 'what is to come')");
    file.close();
    await expect(openStore(`sqlite:${path}`)).rejects.toThrow(
      'This store was written by a newer Pullquote (its tables are at step 99',
    );
    await expect(checkStore(`sqlite:${path}`)).rejects.toThrow('newer Pullquote');
  });

  test('a damaged file', async () => {
    const path = join(temporaryFolder(), 'store.db');
    await (await openStore(`sqlite:${path}`)).close();
    const file = new DatabaseSync(path);
    file.exec('pragma journal_mode = delete');
    file.close();
    writeFileSync(path, Buffer.alloc(statSync(path).size - 4096, 0x5a), { flag: 'r+' });
    await expect(openStore(`sqlite:${path}`)).rejects.toThrow(StoreError);
  });

  test('a file that may not be written, and nothing in it is lost', async () => {
    const path = join(folderOfNobody(), 'store.db');
    await asNobody(() => write(path, 4));
    chmodSync(path, 0o444);
    await expect(asNobody(() => write(path, 1))).rejects.toThrow(
      `${path} is read-only. Give me the right to write it, and its folder.`,
    );

    chmodSync(path, 0o644);
    const { faults, counts } = await checkStore(`sqlite:${path}`);
    expect(faults).toEqual([]);
    expect(counts.get('posts')).toBe(1);
  });

  test('a folder that may not be written', async () => {
    const folder = join(folderOfNobody(), 'locked');
    mkdirSync(folder, { mode: 0o555 });
    const path = join(folder, 'store.db');
    await expect(asNobody(() => write(path, 1))).rejects.toThrow(
      `${path} cannot be opened. Check that its folder is there and that I may write in it.`,
    );
  });

  test.runIf(canMount())('a full disk, and nothing that was written is lost', async () => {
    const folder = temporaryFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
    onTestFinished(() => void execFileSync('umount', [folder]));
    const path = join(folder, 'store.db');

    const written: string[] = [];
    await expect(write(path, Number.POSITIVE_INFINITY, (name) => written.push(name))).rejects.toThrow(
      `The disk with ${path} is full. Make room; nothing that was written before is lost.`,
    );
    expect(written.length).toBeGreaterThan(50);

    execFileSync('mount', ['-o', 'remount,size=8m', folder]);
    expect((await checkStore(`sqlite:${path}`)).faults).toEqual([]);
    const store = await openStore(`sqlite:${path}`);
    const there = await holdingsOf(store);
    expect(written.filter((write) => judgeWrite(there, write) !== 'whole')).toEqual([]);
    expect(await store.events.isNew('Ev1', 1)).toBe(true);
    await store.close();
  });
});

/** Makes so many writes, and says each that was acknowledged. */
async function write(path: string, count: number, onWritten: (name: string) => void = () => {}): Promise<void> {
  const store = await openStore(`sqlite:${path}`);
  try {
    for (let at = 0; at < count; at += 1) onWritten(await makeWrite(store, 'w', at));
  } finally {
    await store.close();
  }
}

function replaceByLink(real: string, other: string): void {
  rmSync(other, { recursive: true });
  symlinkSync(real, other);
}

function mount(what: string, where: string): void {
  execFileSync('mount', ['--bind', what, where]);
  onTestFinished(() => void execFileSync('umount', [where]));
}

function folderOfNobody(): string {
  const folder = temporaryFolder();
  giveToNobody(folder);
  return folder;
}
