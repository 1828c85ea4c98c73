import { appendFileSync, mkdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { aFolder, articleOf, kindsOf, refusalsOf, textsOf } from './a-folder.ts';

const PATIENCE = { timeout: 50_000, interval: 20 };
const LEAD = 'The council voted on Tuesday to close the old bridge to lorries until the spring.';

// Side by side: most of the time goes by in waiting until what was written has come to rest.
describe.concurrent('while it is watched, a folder’s', () => {
  test('new, changed, moved and removed files are live', async ({ onTestFinished }) => {
    const { folder, write, opened } = aFolder({ onTestFinished });
    write('old.txt', LEAD);
    const library = await opened({ isWatching: true });
    expect(await textsOf(library)).toEqual([LEAD]);

    write('new.txt', `${LEAD} Again.`);
    await vi.waitFor(async () => expect(await textsOf(library)).toHaveLength(2), PATIENCE);

    write('new.txt', `${LEAD} And again.`);
    await vi.waitFor(async () => expect(await textsOf(library)).toContain(`${LEAD} And again.`), PATIENCE);

    const { id } = await articleOf(library, 'new.txt');
    mkdirSync(join(folder, 'deep'));
    renameSync(join(folder, 'new.txt'), join(folder, 'deep/moved.txt'));
    await vi.waitFor(async () => expect((await articleOf(library, 'deep/moved.txt')).id).toBe(id), PATIENCE);
    expect(await textsOf(library)).toHaveLength(2);

    unlinkSync(join(folder, 'old.txt'));
    await vi.waitFor(async () => expect(await textsOf(library)).toEqual([`${LEAD} And again.`]), PATIENCE);
  });

  test('files stay what they are when an editor saves through a temporary one', async ({ onTestFinished }) => {
    const { folder, write, opened } = aFolder({ onTestFinished });
    write('a.txt', LEAD);
    const library = await opened({ isWatching: true });
    const { id } = await articleOf(library, 'a.txt');

    write('a.txt.tmp~', `${LEAD} Saved.`);
    renameSync(join(folder, 'a.txt.tmp~'), join(folder, 'a.txt'));
    await vi.waitFor(async () => expect(await textsOf(library)).toEqual([`${LEAD} Saved.`]), PATIENCE);
    expect((await articleOf(library, 'a.txt')).id).toBe(id);
  });

  test('sidecars count as the files they stand beside', async ({ onTestFinished }) => {
    const { folder, write, opened } = aFolder({ onTestFinished });
    write('a.txt', LEAD);
    const library = await opened({ isWatching: true });
    write('a.json', '{ "outlet": "The Daily Ferry" }');
    await vi.waitFor(async () => expect((await articleOf(library, 'a.txt')).outlet).toBe('The Daily Ferry'), PATIENCE);
    unlinkSync(join(folder, 'a.json'));
    await vi.waitFor(async () => expect((await articleOf(library, 'a.txt')).outlet).toBeUndefined(), PATIENCE);
  });

  test('last good version stays when a file can no longer be read, and status says so', async ({ onTestFinished }) => {
    const { folder, write, opened } = aFolder({ onTestFinished });
    write('a.txt', LEAD);
    const library = await opened({ isWatching: true });
    writeFileSync(join(folder, 'a.txt'), Buffer.from([1, 0, 2, 0]));
    await vi.waitFor(() => expect(library.remarksFor('everyone').refused).toHaveLength(1), PATIENCE);
    expect(library.remarksFor('everyone').refused).toEqual([
      { file: 'articles/a.txt', reason: 'This is not a text file. The version before is kept.' },
    ]);
    expect(await textsOf(library)).toEqual([LEAD]);

    write('a.txt', `${LEAD} Mended.`);
    await vi.waitFor(async () => expect(await textsOf(library)).toEqual([`${LEAD} Mended.`]), PATIENCE);
    expect(library.remarksFor('everyone').refused).toEqual([]);
  });

  test('second copy takes over when the first one goes', async ({ onTestFinished }) => {
    const { folder, write, opened } = aFolder({ onTestFinished });
    write('a.txt', LEAD);
    write('b.txt', LEAD);
    const library = await opened({ isWatching: true });
    const { id } = await articleOf(library, 'a.txt');
    expect(library.remarksFor('everyone').refused).toMatchObject([{ file: 'articles/b.txt' }]);

    unlinkSync(join(folder, 'a.txt'));
    await vi.waitFor(async () => expect((await articleOf(library, 'b.txt')).id).toBe(id), PATIENCE);
    expect(library.remarksFor('everyone').refused).toEqual([]);
  });

  test('stories are kept, with a warning, when all of it is gone, and go on when it is back', async ({
    onTestFinished,
  }) => {
    const { home, folder, write, opened } = aFolder({ onTestFinished });
    write('a.txt', LEAD);
    const library = await opened({ isWatching: true });
    renameSync(folder, join(home, 'away'));
    await vi.waitFor(() => expect(refusalsOf(library)).toContain('is kept until it has files again'), PATIENCE);
    // A disk that is not mounted leaves an empty folder in its place.
    mkdirSync(folder);
    await library.refresh();
    expect(refusalsOf(library)).toContain('is kept until it has files again');
    expect(await textsOf(library)).toEqual([LEAD]);

    rmSync(folder, { recursive: true });
    renameSync(join(home, 'away'), folder);
    write('b.txt', `${LEAD} Back.`);
    await vi.waitFor(async () => expect(await textsOf(library)).toHaveLength(2), PATIENCE);
    expect(refusalsOf(library)).toBe('');
  });
});

test.concurrent('several bots that watch one folder note what readers can see once', async ({ onTestFinished }) => {
  const { folder, write, opened, aStore } = aFolder({ onTestFinished });
  const store = await aStore();
  write('a.txt', LEAD);
  const [one, two] = [await opened({ store, isWatching: true }), await opened({ store, isWatching: true })];
  write('b.txt', `${LEAD} Again.`);
  for (const library of [one, two])
    await vi.waitFor(async () => expect(await textsOf(library)).toHaveLength(2), PATIENCE);
  unlinkSync(join(folder, 'a.txt'));
  for (const library of [one, two])
    await vi.waitFor(async () => expect(await textsOf(library)).toHaveLength(1), PATIENCE);

  await vi.waitFor(async () => expect(kindsOf(await store.changes.after(0, 100))).toEqual(['shown', 'shown', 'gone']));
});

// By itself: another test that keeps the process busy would pass for a pause in the copying.
test('while it is watched, a folder’s files are never read half-written, and the old version stays until the new one is whole', async ({
  onTestFinished,
}) => {
  const { folder, write, opened } = aFolder({ onTestFinished });
  write('slow.txt', LEAD);
  const library = await opened({ isWatching: true });
  const seen = new Set<string>();
  library.onChange(() => void textsOf(library).then((texts) => texts.forEach((text) => void seen.add(text))));

  const parts = Array.from({ length: 8 }, (_, at) => `Part ${at} of a long story that is copied in slowly.\n\n`);
  // A text ends where its last paragraph does.
  const whole = parts.join('').trimEnd();
  write('slow.txt', '');
  for (const part of parts) {
    appendFileSync(join(folder, 'slow.txt'), part);
    expect(await textsOf(library)).toEqual([LEAD]);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  await vi.waitFor(async () => expect(await textsOf(library)).toEqual([whole]), PATIENCE);
  expect([...seen]).toEqual([whole]);
});

test('while it is watched, a folder’s thousands of files copied in at once are all live', async ({
  onTestFinished,
}) => {
  const { write, opened } = aFolder({ onTestFinished });
  const library = await opened({ isWatching: true });
  for (let at = 0; at < 2000; at += 1) write(`story-${at}.txt`, `${LEAD} It was vote number ${at}.`);
  await vi.waitFor(async () => expect(await library.archiveFor('everyone').size()).toBe(2000), PATIENCE);
});
