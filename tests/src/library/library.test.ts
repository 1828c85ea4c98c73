import { mkdirSync, renameSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Store } from '#src/store/store.ts';
import { aFolder, articleOf, articlesIn, type Folder, kindsOf, onlyOne, textsOf } from './a-folder.ts';

const LEAD = 'The council voted on Tuesday to close the old bridge to lorries until the spring.';

const PATIENCE = { timeout: 20_000, interval: 50 };

let here: Folder;
beforeEach((test) => {
  here = aFolder(test);
});

describe('with a store, a library', () => {
  test('reads nothing again at a start with an unchanged folder', async () => {
    for (const name of ['a.txt', 'b.txt']) here.write(name, `${LEAD} ${name}`);
    here.write('b.json', '{ "outlet": "The Daily Ferry", "colour": "red" }');
    writeFileSync(join(here.folder, 'c.txt'), Buffer.from([1, 0, 2, 0]));
    const store = await here.aStore();
    const first = await readsOf(store);
    expect(first.reads).toBe(3);

    const second = await readsOf(store);
    expect(second.reads).toBe(0);
    expect(second.reading).toEqual(first.reading);
    expect(second.reading.refused).toHaveLength(1);
    expect(second.reading.warnings).toHaveLength(1);
  });

  test('reads again what changed, though it looks as old as before', async () => {
    here.write('a.txt', `${LEAD} One.`);
    const store = await here.aStore();
    await readsOf(store);
    here.write('a.txt', `${LEAD} Two.`);
    utimesSync(join(here.folder, 'a.txt'), 1_700_000_000, 1_700_000_000);
    expect((await readsOf(store)).reads).toBe(1);
  });

  test.each(['b.json', 'b.JSON'])(
    'reads again what stands beside a sidecar that came, changed or went: %s',
    async (name) => {
      here.write('b.TxT', LEAD);
      const store = await here.aStore();
      const library = await here.opened({ store, isWatching: true });
      const outlets = async () => (await articlesIn(library)).map(({ outlet }) => outlet);
      expect(await outlets()).toEqual([undefined]);
      here.write(name, '{ "outlet": "The Daily Ferry" }');
      await expect.poll(outlets, PATIENCE).toEqual(['The Daily Ferry']);
      here.write(name, '{ "outlet": "The Tidewater Post" }');
      await expect.poll(outlets, PATIENCE).toEqual(['The Tidewater Post']);
      unlinkSync(join(here.folder, name));
      writeFileSync(join(here.home, 'out.json'), '{ "outlet": "Elsewhere" }');
      symlinkSync(join(here.home, 'out.json'), join(here.folder, name));
      await expect.poll(outlets, PATIENCE).toEqual([]);
      expect(library.keptBack()).toMatchObject([{ barrier: 'held' }]);
      unlinkSync(join(here.folder, name));
      await expect.poll(outlets, PATIENCE).toEqual([undefined]);
    },
  );

  test('keeps an article’s id when its file is moved, also between two runs', async () => {
    here.write('a.txt', LEAD);
    const store = await here.aStore();
    const { id } = onlyOne((await readsOf(store)).reading.articles);
    renameSync(join(here.folder, 'a.txt'), join(here.folder, 'b.txt'));
    expect((await readsOf(store)).reading.articles).toMatchObject([{ id, file: 'articles/b.txt' }]);

    here.write('a.txt', `${LEAD} Another story under the old name.`);
    const { articles } = (await readsOf(store)).reading;
    expect(new Set(articles.map((article) => article.id)).size).toBe(2);
    expect(articles).toContainEqual(expect.objectContaining({ id, file: 'articles/b.txt' }));
  });

  test('keeps older versions', async () => {
    here.write('a.txt', LEAD);
    const store = await here.aStore();
    const { id, version } = onlyOne((await readsOf(store)).reading.articles);
    here.write('a.txt', `${LEAD} Again.`);
    const library = await here.opened({ store });
    expect(await textsOf(library)).toEqual([`${LEAD} Again.`]);
    expect(await store.articles.find(id, version)).toMatchObject({ text: LEAD });
  });

  test('keeps the stories of a folder that is not there at its start', async () => {
    here.write('a.txt', LEAD);
    const store = await here.aStore();
    await readsOf(store);
    renameSync(here.folder, join(here.home, 'away'));
    expect((await readsOf(store)).reading.articles).toHaveLength(1);
    mkdirSync(here.folder);
    expect((await readsOf(store)).reading.articles).toHaveLength(1);
    here.write('b.txt', `${LEAD} Again.`);
    expect((await readsOf(store)).reading.articles).toMatchObject([{ file: 'articles/b.txt' }]);
  });

  test('notes at its start what became of articles in the meantime', async () => {
    const store = await here.aStore();
    here.write('a.txt', LEAD);
    here.write('b.txt', `${LEAD} Again.`);
    await readsOf(store);
    unlinkSync(join(here.folder, 'a.txt'));
    here.write('b.txt', `---\nstatus: withdrawn\n---\n${LEAD} Again.`);
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
    const store = await here.aStore();
    here.write('a.txt', `---\nembargo: 2026-01-27T12:10Z\n---\n${LEAD}`);
    const library = await here.opened({ store, now: () => instant });
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
    here.write('a.txt', `---\nrights-until: 2026-01-27T12:10Z\n---\n${LEAD}`);
    const library = await here.opened({ now: () => instant });
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
  'a story held back by a term that cannot be read (%s: %s) is named among those kept back, and is not called unreadable',
  async (term, value) => {
    here.write('a.txt', `---\n${term}: ${value}\n---\n${LEAD}`);
    const library = await here.opened({});
    expect(await library.archiveFor('everyone').size()).toBe(0);
    expect(library.keptBack()).toMatchObject([
      { article: { file: 'articles/a.txt' }, reasons: [expect.stringContaining(`“${term}” cannot be read`)] },
    ]);
    expect(library.remarksFor('everyone')).toEqual({ refused: [], warnings: [] });
  },
);

test('what is wrong with a file whose story is kept back is said with that story alone, also of its copies', async () => {
  here.write('a.txt', `---\nembargo: 2037-01-01\nhue: red\n---\n${LEAD}`);
  here.write('b.txt', `---\nembargo: 2037-01-01\nhue: red\n---\n${LEAD}`);
  here.write('c.txt', `---\nhue: red\n---\n${LEAD} Again.`);
  const library = await here.opened({});
  expect(library.remarksFor('everyone')).toEqual({
    refused: [],
    warnings: [{ file: 'articles/c.txt', reason: expect.stringContaining('“hue” is not a field') }],
  });
  expect(library.keptBack()).toMatchObject([{ barrier: 'embargoed', reasons: [expect.stringContaining('“hue”')] }]);
});

test('outsiders have the same archive while no story is internal, and one without internal stories as soon as one is', async () => {
  here.write('a.txt', LEAD);
  const library = await here.opened({});
  expect(library.archiveFor('outside')).toBe(library.archiveFor('everyone'));
  expect(library.hasInternal()).toBe(false);

  here.write('b.txt', `---\naudience: internal\n---\n${LEAD} The strikebreakers came.`);
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

/** A whole run of a bot: how many files it read, and what it knew then. */
async function readsOf(store: Store) {
  const progress = [0];
  const library = await here.opened({ store, onProgress: (done) => progress.push(done) });
  const articles = await articlesIn(library);
  const { refused, warnings } = library.remarksFor('everyone');
  await library.close();
  return { reads: progress.at(-1), reading: { articles, refused, warnings } };
}
