import type { ReadOnlyBackend } from './backend.ts';
import { countRows, rowsOf, tableNames } from './copy-tables.ts';
import { type RowFault, readRow } from './gate.ts';
import { countMissing } from './migrate.ts';
import { placeOf } from './place.ts';
import { readPostgres } from './postgres.ts';
import type { TableName } from './readable-rows.ts';
import { sealOf } from './seal.ts';
import { readSqlite } from './sqlite.ts';
import type { Database, Tables } from './tables.ts';

/** How many rows each table has, and whatever is wrong, in words for whoever looks after the bot. */
export type StoreReport = { counts: Map<string, number>; faults: string[] };

/** Looks through all of a store, also while bots work with it. Throws StoreError when it cannot be read at all. */
export async function checkStore(url: string): Promise<StoreReport> {
  await using reading = openToRead(url);
  const { db } = reading;
  const missing = await countMissing(db);
  if (missing > 0) {
    const steps = missing === 1 ? 'a step' : `${missing} steps`;
    return { counts: new Map(), faults: [`The tables are ${steps} behind this Pullquote. Start the bot once.`] };
  }
  const faults = [
    ...(await reading.findDamage()),
    ...(await findAltered(db)),
    ...(await findUnreadable(db)),
    ...(await findUnknown(db)),
  ];
  return { counts: await countRows(db), faults };
}

/** A store for somebody who only looks. Throws StoreError. */
export function openToRead(url: string): ReadOnlyBackend {
  const place = placeOf(url);
  return 'path' in place ? readSqlite(place.path) : readPostgres(place.address);
}

// An article may have megabytes, and so may what was read of it.
const PORTION = 50;
// A planned post has a few lines.
const ROWS_AT_ONCE = 500;

/** Versions that are no longer what was kept, or are none. */
async function findAltered(db: Database): Promise<string[]> {
  const altered: string[] = [];
  let last = { articleId: '', version: '' };
  for (;;) {
    const { articleId, version } = last;
    const rows = await db
      .selectFrom('versions')
      .select(['articleId', 'version', 'article', 'seal', 'bytes', 'digest'])
      .where(({ eb, refTuple, tuple }) => eb(refTuple('articleId', 'version'), '>', tuple(articleId, version)))
      .orderBy('articleId')
      .orderBy('version')
      .limit(PORTION)
      .execute();
    altered.push(...rows.flatMap((row) => faultOf(row) ?? []));
    const next = rows.at(-1);
    if (!next) return altered;
    last = next;
  }
}

function faultOf(row: Pick<Tables['versions'], 'articleId' | 'version' | 'article' | 'seal' | 'bytes' | 'digest'>) {
  const { articleId, version, article, seal, bytes, digest } = row;
  if (sealOf(article) !== seal || sealOf(bytes) !== digest)
    return `Version ${version} of article ${articleId} is not what was kept. Restore a backup.`;
  const { fault } = readRow('versions', row);
  return fault && inWords(fault);
}

/** Rows that the bot passes over. */
async function findUnreadable(db: Database): Promise<string[]> {
  const unreadable: string[] = [];
  for (const table of tableNames()) {
    // Those are looked through together with their bytes.
    if (table === 'versions') continue;
    for await (const rows of rowsOf(db, table, atOnce(table))) {
      for (const row of rows) {
        const { fault } = readRow(table, row);
        if (fault) unreadable.push(inWords(fault));
      }
    }
  }
  return unreadable;
}

function atOnce(table: TableName): number {
  return table === 'records' ? PORTION : ROWS_AT_ONCE;
}

// What goes without a row of a table.
const WITHOUT: Record<TableName, string> = {
  articles: 'the bot takes it for what its newest version says',
  versions: 'the story is read anew where its file is still there, and this version is compared with nothing',
  records: 'the version is read again when somebody asks for it',
  overruns: 'that document is tried once more',
  files: 'the file is read anew',
  changes: 'nothing follows from that change',
  cursors: 'all changes are gone through once more, and nothing is posted twice',
  follows: 'nothing is posted for it',
  digests: 'the digest is not posted',
  occurrences: 'the post is not made',
  posts: 'the post is corrected no more',
  quotes: 'the post is corrected no more where that quote changes',
  settings: 'it is as if nothing were set',
  events: 'what Slack sends once more may be answered twice',
  threads: '“more” does not go on there',
  secrets: 'buttons from before are refused',
  carried: 'the button that needs it asks to search again',
  audit: 'nobody is told who made that change',
  counters: 'it is counted anew from what is there',
};

function inWords({ table, key, fault }: RowFault): string {
  return (
    `The row ${key} of ${table} cannot be read (${fault}), and stays as it is: ${WITHOUT[table]}. A newer Pullquote may have ` +
    'written it: start that. Else put the row right, or delete it, in the database, or restore a backup.'
  );
}

async function findUnknown(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('occurrences')
    .select(['key', 'kind', 'channelId', 'reason'])
    .where('state', '=', 'unknown')
    .orderBy('dueMs')
    .execute();
  return rows.map(
    ({ kind, channelId, key, reason }) =>
      `Nobody knows whether the ${kind} ${key} stands in channel ${channelId} (${reason ?? 'no reason given'}). Look there.`,
  );
}
