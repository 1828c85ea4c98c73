import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { openFixtures } from '#handlers/open-fixtures.ts';
import { createPosting } from '#handlers/posts/posting.ts';
import { createLog } from '#src/log.ts';
import type { Poster } from '#src/outbox/message.ts';
import { readEditors } from '#src/rights/editors.ts';
import { openStore } from '#src/store/open-store.ts';
import { sealOf } from '#src/store/seal.ts';
import type { Store } from '#src/store/store.ts';
import { FIRST_BOTS, type RawStore } from '../../src/store/first-bots.ts';
import { temporaryFolder } from '../../src/store/temporary-folder.ts';

const PATIENCE = { timeout: 15_000, interval: 50 };
const FERRY = 'ca031e6a7f935388';
const CREWS = 'fb7644e2e084427f';
const HELD = '1ffbdfc46901b82f';

/** What the reader before made of a file otherwise than today's: in its version's row, and in what else the store has. */
type Misreading = { file: string; read: [now: string, before: string][]; also?: string };

/** Nothing was edited; only the reader is another. The title says what the one before had made of a file. */
const MISREADINGS: [string, Misreading[]][] = [
  ['just the same', []],
  ['another headline', [{ file: 'ferry', read: [['"headline":"Ferry fares to rise"', '"headline":"Fares"']] }]],
  ['no headline', [{ file: 'ferry', read: [['"headline":"Ferry fares to rise",', '']] }]],
  [
    'other words',
    [
      { file: 'crews', read: [['eleventh', 'eleventy']] },
      { file: 'ferry', read: [['eleven', 'twelve']] },
    ],
  ],
  [
    'more of it',
    [{ file: 'crews', read: [['secretary.\\n', 'secretary.\\n\\nA night ferry for all, says the ferry firm.\\n']] }],
  ],
  ['a corrected story', [{ file: 'disguised', read: [['"receipts"', '"status":"corrected","receipts"']] }]],
  [
    'a story to be held, which was never shown',
    [
      {
        file: 'crews',
        read: [['"receipts"', '"status":"held","receipts"']],
        also: `delete from quotes where article_id = '${CREWS}'; delete from changes where article_id = '${CREWS}';
          delete from occurrences where key like '%|${CREWS}|%';`,
      },
    ],
  ],
  [
    'a story to be shown, which today’s reader holds',
    [
      {
        file: 'held',
        read: [['"embargo":"unreadable",', '']],
        also: `insert into changes values (7, '${HELD}', 'a55638bc4df2d20f', 'shown', 1769428990000);
          insert into quotes select channel_id, ts, 9, '${HELD}', 'a55638bc4df2d20f', 0, 20, block_id || ' 9', null
            from quotes where channel_id = 'C3' and number = 0;
          update counters set value = 7 where name = 'changes';`,
      },
    ],
  ],
];

/** What the first bots left, as it would be if their reader had read so. */
function misread(misreadings: readonly Misreading[]): string {
  let sql = FIRST_BOTS;
  for (const { file, read, also = '' } of misreadings) {
    const [row = '', version = ''] =
      new RegExp(`^insert into versions .*"version":"(\\w+)","file":"articles/${file}\\.txt".*$`, 'm').exec(sql) ?? [];
    let misreadRow = row;
    for (const [now, before] of read) {
      expect(misreadRow).toContain(now);
      misreadRow = misreadRow.replaceAll(now, before);
    }
    sql = `${sql.replace(row, () => misreadRow)}\n${also}`.replaceAll(version, `before${version}`.slice(0, 16));
  }
  return resealed(sql).replaceAll("', 3);", "', 2);");
}

/** As that bot would have sealed what it read. */
function resealed(sql: string): string {
  return sql.replace(/'(\{"id":.*\})', '[0-9a-f]{64}', x'/g, (_, article: string) => {
    return `'${article}', '${sealOf(article.replaceAll("''", "'"))}', x'`;
  });
}

/** What a store that the first bots filled promises when this bot opens it. */
export function rereadingKeepsItsPeace(open: (sql: string) => Promise<RawStore>): void {
  test.each(MISREADINGS)(
    'what the first bots posted stands as it is where they had read %s',
    async (_, misreadings) => {
      const { store, posted, wait, edit } = await reopen(await open(misread(misreadings)));
      const before = await postsIn(store, FERRY);

      await expectDone(store);
      wait('2026-01-27T09:00Z');
      await vi.waitFor(
        async () => expect((await store.plannedPosts.find('C4|2026-01-27'))?.state).toBe('skipped'),
        PATIENCE,
      );
      wait('2026-01-28T09:00Z');
      await vi.waitFor(
        async () => expect((await store.plannedPosts.find('C4|2026-01-28'))?.state).toBe('skipped'),
        PATIENCE,
      );
      expect(await store.plannedPosts.find('C4|2026-01-28')).toMatchObject({ reason: 'There was nothing new.' });
      expect(posted).toEqual([]);
      expect(await postsIn(store, FERRY)).toEqual(before);

      // What is posted still leads to the words that were quoted, and what is edited from now on is told of.
      for (const post of before)
        for (const { articleId, version, start, end } of post.quotes)
          expect((await store.articles.find(articleId, version))?.text.slice(start, end)).not.toBe('');
      await edit('ferry.txt', (text) => text.replace(/eleven years/, 'nine years'));
      await vi.waitFor(() => expect(posted.join('\n')).toContain('nine'), PATIENCE);
      await vi.waitFor(() => expect(posted.join('\n')).toContain('Superseded'), PATIENCE);
    },
  );
}

const FileRow = z.object({
  path: z.string(),
  bytes: z.instanceof(Uint8Array),
  sidecar: z.instanceof(Uint8Array).nullable(),
});

/** A bot on a store that another one filled, its articles in a folder as they were. It begins the day after. */
async function reopen({ url, ask }: RawStore) {
  const folder = join(realpathSync(temporaryFolder()), 'articles');
  mkdirSync(folder);
  const rows = await ask(`select files.path, versions.bytes, versions.sidecar from files join versions
    on versions.article_id = files.article_id and versions.version = files.version`);
  const files = new Map<string, string>();
  for (const { path, bytes, sidecar } of z.array(FileRow).parse(rows)) {
    files.set(basename(path), Buffer.from(bytes).toString());
    writeFileSync(join(folder, basename(path)), bytes);
    if (sidecar) writeFileSync(join(folder, basename(path).replace('.txt', '.json')), sidecar);
  }
  await ask(`update files set path = replace(path, '/newsroom/articles', '${folder}')`);

  let instant = Temporal.Instant.from('2026-01-27T07:00Z');
  const store = await openStore(url);
  const given = { log: createLog('silent'), timeZone: 'UTC', now: () => instant, store };
  const fixtures = await openFixtures({ ...given, articles: [folder], editors: readEditors([]) });
  const posted: string[] = [];
  const poster: Poster = {
    async post(message, { channelId }) {
      posted.push(JSON.stringify(message));
      return { as: 'sent', channelId, ts: `${posted.length}.9` };
    },
    find: async () => 'unknowable',
    async update(message, at) {
      posted.push(JSON.stringify(message));
      return { as: 'sent', ...at };
    },
  };
  const posting = createPosting({ ...fixtures, store }, { poster, audienceOf: async () => ({}) });
  posting.start();
  onTestFinished(async () => {
    await posting.stop();
    await fixtures.library.close();
    await store.close();
  });
  return {
    store,
    posted,
    wait(until: string) {
      instant = Temporal.Instant.from(until);
      posting.outbox.wake();
    },
    async edit(file: string, change: (text: string) => string) {
      writeFileSync(join(folder, file), change(files.get(file) ?? ''));
      await fixtures.library.refresh();
    },
  };
}

/** Until all that changed has been followed up, and all that was planned of it is posted. */
async function expectDone(store: Store): Promise<void> {
  const last = (await store.changes.after(0, 1000)).at(-1)?.seq;
  for (const reader of ['follows', 'corrections'])
    await vi.waitFor(async () => expect(await store.changes.cursor(reader)).toBe(last), PATIENCE);
  await vi.waitFor(async () => expect(await store.plannedPosts.inState('pending')).toEqual([]), PATIENCE);
}

async function postsIn(store: Store, articleId: string) {
  const all = await Promise.all([...(await store.posts.quotedArticles())].map((id) => store.posts.quoting(id)));
  expect(all.flat().length).toBeGreaterThan(5);
  expect(await store.posts.quoting(articleId)).not.toEqual([]);
  return all.flat();
}
