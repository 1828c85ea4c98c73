import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lookAtArchive } from '#handlers/doctor/look-at-archive.ts';
import { temporaryFolder } from '../../src/store/temporary-folder.ts';

const STORY = 'The council voted on Tuesday to dredge the old channel before the floods arrive in the spring.\n';

test('each folder is told with how many files it has', async () => {
  const folder = temporaryFolder();
  writeFileSync(`${folder}/one.txt`, STORY);
  writeFileSync(`${folder}/two.md`, `${STORY}Twice.\n`);
  const done: number[] = [];
  const findings = await lookAtArchive([folder, 'seeds'], (read) => void done.push(read));
  expect(findings).toEqual([
    { about: 'Archive', state: 'ok', says: `${folder}: 2 files` },
    { about: 'Archive', state: 'ok', says: 'seeds: 20 files' },
  ]);
  expect(done.at(-1)).toBe(22);
});

test('what cannot be read is told by its reason, a few of many by name', async () => {
  const folder = temporaryFolder();
  writeFileSync(`${folder}/good.txt`, STORY);
  for (const name of ['a', 'b', 'c', 'd']) writeFileSync(`${folder}/${name}.txt`, '');
  const [, ...refused] = await lookAtArchive([folder]);
  expect(refused).toMatchObject([
    {
      state: 'note',
      says: expect.stringMatching(/^4 files not read: .*\/a\.txt, \S+\/b\.txt, \S+\/c\.txt and others\)$/),
    },
  ]);
});

test('a folder without articles, or that is not there, is wrong, and said once', async () => {
  const folder = temporaryFolder();
  mkdirSync(`${folder}/empty`);
  writeFileSync(`${folder}/empty/picture.png`, '');
  expect(await lookAtArchive([`${folder}/empty`, `${folder}/none`])).toMatchObject([
    { state: 'wrong', says: `${folder}/empty holds no file that is read as an article.` },
    { state: 'wrong', says: `${folder}/none: There is no such folder.` },
  ]);
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be read is wrong, and said once', async () => {
  const folder = temporaryFolder();
  mkdirSync(`${folder}/locked`);
  chmodSync(`${folder}/locked`, 0o000);
  expect(await lookAtArchive([`${folder}/locked`])).toMatchObject([
    { state: 'wrong', says: expect.stringContaining('I may not read this folder') },
  ]);
});
