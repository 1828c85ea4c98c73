import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { backUp } from '#src/store/backup.ts';
import { checkStore } from '#src/store/check.ts';
import { openStore } from '#src/store/open-store.ts';
import { restore } from '#src/store/restore.ts';
import type { Store } from '#src/store/store.ts';
import { askPostgres } from '../../../bench/store/postgres-server.ts';
import { ABOUT } from '../../an-about.ts';
import { anArticle } from '../../an-article.ts';
import { temporaryFolder } from './temporary-folder.ts';

const NOTHING = '{"text":"","blocks":[]}';

export const NOON = { nowMs: Date.UTC(2026, 0, 27, 12), isReplacing: false, onProgress: () => {} };
export const REPLACING = { ...NOON, isReplacing: true };
const line = { atMs: 1, userId: 'U1', action: 'test', subject: 'C1' };
const quote = { articleId: 'a1', version: 'v1', start: 0, end: 12, blockId: 'q1' };
const harbor = anArticle();

/** The address of a file that is not there yet. */
export async function newFile(): Promise<string> {
  return `sqlite:${temporaryFolder()}/store.db`;
}

/** Something in every table. */
async function fill(store: Store): Promise<void> {
  const file = { size: 2, modifiedMs: 1.5, digest: 'd', remarks: [], reader: 1 };
  await store.articles.keepAll(
    Array.from({ length: 120 }, (_, at) => ({
      file: { ...file, path: `/a${at}.txt`, articleId: `a${at}`, version: harbor.version },
      version: { article: { ...harbor, id: `a${at}` }, bytes: Buffer.from([at % 256, 0]), readMs: at },
    })),
  );
  await store.articles.keep({
    article: { ...harbor, text: 'NUL \0 and \ud83d' },
    bytes: new Uint8Array(),
    sidecar: Buffer.from('{}'),
    readMs: 9,
  });
  await store.records.keep(
    [harbor.id, 'a7', 'a8'].map((articleId, at) => ({
      ...{ articleId, version: harbor.version, reader: 'r', bytes: Uint8Array.of(at, 0), askedMs: 1 },
      article: { ...harbor, text: 'NUL \0 and \ud83d' },
    })),
  );
  await store.records.giveUp({ digest: 'd', reader: 'r', reason: 'too long' });
  await store.articles.retire(['a7'], 5);
  await store.articles.rememberFile({ ...file, path: '/ä.txt', remarks: ['empty'] });
  await store.changes.note([{ articleId: 'a1', version: 'v1', kind: 'shown', atMs: 1 }]);
  await store.changes.moveCursor('alerts', 1);
  await store.follows.add({ id: 'f1', typed: 'rent', channelId: 'C1', userId: 'U1', sinceMs: 1 }, line);
  await store.digests.set(
    {
      id: 'd1',
      channelId: 'C1',
      userId: 'U1',
      time: '08:30',
      timeZone: 'UTC',
      days: 31,
      typed: '',
      onQuietDays: 'say',
      sinceMs: 1,
    },
    line,
  );
  const planned = { ...ABOUT.digest, subject: 'd1', channelId: 'C1' };
  await store.plannedPosts.plan([
    { ...planned, key: 'past', dueMs: NOON.nowMs },
    { ...planned, key: 'to come', dueMs: NOON.nowMs + 1 },
  ]);
  await store.posts.add({ channelId: 'C1', ts: '1.1', message: NOTHING, postedMs: 1, quotes: [quote] });
  await store.settings.set({ owner: 'C1', name: 'follows', value: 'members' }, line);
  await store.events.isNew('Ev1', 1);
  const thread = { channelId: 'C1', thread: '1.1', userId: 'U1', typed: 'rent', atMs: 1 };
  await store.threads.remember({ ...thread, steps: [{ action: 'next', value: '{}' }] }, 0);
  await store.secrets.keep('buttons', 'a secret');
  await store.carried.keep({ key: 'k1', text: 'rent', atMs: 1 }, 0);
}

async function holdings(store: Store) {
  return {
    newest: await Array.fromAsync(store.articles.newest()),
    retired: await store.articles.find('a7', harbor.version),
    read: await Array.fromAsync(store.records.newest('r')),
    givenUp: await store.records.givenUp('r'),
    files: await store.articles.knownFiles(),
    changes: await store.changes.after(0, 9),
    cursor: await store.changes.cursor('alerts'),
    follows: await store.follows.active(),
    digests: await store.digests.active(),
    toCome: await store.plannedPosts.find('to come'),
    posts: await store.posts.quoting('a1'),
    thread: await store.threads.find('C1', '1.1'),
    secret: await store.secrets.keep('buttons', 'another'),
    carried: await store.carried.find('k1'),
    setting: await store.settings.get('C1', 'follows'),
    audit: await store.audit.newest(9),
  };
}

/** Gives the address of a store that is not there yet. */
type NewPlace = () => Promise<string>;

/** What every backup promises of what was in the one store, and is in the other once it is restored. */
export async function expectRestored(from: NewPlace, to: NewPlace): Promise<void> {
  const [source, target] = [await from(), await to()];
  const file = join(temporaryFolder(), 'backup.db');
  const store = await openStore(source);
  await fill(store);
  await backUp(source, file, NOON.onProgress);
  const kept = await holdings(store);
  await store.events.isNew('after the backup', 1);
  await store.close();

  expect(await restore(file, target, NOON)).toBeUndefined();
  expect((await checkStore(target)).faults).toEqual([expect.stringContaining('past stands in channel C1')]);
  const restored = await openStore(target);
  expect(await holdings(restored)).toEqual(kept);
  expect(await restored.events.isNew('Ev1', 1)).toBe(false);
  expect(await restored.events.isNew('after the backup', 1)).toBe(true);
  // What is numbered goes on where it was.
  expect(await restored.changes.note([{ articleId: 'a2', version: 'v1', kind: 'shown', atMs: 2 }])).toBe(1);
  expect((await restored.changes.after(1, 9)).map(({ seq }) => seq)).toEqual([2]);
  await restored.close();
}

/** What every store promises that can be backed up and restored into. */
export function backupKeepsItsPromises(newPlace: NewPlace): void {
  test('what was due may have been posted since the backup: nobody can tell, so it is in doubt', async () => {
    const [source, target, file] = [await newPlace(), await newPlace(), join(temporaryFolder(), 'b.db')];
    await filled(source);
    await backUp(source, file, NOON.onProgress);
    await restore(file, target, NOON);
    const store = await openStore(target);
    expect(await store.plannedPosts.inState('unknown')).toMatchObject([
      { key: 'past', reason: expect.stringContaining('may have been posted since') },
    ]);
    expect(await store.plannedPosts.inState('pending')).toMatchObject([{ key: 'to come' }]);
    await store.close();
  });

  test('a store that is not empty is not touched, unless told, and then it is kept', async () => {
    const [place, file] = [await newPlace(), join(temporaryFolder(), 'b.db')];
    await filled(place);
    await backUp(place, file, NOON.onProgress);
    const store = await openStore(place);
    await store.events.isNew('precious', 1);
    await store.close();

    await expect(restore(file, place, NOON)).rejects.toThrow(/not empty.* --replace/);
    const untouched = await openStore(place);
    expect(await untouched.events.isNew('precious', 1)).toBe(false);
    await untouched.close();

    expect(await restore(file, place, REPLACING)).toContain('before_20260127t120000z');
    const restored = await openStore(place);
    expect(await restored.events.isNew('Ev1', 1)).toBe(false);
    expect(await restored.events.isNew('precious', 1)).toBe(true);
    await restored.close();
  });

  test('an empty store is filled without a word', async () => {
    const [source, target, file] = [await newPlace(), await newPlace(), join(temporaryFolder(), 'b.db')];
    await filled(source);
    await backUp(source, file, NOON.onProgress);
    const empty = await openStore(target);
    await empty.secrets.keep('buttons', 'of a bot that was started once');
    await empty.close();
    expect(await restore(file, target, NOON)).toBeUndefined();
    expect((await checkStore(target)).counts.get('versions')).toBe(121);
    expect((await checkStore(target)).counts.get('secrets')).toBe(1);
  });

  test('nothing is restored under a bot that works', async () => {
    const [place, file] = [await newPlace(), join(temporaryFolder(), 'b.db')];
    await filled(place);
    await backUp(place, file, NOON.onProgress);
    const store = await openStore(place);
    await expect(restore(file, place, REPLACING)).rejects.toThrow(/Pullquote is working with .* Stop it first/);
    expect(await store.events.isNew('Ev1', 1)).toBe(false);
    await store.close();
  });

  test('a file that is no backup leaves the store as it is', async () => {
    const [place, folder] = [await newPlace(), temporaryFolder()];
    await filled(place);
    writeFileSync(join(folder, 'text.db'), 'no database\n'.repeat(99));
    new DatabaseSync(join(folder, 'other.db')).exec('create table recipes (name)');
    for (const [name, advice] of [
      ['text.db', 'is no store of mine'],
      ['other.db', 'There is no store of mine in it'],
      ['absent.db', 'There is no file'],
    ]) {
      await expect(restore(join(folder, name ?? ''), place, REPLACING)).rejects.toThrow(advice);
    }
    expect((await checkStore(place)).counts.get('versions')).toBe(121);
  });

  test('a check names what is not as it was kept', async () => {
    const place = await newPlace();
    await filled(place);
    await alter(place, "update versions set article = replace(article, '1,360', '1,361') where article_id = 'a3'");
    await alter(place, "update versions set digest = 'x' where article_id = 'a5'");
    await alter(place, "update occurrences set state = 'unknown', reason = 'no answer' where key = 'past'");
    const { counts, faults } = await checkStore(place);
    expect(counts.get('articles')).toBe(121);
    expect(faults).toEqual([
      expect.stringMatching(/^Version \w+ of article a3 is not what was kept/),
      expect.stringMatching(/^Version \w+ of article a5 is not what was kept/),
      'Nobody knows whether the digest past stands in channel C1 (no answer). Look there.',
    ]);
  });
}

/** Changes a store as nobody should. */
async function alter(place: string, text: string): Promise<void> {
  if (place.startsWith('postgres')) await askPostgres(place, `set search_path to pullquote; ${text}`);
  else new DatabaseSync(place.replace('sqlite:', '')).exec(text);
}

/** Makes a store with something in every table. */
export async function filled(place: string): Promise<void> {
  const store = await openStore(place);
  await fill(store);
  await store.close();
}
