import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Article } from '#index/text/article.ts';
import { type Library, type LibraryNeeds, openLibrary } from '#src/library/library.ts';
import { createLog } from '#src/log.ts';
import { openStore } from '#src/store/open-store.ts';
import type { Change } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';

const PATIENCE = { timeout: 15_000, interval: 20 };
const LEAD = 'The council voted on Tuesday to close the old bridge to lorries until the spring.';

let home: string;
let folder: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pullquote-'));
  folder = join(home, 'articles');
  mkdirSync(folder);
});
afterEach(() => rmSync(home, { recursive: true }));

describe('while it is watched, a folder’s', () => {
  test('new, changed, moved and removed files are live', async () => {
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

  test('files are never read half-written, and the old version stays until the new one is whole', async () => {
    write('slow.txt', LEAD);
    const library = await opened({ isWatching: true });
    const seen = new Set<string>();
    library.onChange(() => void textsOf(library).then((texts) => texts.forEach((text) => void seen.add(text))));

    const parts = Array.from({ length: 8 }, (_, at) => `Part ${at} of a long story that is copied in slowly.\n\n`);
    write('slow.txt', '');
    for (const part of parts) {
      appendFileSync(join(folder, 'slow.txt'), part);
      expect(await textsOf(library)).toEqual([LEAD]);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await vi.waitFor(async () => expect(await textsOf(library)).toEqual([parts.join('')]), PATIENCE);
    expect([...seen]).toEqual([parts.join('')]);
  });

  test('files stay what they are when an editor saves through a temporary one', async () => {
    write('a.txt', LEAD);
    const library = await opened({ isWatching: true });
    const { id } = await articleOf(library, 'a.txt');

    write('a.txt.tmp~', `${LEAD} Saved.`);
    renameSync(join(folder, 'a.txt.tmp~'), join(folder, 'a.txt'));
    await vi.waitFor(async () => expect(await textsOf(library)).toEqual([`${LEAD} Saved.`]), PATIENCE);
    expect((await articleOf(library, 'a.txt')).id).toBe(id);
  });

  test('sidecars count as the files they stand beside', async () => {
    write('a.txt', LEAD);
    const library = await opened({ isWatching: true });
    write('a.json', '{ "outlet": "The Daily Ferry" }');
    await vi.waitFor(async () => expect((await articleOf(library, 'a.txt')).outlet).toBe('The Daily Ferry'), PATIENCE);
    unlinkSync(join(folder, 'a.json'));
    await vi.waitFor(async () => expect((await articleOf(library, 'a.txt')).outlet).toBeUndefined(), PATIENCE);
  });

  test('thousands of files copied in at once are all live', async () => {
    const library = await opened({ isWatching: true });
    for (let at = 0; at < 2000; at += 1) write(`story-${at}.txt`, `${LEAD} It was vote number ${at}.`);
    await vi.waitFor(async () => expect(await library.archiveFor('everyone').size()).toBe(2000), {
      ...PATIENCE,
      timeout: 50_000,
    });
  });

  test('last good version stays when a file can no longer be read, and status says so', async () => {
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

  test('second copy takes over when the first one goes', async () => {
    write('a.txt', LEAD);
    write('b.txt', LEAD);
    const library = await opened({ isWatching: true });
    const { id } = await articleOf(library, 'a.txt');
    expect(library.remarksFor('everyone').refused).toMatchObject([{ file: 'articles/b.txt' }]);

    unlinkSync(join(folder, 'a.txt'));
    await vi.waitFor(async () => expect((await articleOf(library, 'b.txt')).id).toBe(id), PATIENCE);
    expect(library.remarksFor('everyone').refused).toEqual([]);
  });

  test('stories are kept, with a warning, when all of it is gone, and go on when it is back', async () => {
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

describe('with a store, a library', () => {
  test('reads nothing again at a start with an unchanged folder', async () => {
    for (const name of ['a.txt', 'b.txt']) write(name, `${LEAD} ${name}`);
    write('b.json', '{ "outlet": "The Daily Ferry", "colour": "red" }');
    writeFileSync(join(folder, 'c.txt'), Buffer.from([1, 0, 2, 0]));
    const store = await aStore();
    const first = await readsOf(store);
    expect(first.reads).toBe(3);

    const second = await readsOf(store);
    expect(second.reads).toBe(0);
    expect(second.reading).toEqual(first.reading);
    expect(second.reading.refused).toHaveLength(1);
    expect(second.reading.warnings).toHaveLength(1);
  });

  test('reads again what changed, though it looks as old as before', async () => {
    write('a.txt', `${LEAD} One.`);
    const store = await aStore();
    await readsOf(store);
    write('a.txt', `${LEAD} Two.`);
    utimesSync(join(folder, 'a.txt'), 1_700_000_000, 1_700_000_000);
    expect((await readsOf(store)).reads).toBe(1);
  });

  test('keeps an article’s id when its file is moved, also between two runs', async () => {
    write('a.txt', LEAD);
    const store = await aStore();
    const { id } = onlyOne((await readsOf(store)).reading.articles);
    renameSync(join(folder, 'a.txt'), join(folder, 'b.txt'));
    expect((await readsOf(store)).reading.articles).toMatchObject([{ id, file: 'articles/b.txt' }]);

    write('a.txt', `${LEAD} Another story under the old name.`);
    const { articles } = (await readsOf(store)).reading;
    expect(new Set(articles.map((article) => article.id)).size).toBe(2);
    expect(articles).toContainEqual(expect.objectContaining({ id, file: 'articles/b.txt' }));
  });

  test('keeps older versions', async () => {
    write('a.txt', LEAD);
    const store = await aStore();
    const { id, version } = onlyOne((await readsOf(store)).reading.articles);
    write('a.txt', `${LEAD} Again.`);
    const library = await opened({ store });
    expect(await textsOf(library)).toEqual([`${LEAD} Again.`]);
    expect(await store.articles.find(id, version)).toMatchObject({ text: LEAD });
  });

  test('keeps the stories of a folder that is not there at its start', async () => {
    write('a.txt', LEAD);
    const store = await aStore();
    await readsOf(store);
    renameSync(folder, join(home, 'away'));
    expect((await readsOf(store)).reading.articles).toHaveLength(1);
    mkdirSync(folder);
    expect((await readsOf(store)).reading.articles).toHaveLength(1);
    write('b.txt', `${LEAD} Again.`);
    expect((await readsOf(store)).reading.articles).toMatchObject([{ file: 'articles/b.txt' }]);
  });

  test('notes what readers can see, once, though several bots watch one folder', async () => {
    const store = await aStore();
    write('a.txt', LEAD);
    const [one, two] = [await opened({ store, isWatching: true }), await opened({ store, isWatching: true })];
    write('b.txt', `${LEAD} Again.`);
    for (const library of [one, two])
      await vi.waitFor(async () => expect(await textsOf(library)).toHaveLength(2), PATIENCE);
    unlinkSync(join(folder, 'a.txt'));
    for (const library of [one, two])
      await vi.waitFor(async () => expect(await textsOf(library)).toHaveLength(1), PATIENCE);

    await vi.waitFor(async () =>
      expect(kindsOf(await store.changes.after(0, 100))).toEqual(['shown', 'shown', 'gone']),
    );
  });

  test('notes at its start what became of articles in the meantime', async () => {
    const store = await aStore();
    write('a.txt', LEAD);
    write('b.txt', `${LEAD} Again.`);
    await readsOf(store);
    unlinkSync(join(folder, 'a.txt'));
    write('b.txt', `---\nstatus: withdrawn\n---\n${LEAD} Again.`);
    await readsOf(store);
    await readsOf(store);
    expect(kindsOf(await store.changes.after(0, 100)).sort()).toEqual(['gone', 'gone', 'shown', 'shown']);
  });
});

describe('at the very instant', () => {
  let instant = Temporal.Instant.from('2026-01-27T12:00Z');

  beforeEach(() => {
    instant = Temporal.Instant.from('2026-01-27T12:00Z');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
  });

  async function passUntil(time: string): Promise<void> {
    const next = Temporal.Instant.from(time);
    const ms = instant.until(next).total('milliseconds');
    instant = next;
    await vi.advanceTimersByTimeAsync(Math.min(ms, 40_000));
  }

  test('that an embargo lifts, a story is shown and noted, and not before', async () => {
    const store = await aStore();
    write('a.txt', `---\nembargo: 2026-01-27T12:10Z\n---\n${LEAD}`);
    const library = await opened({ store, now: () => instant });
    const heard: string[] = [];
    library.onChange((changes) => heard.push(...changes.map(({ kind }) => kind)));
    expect(await library.archiveFor('everyone').size()).toBe(0);

    await passUntil('2026-01-27T12:09:59.999Z');
    expect(await textsOf(library)).toEqual([]);
    expect(heard).toEqual([]);

    await passUntil('2026-01-27T12:10:00Z');
    expect(await textsOf(library)).toEqual([LEAD]);
    await vi.waitFor(() => expect(heard).toEqual(['shown']));
    expect(await store.changes.after(0, 10)).toMatchObject([{ kind: 'shown', atMs: instant.epochMilliseconds }]);
  });

  test('that rights expire, a story is gone, even before the timer says so', async () => {
    write('a.txt', `---\nrights-until: 2026-01-27T12:10Z\n---\n${LEAD}`);
    const library = await opened({ now: () => instant });
    const archive = library.archiveFor('everyone');
    const { id } = await articleOf(library, 'a.txt');
    expect(await archive.find(id)).toBeDefined();

    instant = Temporal.Instant.from('2026-01-27T12:10Z');
    expect(await archive.find(id)).toBeUndefined();
    expect(await articlesIn(library)).toEqual([]);
    expect(await library.archiveFor('everyone').size()).toBe(0);
    expect(await library.archiveFor('everyone').wordCounts([], 'word')).toMatchObject({ stories: 0 });
  });
});

test.each([
  ['embargo', 'soon'],
  ['rights-until', 'the summer'],
  ['rights-words', 'a few'],
  ['status', 'maybe'],
])(
  'a story held back by a term that cannot be read (%s: %s) is named among what could not be read',
  async (term, value) => {
    write('a.txt', `---\n${term}: ${value}\n---\n${LEAD}`);
    const library = await opened({});
    expect(await library.archiveFor('everyone').size()).toBe(0);
    expect(refusalsOf(library)).toContain(`“${term}” cannot be read`);
    expect(library.remarksFor('outside').refused).toEqual([]);
  },
);

test('outsiders have the same archive while no story is internal, and one without internal stories as soon as one is', async () => {
  write('a.txt', LEAD);
  const library = await opened({});
  expect(library.archiveFor('outside')).toBe(library.archiveFor('everyone'));
  expect(library.hasInternal()).toBe(false);

  write('b.txt', `---\naudience: internal\n---\n${LEAD} The strikebreakers came.`);
  await library.refresh();
  const [inside, outside] = [library.archiveFor('everyone'), library.archiveFor('outside')];
  expect(library.hasInternal()).toBe(true);
  expect([await inside.size(), await outside.size()]).toEqual([2, 1]);
  const counts = [inside, outside].map((archive) => archive.wordCounts(['strikebreakers'], 'word'));
  expect(await Promise.all(counts)).toEqual([
    { stories: 2, printing: new Map([['strikebreakers', 1]]) },
    { stories: 1, printing: new Map([['strikebreakers', 0]]) },
  ]);
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

async function opened(needs: Partial<LibraryNeeds>): Promise<Library> {
  const library = await openLibrary({
    folders: [folder],
    log: createLog('silent'),
    now: () => Temporal.Now.instant(),
    timeZone: 'UTC',
    snapshot: join(home, 'index.snapshot'),
    ...needs,
  });
  onTestFinished(() => library.close());
  return library;
}

async function aStore(): Promise<Store> {
  const store = await openStore(`sqlite:${join(home, 'store.db')}`);
  onTestFinished(() => store.close());
  return store;
}

/** A whole run of a bot: how many files it read, and what it knew then. */
async function readsOf(store: Store) {
  const progress = [0];
  const library = await opened({ store, onProgress: (done) => progress.push(done) });
  const articles = await articlesIn(library);
  const { refused, warnings } = library.remarksFor('everyone');
  await library.close();
  return { reads: progress.at(-1), reading: { articles, refused, warnings } };
}

async function articlesIn(library: Library): Promise<Article[]> {
  return (await Array.fromAsync(library.archiveFor('everyone').pages())).flat();
}

async function textsOf(library: Library): Promise<string[]> {
  return (await articlesIn(library)).map(({ text }) => text);
}

function refusalsOf(library: Library): string {
  return library
    .remarksFor('everyone')
    .refused.map(({ reason }) => reason)
    .join('\n');
}

async function articleOf(library: Library, file: string): Promise<Article> {
  return onlyOne((await articlesIn(library)).filter((article) => article.file === `articles/${file}`));
}

function onlyOne(articles: readonly Article[]): Article {
  expect(articles).toHaveLength(1);
  const [article] = articles;
  if (!article) throw new Error('there is none');
  return article;
}

function kindsOf(changes: readonly Change[]): string[] {
  return changes.map(({ kind }) => kind);
}
