import { describe, expect, onTestFinished, test } from 'vitest';
import { createDigestPlanner } from '#src/digest/plan-digests.ts';
import { createLog } from '#src/log.ts';
import { checkStore } from '#src/store/check.ts';
import { KEYS, tableNames } from '#src/store/copy-tables.ts';
import { openStore } from '#src/store/open-store.ts';
import type { Store } from '#src/store/store.ts';
import { ABOUT } from '../../an-about.ts';
import { anArticle } from '../../an-article.ts';
import type { RawStore } from './first-bots.ts';

const NOON_MS = Date.UTC(2026, 0, 27, 12);
const harbor = anArticle();

/** What may come to stand in a column, by its type, in SQL. None of it was put there by a bot. */
const BAD_VALUES: Record<string, string[]> = {
  text: ["''", "'SECRET{'", "'[1]'", "'null'"],
  integer: ['-1', '9223372036854775807'],
  bigint: ['-1', '9223372036854775807'],
  real: ['9e999'],
  'double precision': ["'NaN'"],
  blob: ["x'00'"],
  bytea: ["'\\x00'"],
};

/** By which column the rows that are to be damaged are known, where it is not the first of their key. */
const KNOWN_BY: Record<string, string> = { changes: 'article_id', audit: 'subject' };

type Damage = { table: keyof typeof KEYS; column: string; value: string };

/** Every column of a table, with everything bad that it could hold. */
async function damagesOf(table: Damage['table'], { url, ask }: RawStore): Promise<Damage[]> {
  const columns = await ask(isFile(url) ? inSqlite(table) : inPostgres(table));
  return columns.flatMap(({ name, type, nullable }) => {
    const values = [...(BAD_VALUES[String(type)] ?? []), ...(nullable ? ['null'] : [])];
    return values.map((value) => ({ table, column: String(name), value }));
  });
}

function inSqlite(table: string): string {
  return `select name, lower(type) as type, 1 - "notnull" as nullable from pragma_table_info('${table}')`;
}

function inPostgres(table: string): string {
  return `select column_name as name, data_type as type, is_nullable = 'YES' as nullable from information_schema.columns
    where table_schema = 'pullquote' and table_name = '${table}' order by ordinal_position`;
}

function isFile(url: string): boolean {
  return url.startsWith('sqlite:');
}

/** In every table a good row and a bad one; what is written later is told apart by its `name`. */
async function fill(store: Store, name: string): Promise<void> {
  const line = { atMs: 1, userId: 'U1', action: 'test', subject: name };
  const place = { channelId: name, userId: 'U1' };
  const article = { ...harbor, id: name };
  const file = { path: `${name}.txt`, size: 2, modifiedMs: 1.5, digest: 'd', remarks: [], reader: 1 };
  await store.articles.keepAll([
    {
      file: { ...file, articleId: name, version: harbor.version },
      version: { article, bytes: Buffer.from(name), readMs: 1 },
    },
  ]);
  await store.records.keep([
    { articleId: name, version: harbor.version, reader: 'r', bytes: Buffer.from(name), article, askedMs: 1 },
  ]);
  await store.records.giveUp({ digest: name, reader: 'r', reason: 'too long' });
  await store.changes.note([{ articleId: name, version: harbor.version, kind: 'shown', atMs: 1 }]);
  await store.changes.moveCursor(name, 1);
  await store.follows.add({ id: name, typed: 'rent', ...place, sinceMs: 1 }, line);
  const digest = { time: '08:30', timeZone: 'UTC', days: 127, typed: '', onQuietDays: 'say', sinceMs: 1 } as const;
  await store.digests.set({ id: name, ...place, ...digest }, line);
  const planned = { ...ABOUT.digest, subject: name, channelId: name, dueMs: 2 };
  expect(
    await store.plannedPosts.plan([
      { ...planned, key: name },
      { ...planned, key: `${name} sent` },
    ]),
  ).toBe(2);
  const begun = await store.plannedPosts.begin(`${name} sent`, 3);
  const quote = { articleId: name, version: harbor.version, start: 0, end: 12, blockId: 'q1' };
  const post = { channelId: name, ts: '1.1', message: '{"text":"","blocks":[]}', postedMs: 1, quotes: [quote] };
  expect(begun && (await store.plannedPosts.settle(begun, { state: 'sent', ts: '1.1' }, { post }))).toBe(true);
  await store.posts.amend(post, [{ ...quote, amendedTo: 'withdrawn' }], 4);
  await store.settings.set({ owner: name, name: 'withdrawn', value: 'yes' }, line);
  await store.events.isNew(name, 1);
  const thread = { ...place, thread: '1.1', typed: 'rent', atMs: 1, steps: [{ action: 'next', value: '{}' }] };
  await store.threads.remember(thread, 0);
  await store.carried.keep({ key: name, text: 'rent', atMs: 1 }, 0);
  await store.secrets.keep(name, 'a secret');
}

/** What reading of every kind brings: a line each. */
async function readAll(store: Store): Promise<string[]> {
  const { articles, records, changes, follows, digests, plannedPosts, posts, settings } = store;
  const found: [string, unknown][] = [
    ['newest', await Array.fromAsync(articles.newest())],
    ['files', await articles.knownFiles()],
    ['read', await Array.fromAsync(records.newest('r'))],
    ['given up', await records.givenUp('r')],
    ['rereadings', await articles.rereadings(['good', 'bad'])],
    ['changes', await changes.after(0, 999)],
    ['between', await changes.between(0, NOON_MS)],
    ['shown', await changes.shownBy(['good', 'bad'], NOON_MS)],
    ['follows', await follows.active()],
    ['digests', await digests.active()],
    ['due', await plannedPosts.due(NOON_MS)],
    ['sent', await plannedPosts.inState('sent')],
    ['quoted', await posts.quotedArticles()],
    ['withdrawn', await settings.all('withdrawn')],
    ['audit', await store.audit.newest(9999)],
  ];
  for (const name of ['good', 'bad']) {
    found.push(
      ['newest one', await articles.findNewest(name)],
      ['article', await articles.find(name, harbor.version)],
      ['source', (await articles.source(name, harbor.version)) && name],
      ['versions', (await articles.versions(name)).length > 0 && name],
      ['of article', await changes.ofArticle(name)],
      ['cursor', `${name} ${await changes.cursor(name)}`],
      ['follow', await follows.find(name)],
      ['follows there', await follows.activeIn(name)],
      ['digest', await digests.find(name)],
      ['digest there', await digests.activeIn(name)],
      ['read one', await records.find({ articleId: name, version: harbor.version, reader: 'r' }, 1)],
      ['planned', await plannedPosts.find(name)],
      ['last sent', await plannedPosts.lastSent(name, NOON_MS)],
      ['last planned', await plannedPosts.lastPlanned(name)],
      ['count', `${name} ${await plannedPosts.countSent(name, 0)}`],
      ['post', await posts.find(name, '1.1')],
      ['quoting', await posts.quoting(name)],
      ['setting', `${name} ${await settings.get(name, 'withdrawn')}`],
      ['thread', await store.threads.find(name, '1.1')],
      ['carried', `${name} ${await store.carried.find(name)}`],
      ['secret', `${name} ${await store.secrets.keep(name, 'another')}`],
    );
  }
  return found.flatMap(([what, value]) => itemsOf(value).map((item) => `${what} ${JSON.stringify(item)}`));
}

function itemsOf(value: unknown): unknown[] {
  if (value instanceof Map || value instanceof Set) return [...value];
  return Array.isArray(value) ? value : [value];
}

/** The lines that are about the good rows alone. */
function good(lines: readonly string[]): string[] {
  return lines.filter((line) => line.includes('good') && !line.includes('bad'));
}

/** What becomes of a store in which any one row is damaged, in any column. `open` gives an empty one. */
export function damageHarmsNoOther(open: () => Promise<RawStore>): void {
  describe('one bad row is one bad row', () => {
    test.each(tableNames())('in %s: the rest is read, written and planned, and the bad one is named', async (table) => {
      const raw = await open();
      const lines: string[] = [];
      const store = await openStore(raw.url, createLog('info', { write: (line) => void lines.push(line) }));
      onTestFinished(() => store.close());
      for (const name of ['bad', 'good']) await fill(store, name);
      await createDigestPlanner(store)(NOON_MS);
      await raw.ask(`create table kept as select * from ${table}`);
      const before = good(await readAll(store));
      expect(before.length).toBeGreaterThan(30);

      let named = 0;
      for (const [at, damage] of (await damagesOf(table, raw)).entries()) {
        named += await expectHarmless(damage, `good ${at}`, { raw, store, before, lines });
        await mend(table, raw);
      }
      expect(named).toBeGreaterThan(0);
      await readAll(store);
      expect(await store.setAside()).toEqual([]);
    });
  });
}

type Damaged = { raw: RawStore; store: Store; before: readonly string[]; lines: readonly string[] };

/** How many faults are named once a row is damaged so. */
async function expectHarmless(damage: Damage, name: string, { raw, store, before, lines }: Damaged): Promise<number> {
  if (!(await isDamaged(damage, raw))) return 0;
  const what = `${damage.table}.${damage.column} = ${damage.value}`;
  expect(good(await readAll(store)), what).toEqual(expect.arrayContaining([...before]));
  await expectToGoOn(store, name);
  if (!isKey(damage)) expect(lines.join('\n'), what).not.toContain('SECRET');
  return (await expectNamed(store, { raw, what })).length;
}

/** Everything can be written under another name, and what is due is planned. */
async function expectToGoOn(store: Store, name: string): Promise<void> {
  await fill(store, name);
  await createDigestPlanner(store)(NOON_MS);
  expect(await store.plannedPosts.find(`${name}|2026-01-27`), name).toBeDefined();
}

/** What was met and cannot be read is named by a check too; what is wrong. */
async function expectNamed(store: Store, { raw, what }: { raw: RawStore; what: string }): Promise<string[]> {
  const { faults } = await checkStore(raw.url);
  const said = faults.join('\n');
  for (const { table, key } of await store.setAside()) {
    const [id] = key.split(' ');
    const naming = table === 'versions' ? `of article ${id}` : `The row ${key} of ${table} cannot be read`;
    expect(said, what).toContain(naming);
  }
  return faults;
}

/** A row is named by its key. */
function isKey({ table, column }: Damage): boolean {
  return KEYS[table].some((key) => key === column);
}

/** Damages the bad rows, if the database lets anybody. */
async function isDamaged({ table, column, value }: Damage, { url, ask }: RawStore): Promise<boolean> {
  const knownBy = KNOWN_BY[table] ?? KEYS[table][0];
  const which = table === 'counters' ? "name = 'changes'" : `${knownBy} like 'bad%'`;
  try {
    await ask(`${withoutReferences(url)} update ${table} set "${column}" = ${value} where ${which}`);
    return true;
  } catch {
    return false;
  }
}

async function mend(table: string, { url, ask }: RawStore): Promise<void> {
  await ask(`${withoutReferences(url)} delete from ${table}; insert into ${table} select * from kept`);
}

/** A failing disk asks nobody what refers to what. */
function withoutReferences(url: string): string {
  return isFile(url) ? 'pragma foreign_keys = off;' : 'set session_replication_role = replica;';
}
