import { sealOf } from './articles.ts';
import type { ReadOnlyBackend } from './backend.ts';
import { countRows } from './copy-tables.ts';
import { countMissing } from './migrate.ts';
import { placeOf } from './place.ts';
import { readPostgres } from './postgres.ts';
import { faultIn } from './read-planned-post.ts';
import { readSqlite } from './sqlite.ts';
import type { Database } from './tables.ts';

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

// An article may have megabytes.
const PORTION = 50;
// A planned post has a few lines.
const ROWS_AT_ONCE = 500;

/** Versions that are no longer what was kept. */
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
    for (const row of rows) {
      if (sealOf(row.article) === row.seal && sealOf(row.bytes) === row.digest) continue;
      altered.push(`Version ${row.version} of article ${row.articleId} is not what was kept. Restore a backup.`);
    }
    const next = rows.at(-1);
    if (!next) return altered;
    last = next;
  }
}

/** Planned posts that the bot passes over. */
async function findUnreadable(db: Database): Promise<string[]> {
  const unreadable: string[] = [];
  let last = '';
  for (;;) {
    const rows = await db
      .selectFrom('occurrences')
      .selectAll()
      .where('key', '>', last)
      .orderBy('key')
      .limit(ROWS_AT_ONCE)
      .execute();
    for (const row of rows) {
      const fault = faultIn(row);
      if (fault === undefined) continue;
      unreadable.push(
        `The ${row.kind} ${row.key}, ${row.state}, cannot be read (${fault}). A newer Pullquote may have written it; this one leaves it as it is.`,
      );
    }
    const next = rows.at(-1);
    if (!next) return unreadable;
    last = next.key;
  }
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
