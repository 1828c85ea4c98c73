import type { Backend } from './backend.ts';
import { openToRead } from './check.ts';
import { JsonText } from './json-text.ts';
import { countMissing } from './migrate.ts';
import { openBackend } from './open-store.ts';
import { Instant, NOBODY } from './records.ts';
import { StoreError } from './store-error.ts';
import type { Database } from './tables.ts';

/** Something that the store keeps of a person: what it is, and a line on each, for whoever runs the bot. */
export type KeptOfPerson = { what: string; lines: string[] };

const BEHIND = 'The tables are behind this Pullquote. Start the bot once.';

/** Everything in a store that names a person, or was said to nobody else. Throws StoreError. */
export async function listPerson(url: string, id: string): Promise<KeptOfPerson[]> {
  await using reading = openToRead(url);
  if ((await countMissing(reading.db)) > 0) throw new StoreError(BEHIND);
  // Awaited here: the database is closed behind us.
  return await findKept(reading.db, id);
}

/**
 * Deletes what is kept for a person alone, and puts nobody in their place in what others have too: what was set for a
 * channel, what was posted there, and who changed what. What there was. Throws StoreError, also while a bot has the file.
 */
export async function deletePerson(url: string, id: string): Promise<KeptOfPerson[]> {
  const backend = await openBackend(url);
  return deleteIn(backend, id).finally(backend.close);
}

function deleteIn({ db }: Backend, id: string): Promise<KeptOfPerson[]> {
  return db.transaction().execute(async (transaction) => {
    const kept = await findKept(transaction, id);
    const alone = await placesOf(transaction, id);
    await deleteAlone(transaction, alone);
    await transaction.deleteFrom('threads').where('userId', '=', id).execute();
    await transaction.updateTable('follows').set({ userId: NOBODY }).where('userId', '=', id).execute();
    await transaction.updateTable('digests').set({ userId: NOBODY }).where('userId', '=', id).execute();
    await transaction.updateTable('audit').set({ userId: NOBODY }).where('userId', '=', id).execute();
    await transaction.updateTable('audit').set({ subject: NOBODY }).where('subject', 'in', alone).execute();
    await namelessPosts(transaction, id);
    return kept;
  });
}

/** What nobody else reads. */
async function deleteAlone(transaction: Database, alone: readonly string[]): Promise<void> {
  await transaction.deleteFrom('quotes').where('channelId', 'in', alone).execute();
  await transaction.deleteFrom('posts').where('channelId', 'in', alone).execute();
  await transaction.deleteFrom('occurrences').where('channelId', 'in', alone).execute();
  await transaction.deleteFrom('follows').where('channelId', 'in', alone).execute();
  await transaction.deleteFrom('digests').where('channelId', 'in', alone).execute();
  await transaction.deleteFrom('threads').where('channelId', 'in', alone).execute();
  await transaction.deleteFrom('settings').where('owner', 'in', alone).execute();
  for (const place of alone) await transaction.deleteFrom('events').where('id', 'like', `${place} %`).execute();
}

/** Takes a person's name out of what was posted for them, which stays to be corrected. */
async function namelessPosts(transaction: Database, id: string): Promise<void> {
  const posts = await transaction
    .selectFrom('posts')
    .selectAll()
    .where(({ eb, or }) => or(namings(id).map((naming) => eb('message', 'like', naming))))
    .execute();
  for (const { channelId, ts, message, posted } of posts)
    await transaction
      .updateTable('posts')
      .set({ message: withoutName(message, id), posted: posted === null ? null : withoutName(posted, id) })
      .where((post) => post.and({ channelId, ts }))
      .execute();
  await transaction.updateTable('posts').set({ userId: null }).where('userId', '=', id).execute();
}

/** How a message may name a person, for SQL. */
function namings(id: string): string[] {
  return [`%"${id}"%`, `%<@${id}>%`];
}

/** A message as JSON in which “somebody” stands in a person's place; so too in one that is damaged, and nobody can read. */
function withoutName(message: string, id: string): string {
  const json = JsonText.safeParse(message);
  if (!json.success) return message.replace(/\w+/g, (word) => (word === id ? SOMEBODY : word));
  return JSON.stringify(json.data, (_, value: unknown) => {
    if (typeof value === 'string') return value.replaceAll(`<@${id}>`, SOMEBODY);
    const isName = typeof value === 'object' && value !== null && 'user_id' in value && value.user_id === id;
    return isName ? { type: 'text', text: SOMEBODY } : value;
  });
}

const SOMEBODY = 'somebody';

async function findKept(db: Database, id: string): Promise<KeptOfPerson[]> {
  const alone = await placesOf(db, id);
  const searches = await followsAndDigests(db, id);
  const posts = await db
    .selectFrom('posts')
    .select(['channelId', 'ts', 'postedMs'])
    .where(({ eb, or }) =>
      or([
        eb('userId', '=', id),
        eb('channelId', 'in', alone),
        ...namings(id).map((naming) => eb('message', 'like', naming)),
      ]),
    )
    .orderBy('postedMs')
    .execute();
  const planned = await db
    .selectFrom('occurrences')
    .select(['kind', 'dueMs', 'state'])
    .where('channelId', 'in', alone)
    .orderBy('dueMs')
    .execute();
  const threads = await db
    .selectFrom('threads')
    .select(['channelId', 'typed', 'atMs'])
    .where(({ eb, or }) => or([eb('userId', '=', id), eb('channelId', 'in', alone)]))
    .orderBy('atMs')
    .execute();
  const settings = await db.selectFrom('settings').selectAll().where('owner', 'in', alone).execute();
  const audit = await db
    .selectFrom('audit')
    .selectAll()
    .where(({ eb, or }) => or([eb('userId', '=', id), eb('subject', 'in', alone)]))
    .orderBy('seq')
    .execute();
  return [
    ...searches,
    {
      what: 'posts that quote',
      lines: posts.map(({ channelId, ts, postedMs }) => `${at(postedMs)}  ${channelId} ${ts}`),
    },
    { what: 'posts planned', lines: planned.map(({ kind, dueMs, state }) => `${at(dueMs)}  ${kind}, ${state}`) },
    { what: 'asked last in a thread', lines: threads.map((row) => `${at(row.atMs)}  ${row.channelId}  ${row.typed}`) },
    { what: 'settings', lines: settings.map(({ name, value }) => `${name}: ${value}`) },
    { what: 'changes made', lines: audit.map(({ atMs, action, subject }) => `${at(atMs)}  ${action} ${subject}`) },
  ];
}

/** Where nobody but this person reads: under their own id, and in the conversations with us that posts are known of. */
async function placesOf(db: Database, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('posts')
    .select('channelId')
    .distinct()
    .where('userId', '=', id)
    .where('channelId', 'like', 'D%')
    .execute();
  return [id, ...rows.map(({ channelId }) => channelId)];
}

async function followsAndDigests(db: Database, id: string): Promise<KeptOfPerson[]> {
  const of = (name: 'follows' | 'digests') =>
    db
      .selectFrom(name)
      .select(['channelId', 'typed', 'sinceMs', 'stoppedMs'])
      .where(({ eb, or }) => or([eb('userId', '=', id), eb('channelId', '=', id)]))
      .orderBy('sinceMs')
      .execute();
  const line = ({ channelId, typed, sinceMs, stoppedMs }: Awaited<ReturnType<typeof of>>[number]) =>
    `${at(sinceMs)} to ${stoppedMs === null ? 'now' : at(stoppedMs)}  ${channelId}  ${typed}`.trimEnd();
  return [
    { what: 'searches followed', lines: (await of('follows')).map(line) },
    { what: 'digests', lines: (await of('digests')).map(line) },
  ];
}

function at(ms: number): string {
  if (!Instant.safeParse(ms).success) return `at ${ms}, which is no time`;
  return Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'minute' });
}
