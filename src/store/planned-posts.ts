import { writeAbout } from './about.ts';
import type { Gate } from './gate.ts';
import { addPost } from './posts.ts';
import { Instant, type NewPlannedPost, type PlannedPost, type PlannedPostIn, State } from './records.ts';
import { inPortions } from './rows.ts';
import type { OpenState, PlannedPostStore, Settlement, Unsettled } from './store.ts';
import type { Database, Tables } from './tables.ts';

// Of a subject's newest one is wanted, and what cannot be read is passed over.
const ENOUGH = 20;
const OPEN: readonly OpenState[] = ['pending', 'sending', 'unknown'];

export function createPlannedPostStore(db: Database, gate: Gate): PlannedPostStore {
  const read = (row: Tables['occurrences']) => gate.read('occurrences', row);
  const readAll = (rows: readonly Tables['occurrences'][]) => gate.readAll('occurrences', rows);
  const oldestFirst = () => db.selectFrom('occurrences').selectAll().orderBy('dueMs').orderBy('key');
  const newestOf = (subject: string) =>
    db
      .selectFrom('occurrences')
      .selectAll()
      .where('subject', '=', subject)
      .orderBy('dueMs', 'desc')
      .orderBy('key', 'desc')
      .limit(ENOUGH);

  return {
    plan: (plannedPosts) => db.transaction().execute((transaction) => plan({ transaction, gate }, plannedPosts)),

    async find(key) {
      const row = await db.selectFrom('occurrences').selectAll().where('key', '=', key).executeTakeFirst();
      return row && read(row);
    },

    async due(nowMs) {
      const rows = await oldestFirst().where('state', '=', 'pending').where('dueMs', '<=', nowMs).execute();
      return readAll(rows).filter(isIn('pending'));
    },

    async inState(state) {
      return readAll(await oldestFirst().where('state', '=', state).execute()).filter(isIn(state));
    },

    async lastSent(subject, dueMs) {
      const rows = await newestOf(subject).where('state', '=', 'sent').where('dueMs', '<', dueMs).execute();
      return readAll(rows).find(isIn('sent'));
    },

    async lastPlanned(subject, untilMs = Number.MAX_SAFE_INTEGER) {
      return readAll(await newestOf(subject).where('dueMs', '<=', untilMs).execute())[0];
    },

    async reopen(kind, nowMs) {
      const { numUpdatedRows } = await db
        .updateTable('occurrences')
        .set({ state: 'pending', reason: null })
        .where('kind', '=', kind)
        .where('state', '=', 'skipped')
        .where('dueMs', '>', nowMs)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    freeKey: (seen) => db.transaction().execute((transaction) => freeKey(transaction, seen)),

    async skippedIn(channelId, sinceMs) {
      const rows = await oldestFirst()
        .where('state', '=', 'skipped')
        .where('channelId', '=', channelId)
        .where('dueMs', '>', sinceMs)
        .execute();
      return readAll(rows).filter(isIn('skipped'));
    },

    async countSent(subject, sinceMs) {
      const { sent } = await db
        .selectFrom('occurrences')
        .select(({ fn }) => fn.countAll<number>().as('sent'))
        .where('subject', '=', subject)
        .where('state', '=', 'sent')
        .where('attemptMs', '>=', sinceMs)
        .executeTakeFirstOrThrow();
      return sent;
    },

    async countOpen() {
      const rows = await db
        .selectFrom('occurrences')
        .select(({ fn }) => ['state', fn.countAll<number>().as('count'), fn.min('dueMs').as('dueMs')])
        .where('state', 'in', OPEN)
        .groupBy('state')
        .execute();
      const counts = { pending: 0, sending: 0, unknown: 0 };
      for (const { state, count } of rows) if (isOpen(state)) counts[state] = count;
      return { counts, dueMs: rows.find(({ state }) => state === 'pending')?.dueMs };
    },

    async begin(key, atMs, about) {
      Instant.parse(atMs);
      const row = await db
        .updateTable('occurrences')
        .set((plannedPost) => ({
          ...{ state: 'sending', attempts: plannedPost('attempts', '+', 1), attemptMs: atMs },
          ...(about && { about: writeAbout(about) }),
        }))
        .where('key', '=', key)
        .where('state', '=', 'pending')
        .returningAll()
        .executeTakeFirst();
      const begun = row && read(row);
      return begun?.state === 'sending' ? begun : undefined;
    },

    settle: (seen, outcome, { replies = [], post } = {}) =>
      db.transaction().execute(async (transaction) => {
        const isSettled = await settle(transaction, seen, outcome);
        if (!isSettled) return false;

        await plan({ transaction, gate }, replies);
        if (post) await addPost({ transaction, gate }, post);
        return true;
      }),
  };
}

type Writing = { transaction: Database; gate: Gate };

async function plan({ transaction, gate }: Writing, plannedPosts: readonly NewPlannedPost[]): Promise<number> {
  const writable = gate.admitAll('occurrences', plannedPosts, rowOf);
  let count = 0;
  // In the order of their keys, so that two bots that plan the same wait for each other instead of locking each other out.
  for (const portion of inPortions(writable.toSorted((a, b) => (a.key < b.key ? -1 : 1)))) {
    const { numInsertedOrUpdatedRows = 0n } = await transaction
      .insertInto('occurrences')
      .values(portion.map(rowOf))
      .onConflict((same) => same.column('key').doNothing())
      .executeTakeFirst();
    count += Number(numInsertedOrUpdatedRows);
  }
  return count;
}

function rowOf(plannedPost: NewPlannedPost) {
  return { ...plannedPost, about: writeAbout(plannedPost), state: 'pending', attempts: 0 } as const;
}

function isIn<Name extends PlannedPost['state']>(state: Name) {
  return (plannedPost: PlannedPost): plannedPost is PlannedPostIn<Name> => plannedPost.state === state;
}

// What was settled before its time may be so once more.
async function freeKey(transaction: Database, seen: PlannedPost): Promise<boolean> {
  const { key, state, attempts } = seen;
  const aside = `${key}|early|${await countLike(transaction, `${key}|early|`)}`;
  const { numUpdatedRows } = await transaction
    .updateTable('occurrences')
    .set({ key: aside })
    .where((plannedPost) => plannedPost.and({ key, state, attempts, ...('ts' in seen && { ts: seen.ts }) }))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;

  const replies = () => transaction.updateTable('occurrences').where('threadOf', '=', key);
  await replies()
    .set({ state: 'skipped', reason: 'it was planned before its time' })
    .where('state', '=', 'pending')
    .execute();
  await replies()
    .set(({ eb, val, fn }) => ({
      threadOf: aside,
      key: eb(val(aside), '||', fn<string>('substr', ['key', val(key.length + 1)])),
    }))
    .execute();
  return true;
}

async function countLike(transaction: Database, beginning: string): Promise<number> {
  const { found } = await transaction
    .selectFrom('occurrences')
    .select(({ fn }) => fn.countAll<number>().as('found'))
    .where('threadOf', 'is', null)
    .where('key', '>=', beginning)
    .where('key', '<', `${beginning}\uffff`)
    .executeTakeFirstOrThrow();
  return found;
}

function isOpen(state: PlannedPost['state']): state is OpenState {
  return OPEN.some((open) => open === state);
}

async function settle(
  transaction: Database,
  { key, state, attempts }: Unsettled,
  outcome: Settlement,
): Promise<boolean> {
  State.parse(outcome);
  const { numUpdatedRows } = await transaction
    .updateTable('occurrences')
    .set({ reason: null, ...outcome })
    .where((plannedPost) => plannedPost.and({ key, state, attempts }))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
