import { setImmediate as turn } from 'node:timers/promises';
import type { Backend } from './backend.ts';
import type { Gate } from './gate.ts';
import { Instant, type KeptRecord } from './records.ts';
import { inPortions } from './rows.ts';
import { recordSeal } from './seal.ts';
import type { RecordStore } from './store.ts';
import type { Database, Tables } from './tables.ts';

// Some hundred kilobytes at a time, of a story's usual length.
const PAGE = 200;
const KEPT_AT_ONCE = 50;
const LOOKED_THROUGH_AT_ONCE = 500;
// To write down every asking would cost more than the record.
const ASKED_TO_MS = 86_400_000;

type Key = Pick<KeptRecord, 'articleId' | 'version' | 'reader'>;

// Before every other.
const FIRST: Key = { articleId: '', version: '', reader: '' };

export function createRecordStore({ db, lightly }: Pick<Backend, 'db' | 'lightly'>, gate: Gate): RecordStore {
  async function* newest(reader: string) {
    for (let after = ''; ; ) {
      const rows = await pageAfter(db, reader, after);
      yield* gate.readAll('records', rows);

      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = last.articleId;
      await turn();
    }
  }

  async function noteAsked(key: Key, askedMs: number): Promise<void> {
    await lightly((transaction) =>
      transaction
        .updateTable('records')
        .set({ askedMs })
        .where(({ and }) => and(key))
        .execute(),
    );
  }

  return {
    newest,

    async keep(records) {
      const rows = new Map(records.map((record) => [nameOf(record), rowOf(record)]));
      const readable = gate.admitAll('records', [...rows.values()], (row) => row);
      // In one order, so that two bots that keep the same never wait for each other in a circle.
      const ordered = readable.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
      await lightly(async (transaction) => {
        for (const portion of inPortions(ordered, KEPT_AT_ONCE)) await keepRows(transaction, portion);
      });
    },

    async find({ articleId, version, reader }, atMs) {
      const key = { articleId, version, reader };
      const row = await db
        .selectFrom('records')
        .selectAll()
        .where(({ and }) => and(key))
        .executeTakeFirst();
      const found = row && gate.read('records', row);
      if (found && Instant.parse(atMs) - found.askedMs > ASKED_TO_MS) await noteAsked(key, atMs);
      return found;
    },

    async forget(reader, beforeMs) {
      await lightly((transaction) => transaction.deleteFrom('overruns').where('reader', '<>', reader).execute());
      for (let after: Key | undefined = FIRST; after; ) {
        const from: Key = after;
        const until: Key | undefined = await keyAfter(db, from, LOOKED_THROUGH_AT_ONCE);
        await lightly((transaction) => forgetBetween(transaction, { from, until }, { reader, beforeMs }));
        after = until;
        await turn();
      }
    },

    async giveUp(overrun) {
      await db
        .insertInto('overruns')
        .values(gate.admit('overruns', overrun))
        .onConflict((same) => same.columns(['digest', 'reader']).doUpdateSet({ reason: overrun.reason }))
        .execute();
    },

    async givenUp(reader) {
      const rows = await db.selectFrom('overruns').selectAll().where('reader', '=', reader).execute();
      return new Map(gate.readAll('overruns', rows).map(({ digest, reason }) => [digest, reason]));
    },
  };
}

async function keepRows(transaction: Database, rows: readonly Tables['records'][]): Promise<void> {
  await transaction
    .insertInto('records')
    .values(rows)
    .onConflict((same) =>
      same.columns(['articleId', 'version', 'reader']).doUpdateSet(({ ref }) => ({
        bytes: ref('excluded.bytes'),
        article: ref('excluded.article'),
        seal: ref('excluded.seal'),
        askedMs: ref('excluded.askedMs'),
      })),
    )
    .execute();
}

function rowOf({ article, ...record }: KeptRecord): Tables['records'] {
  const json = article ? JSON.stringify(article) : null;
  return { ...record, article: json, seal: recordSeal(record.bytes, json) };
}

function nameOf({ articleId, version, reader }: Key): string {
  return `${articleId} ${version} ${reader}`;
}

function pageAfter(db: Database, reader: string, id: string) {
  return db
    .selectFrom('articles')
    .innerJoin('records', (records) =>
      records.onRef('records.articleId', '=', 'articles.id').onRef('records.version', '=', 'articles.version'),
    )
    .selectAll('records')
    .where('records.reader', '=', reader)
    .where('articles.retiredMs', 'is', null)
    .where('articles.id', '>', id)
    .orderBy('articles.id')
    .limit(PAGE)
    .execute();
}

/** The key that comes so many after another, if there are as many. */
function keyAfter(db: Database, { articleId, version, reader }: Key, count: number): Promise<Key | undefined> {
  return db
    .selectFrom('records')
    .select(['articleId', 'version', 'reader'])
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('articleId', 'version', 'reader'), '>', tuple(articleId, version, reader)),
    )
    .orderBy('articleId')
    .orderBy('version')
    .orderBy('reader')
    .limit(1)
    .offset(count - 1)
    .executeTakeFirst();
}

/** Of what lies between two keys, what another reader has read, or nobody has asked for any more. */
async function forgetBetween(
  transaction: Database,
  { from, until }: { from: Key; until: Key | undefined },
  { reader, beforeMs }: { reader: string; beforeMs: number },
): Promise<void> {
  await transaction
    .deleteFrom('records')
    .where(({ and, or, not, eb, exists, refTuple, tuple, selectFrom }) => {
      const key = refTuple('articleId', 'version', 'reader');
      const current = selectFrom('articles')
        .select('articles.id')
        .whereRef('articles.id', '=', 'records.articleId')
        .whereRef('articles.version', '=', 'records.version')
        .where('articles.retiredMs', 'is', null);
      return and([
        eb(key, '>', tuple(from.articleId, from.version, from.reader)),
        ...(until ? [eb(key, '<=', tuple(until.articleId, until.version, until.reader))] : []),
        or([eb('reader', '<>', reader), and([eb('askedMs', '<', beforeMs), not(exists(current))])]),
      ]);
    })
    .execute();
}
