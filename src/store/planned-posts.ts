import { addPost } from './posts.ts';
import { type NewPlannedPost, PlannedPost } from './records.ts';
import { inPortions, readRow } from './rows.ts';
import type { PlannedPostStore, Seen, Settlement } from './store.ts';
import type { Database } from './tables.ts';

export function createPlannedPostStore(db: Database): PlannedPostStore {
  const oldestFirst = () => db.selectFrom('occurrences').selectAll().orderBy('dueMs').orderBy('key');
  const newestOf = (subject: string) =>
    db
      .selectFrom('occurrences')
      .selectAll()
      .where('subject', '=', subject)
      .orderBy('dueMs', 'desc')
      .orderBy('key', 'desc')
      .limit(1);

  return {
    plan: (plannedPosts) => db.transaction().execute((transaction) => plan(transaction, plannedPosts)),

    async find(key) {
      const row = await db.selectFrom('occurrences').selectAll().where('key', '=', key).executeTakeFirst();
      return row && readRow(PlannedPost, row);
    },

    async due(nowMs) {
      const rows = await oldestFirst().where('state', '=', 'pending').where('dueMs', '<=', nowMs).execute();
      return rows.map((row) => readRow(PlannedPost, row));
    },

    async inState(state) {
      return (await oldestFirst().where('state', '=', state).execute()).map((row) => readRow(PlannedPost, row));
    },

    async lastSent(subject, dueMs) {
      const row = await newestOf(subject).where('state', '=', 'sent').where('dueMs', '<', dueMs).executeTakeFirst();
      return row && readRow(PlannedPost, row);
    },

    async lastPlanned(subject) {
      const row = await newestOf(subject).executeTakeFirst();
      return row && readRow(PlannedPost, row);
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

    async begin(key, atMs) {
      const row = await db
        .updateTable('occurrences')
        .set((plannedPost) => ({ state: 'sending', attempts: plannedPost('attempts', '+', 1), attemptMs: atMs }))
        .where('key', '=', key)
        .where('state', '=', 'pending')
        .returningAll()
        .executeTakeFirst();
      return row && readRow(PlannedPost, row);
    },

    settle: (seen, outcome, { replies = [], post } = {}) =>
      db.transaction().execute(async (transaction) => {
        const isSettled = await settle(transaction, seen, outcome);
        if (!isSettled) return false;

        await plan(transaction, replies);
        if (post) await addPost(transaction, post);
        return true;
      }),
  };
}

async function plan(transaction: Database, plannedPosts: readonly NewPlannedPost[]): Promise<number> {
  let count = 0;
  // In the order of their keys, so that two bots that plan the same wait for each other instead of locking each other out.
  for (const portion of inPortions(plannedPosts.toSorted((a, b) => (a.key < b.key ? -1 : 1)))) {
    const { numInsertedOrUpdatedRows = 0n } = await transaction
      .insertInto('occurrences')
      .values(portion.map((plannedPost) => ({ ...plannedPost, state: 'pending', attempts: 0 })))
      .onConflict((same) => same.column('key').doNothing())
      .executeTakeFirst();
    count += Number(numInsertedOrUpdatedRows);
  }
  return count;
}

async function settle(transaction: Database, { key, state, attempts }: Seen, outcome: Settlement): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('occurrences')
    .set({ reason: null, ...outcome })
    .where((plannedPost) => plannedPost.and({ key, state, attempts }))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
