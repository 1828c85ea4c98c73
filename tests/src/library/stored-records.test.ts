import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { findVersion } from '#src/changes/past-versions.ts';
import { createReaderHere, type DocumentReader } from '#src/ingest/document-record.ts';
import type { Document } from '#src/ingest/parse-document.ts';
import { createLog } from '#src/log.ts';
import { openStore } from '#src/store/open-store.ts';
import type { KeptRecord } from '#src/store/records.ts';
import { aFolder, articlesIn, type Folder, refusalsOf } from './a-folder.ts';

const LEAD = 'The council voted on Tuesday to close the old bridge to lorries, said Ada Okafor. “We had to,” she said.';
const TOO_LONG = 'It took longer than 20 s to read.';

let here: Folder;
beforeEach((test) => {
  here = aFolder(test);
});

/** A reader that counts, and gives up whatever is called odd. */
function countingReader(): { reader: DocumentReader; counts: { documents: number; articles: number } } {
  const inner = createReaderHere();
  const counts = { documents: 0, articles: 0 };
  const reader: DocumentReader = {
    ...inner,
    read(document) {
      counts.documents += 1;
      const { file } = document;
      return file.includes('odd')
        ? Promise.resolve({ refusal: { file, reason: TOO_LONG }, isOverrun: true })
        : inner.read(document);
    },
    record(article) {
      counts.articles += 1;
      return inner.record(article);
    },
  };
  return { reader, counts };
}

type Start = { documents: number; articles: number; said: number; refused: string; logged: string };

/** Starts a bot, asks it who says what in every story, and stops it. */
async function start(): Promise<Start> {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const store = await openStore(databaseUrl(), log);
  const { reader, counts } = countingReader();
  const library = await here.opened({ store, reader, log });
  const archive = library.archiveFor('everyone');
  const found = await Promise.all((await articlesIn(library)).map(({ id }) => archive.find(id)));
  const said = found.reduce((sum, one) => sum + (one?.attributions().length ?? 0), 0);
  const refused = refusalsOf(library);
  await library.close();
  expect(await store.setAside()).toEqual([]);
  await store.close();
  return { ...counts, said, refused, logged: lines.join('') };
}

function databaseUrl(): string {
  return `sqlite:${join(here.home, 'store.db')}`;
}

async function* failing(): AsyncGenerator<KeptRecord> {
  await Promise.reject(new Error('no answer'));
  yield* [];
}

/** Changes what stands in the store as nobody should; what it says then. */
function inDatabase(statement: string, ...values: string[]): Record<string, unknown>[] {
  const file = new DatabaseSync(join(here.home, 'store.db'));
  const rows = file.prepare(statement).all(...values);
  file.close();
  return rows;
}

describe('with a store, what was read of a story', () => {
  test('is not read again at the next start', async () => {
    for (const name of ['a.txt', 'b.txt', 'c.txt']) here.write(name, `${LEAD} ${name}`);
    expect(await start()).toMatchObject({ documents: 3, articles: 0, said: 3 });
    expect(await start()).toMatchObject({ documents: 0, articles: 0, said: 3 });
  });

  test('is read again of the kept article where it is missing, of another reader, or was altered on the disk', async () => {
    for (const name of ['a.txt', 'b.txt', 'c.txt', 'd.txt']) here.write(name, `${LEAD} ${name}`);
    await start();
    const [a, b, c] = inDatabase('select article_id from records order by article_id').map((row) => row.article_id);
    inDatabase('delete from records where article_id = ?', String(a));
    inDatabase("update records set reader = 'another' where article_id = ?", String(b));
    inDatabase("update records set bytes = x'0102' where article_id = ?", String(c));
    const mending = await start();
    expect(mending).toMatchObject({ documents: 0, articles: 3, said: 4, refused: '' });
    expect(mending.logged).toMatch(/"table":"records".*"row not read"/);
    expect(mending.logged).toMatch(/"stories":3.*"stories read again"/);
    expect(inDatabase('select distinct reader from records')).toHaveLength(1);
    const last = await start();
    expect(last).toMatchObject({ documents: 0, articles: 0, said: 4 });
    expect(last.logged).not.toMatch(/"level":"(?:warn|error)"|read again/);
  });

  test('costs time, and no story, where the store has it and does not answer', async () => {
    for (const name of ['a.txt', 'b.txt', 'c.txt']) here.write(name, `${LEAD} ${name}`);
    const store = await here.aStore();
    const fail = () => Promise.reject(new Error('no answer'));
    const silent = { ...store.records, newest: failing, find: fail, keep: fail };
    for (const [documents, articles] of [
      [3, 0],
      [0, 3],
    ]) {
      const lines: string[] = [];
      const log = createLog('info', { write: (line) => void lines.push(line) });
      const { reader, counts } = countingReader();
      const library = await here.opened({ store: { ...store, records: silent }, reader, log });
      expect(await articlesIn(library)).toHaveLength(3);
      await library.close();
      expect(counts).toEqual({ documents, articles });
      expect(lines.join('')).toContain('records not kept');
    }
  });

  test('of a former version is read once, when it is asked for, and forgotten a month after that', async () => {
    here.write('a.txt', LEAD);
    const store = await here.aStore();
    let now = Temporal.Instant.from('2026-01-27T07:00Z');
    const library = await here.opened({ store, now: () => now, reader: createReaderHere() });
    const [{ id, version } = { id: '', version: '' }] = await articlesIn(library);
    here.write('a.txt', `${LEAD} It closes in May.`);
    await library.refresh();
    await library.close();
    inDatabase('delete from records where version = ?', version);

    const later = await here.opened({ store, now: () => now, reader: createReaderHere() });
    let reread = 0;
    const desk = {
      ...{ archive: later.archiveFor('everyone'), store, now: () => now },
      reread: (document: Document) => {
        reread += 1;
        return later.reread(document);
      },
    };
    for (let times = 0; times < 3; times += 1) expect((await findVersion(id, version, desk))?.article.text).toBe(LEAD);
    expect(reread).toBe(1);

    for (const [days, isKept] of [
      [29, true],
      [31, false],
    ] as const) {
      now = Temporal.Instant.from('2026-01-27T07:00Z').add({ hours: 24 * days });
      here.write('b.txt', `${LEAD} Day ${days}.`);
      await later.refresh();
      await vi.waitFor(async () =>
        expect(inDatabase('select 1 from records where version = ?', version)).toHaveLength(Number(isKept)),
      );
    }
  });

  test('is kept of stories that nobody may be shown yet, and taken from there when they may', async () => {
    here.write('a.txt', `---\nembargo: 2026-01-27T08:00Z\n---\n${LEAD}`);
    let now = Temporal.Instant.from('2026-01-27T07:00Z');
    const store = await here.aStore();
    const { reader, counts } = countingReader();
    await (await here.opened({ store, reader, now: () => now })).close();

    const library = await here.opened({ store, reader, now: () => now });
    expect(await articlesIn(library)).toEqual([]);
    now = Temporal.Instant.from('2026-01-27T09:00Z');
    await library.refresh();
    expect(await articlesIn(library)).toHaveLength(1);
    expect(counts).toEqual({ documents: 1, articles: 0 });
  });
});

describe('a document that was given up', () => {
  test('is named, and not tried again by any start, wherever its bytes are', async () => {
    here.write('a.txt', LEAD);
    here.write('odd.txt', 'A. A. A.');
    expect(await start()).toMatchObject({ documents: 2, refused: TOO_LONG });
    writeFileSync(join(here.folder, 'odd.txt'), 'A. A. A.');
    expect(await start()).toMatchObject({ documents: 0, refused: TOO_LONG });
    here.write('odd.txt', 'A. A. A. B.');
    expect(await start()).toMatchObject({ documents: 1, refused: TOO_LONG });
  });

  test('leaves the version before', async () => {
    here.write('odd story.txt', LEAD);
    const store = await here.aStore();
    await (await here.opened({ store, reader: createReaderHere() })).close();
    here.write('odd story.txt', 'A. A. A.');
    for (const documents of [1, 0]) {
      const { reader, counts } = countingReader();
      const library = await here.opened({ store, reader });
      expect((await articlesIn(library)).map(({ text }) => text)).toEqual([LEAD]);
      expect(refusalsOf(library)).toBe(`${TOO_LONG} The version before is kept.`);
      expect(counts.documents).toBe(documents);
      await library.close();
    }
  });
});
