import type { Gate } from './gate.ts';
import type { Change, NewChange } from './records.ts';
import { inPortions, takeNumbers } from './rows.ts';
import type { ChangeStore } from './store.ts';
import type { Database } from './tables.ts';

/** From such a change on readers can see a version. */
const SHOWING: Change['kind'][] = ['shown', 'reread'];

export function createChangeStore(db: Database, gate: Gate): ChangeStore {
  return {
    note: (changes) =>
      db.transaction().execute(async (transaction) => {
        // Nobody else notes anything until we are done: what we see is the newest.
        await takeNumbers(transaction, 'changes', 0);
        let count = 0;
        const writable = gate.admitAll('changes', changes, (change) => ({ seq: 1, ...change }));
        for (const portion of inPortions(writable)) {
          const news = await findNews(transaction, portion);
          if (news.length === 0) continue;

          const first = await takeNumbers(transaction, 'changes', news.length);
          const rows = news.map((change, at) => ({ seq: first + at, ...change }));
          await transaction.insertInto('changes').values(rows).execute();
          count += news.length;
        }
        return count;
      }),

    async after(seq, limit) {
      const found: Change[] = [];
      // What cannot be read must not be taken for the end.
      for (let last = seq; found.length < limit; ) {
        const rows = await rowsAfter(db, last, limit - found.length);
        const [next] = rows.slice(-1);
        if (!next) break;
        found.push(...gate.readAll('changes', rows));
        last = next.seq;
      }
      return found;
    },

    async ofArticle(articleId) {
      const rows = await db
        .selectFrom('changes')
        .selectAll()
        .where('articleId', '=', articleId)
        .orderBy('seq')
        .execute();
      return gate.readAll('changes', rows);
    },

    async shownBy(articleIds, ms) {
      const shown = new Map<string, string>();
      for (const portion of inPortions([...new Set(articleIds)])) {
        const last = db
          .selectFrom('changes')
          .select(({ fn }) => fn.max('seq').as('seq'))
          .where('articleId', 'in', portion)
          .where('kind', 'in', SHOWING)
          .where('atMs', '<=', ms)
          .groupBy('articleId');
        const rows = await db.selectFrom('changes').selectAll().where('seq', 'in', last).execute();
        for (const { articleId, version } of gate.readAll('changes', rows)) shown.set(articleId, version);
      }
      return shown;
    },

    async between(sinceMs, untilMs) {
      const rows = await db
        .selectFrom('changes')
        .selectAll()
        .where('atMs', '>', sinceMs)
        .where('atMs', '<=', untilMs)
        .orderBy('seq')
        .execute();
      return gate.readAll('changes', rows);
    },

    async cursor(name) {
      const row = await db.selectFrom('cursors').selectAll().where('name', '=', name).executeTakeFirst();
      // From the first: what was planned is planned once.
      return (row && gate.read('cursors', row)?.seq) ?? 0;
    },

    async moveCursor(name, seq) {
      await db
        .insertInto('cursors')
        .values(gate.admit('cursors', { name, seq }))
        // Never back: another bot may have dealt with more in the meantime.
        .onConflict((same) => same.column('name').doUpdateSet({ seq }).where('cursors.seq', '<', seq))
        .execute();
    },
  };
}

function rowsAfter(db: Database, seq: number, limit: number) {
  return db.selectFrom('changes').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute();
}

/** Those that say something else of their article than what was said of it last. */
async function findNews(transaction: Database, changes: readonly NewChange[]): Promise<NewChange[]> {
  const last = await transaction
    .selectFrom('changes')
    .select(['articleId', 'version', 'kind'])
    .where('seq', 'in', (newest) =>
      newest
        .selectFrom('changes')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .where(
          'articleId',
          'in',
          changes.map(({ articleId }) => articleId),
        )
        .groupBy('articleId'),
    )
    .execute();

  const said = new Map(last.map((change) => [change.articleId, sayingOf(change)]));
  return changes.filter((change) => {
    const isNew = said.get(change.articleId) !== sayingOf(change);
    said.set(change.articleId, sayingOf(change));
    return isNew;
  });
}

function sayingOf({ kind, version }: Pick<Change, 'kind' | 'version'>): string {
  return `${kind} ${version}`;
}
