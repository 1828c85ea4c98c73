import type { z } from 'zod';
import type { Article } from '#index/text/article.ts';
import type { Gate } from './gate.ts';
import { Instant, type KeptArticle, type KeptVersion, type KnownFile } from './records.ts';
import { inPortions } from './rows.ts';
import { sealOf } from './seal.ts';
import type { ArticleStore } from './store.ts';
import type { Database, Tables } from './tables.ts';

// Some megabytes at a time, however long the list.
const PAGE = 200;
// What of a row says what the article is.
const KEPT = ['versions.articleId', 'versions.version', 'versions.article', 'versions.seal'] as const;
type Kept = Pick<Tables['versions'], 'articleId' | 'version' | 'article' | 'seal'>;
// As much in one statement.
const READ_AT_ONCE = 50;

export function createArticleStore(db: Database, gate: Gate): ArticleStore {
  const readKept = (row: Kept | undefined) => row && gate.read('versions', row)?.article;
  const read = (row: Kept | undefined) => withoutMap(readKept(row));

  async function* newest() {
    for (let after = ''; ; ) {
      const rows = await pageAfter(db, after);
      yield* rows.flatMap((row) => read(row) ?? []);

      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = last.articleId;
    }
  }

  return {
    newest,

    async keep(version) {
      gate.admit('versions', rowOf(version, 1));
      await db.transaction().execute((transaction) => keepVersions(transaction, [version]));
    },

    keepAll: (all) =>
      db.transaction().execute(async (transaction) => {
        const known = gate.admitAll('files', all, ({ file }) => fileRow(file));
        // What is known of a file may name no version that is not there.
        const kept = known.filter(
          ({ version }) => !version || gate.admitAll('versions', [version], (one) => rowOf(one, 1)).length > 0,
        );
        // In one order, so that two bots that keep the same never wait for each other in a circle.
        const versions = kept
          .flatMap(({ version }) => version ?? [])
          .sort((a, b) => compare(a.article.id, b.article.id));
        for (const portion of inPortions(versions, READ_AT_ONCE)) await keepVersions(transaction, portion);
        const files = kept.map(({ file }) => file).sort((a, b) => compare(a.path, b.path));
        for (const portion of inPortions(files)) await rememberFiles(transaction, portion);
      }),

    async findNewest(id) {
      return read(await newestVersions(db).select(KEPT).where('articles.id', '=', id).executeTakeFirst());
    },

    async find(id, version) {
      return read(await versionOf(db, id, version).select(KEPT).executeTakeFirst());
    },

    async source(id, version) {
      const row = await versionOf(db, id, version).select(['bytes', 'sidecar']).executeTakeFirst();
      return row && { bytes: row.bytes, ...(row.sidecar && { sidecar: row.sidecar }) };
    },

    async sourceMap(id, version) {
      return readKept(await versionOf(db, id, version).select(KEPT).executeTakeFirst())?.map;
    },

    async rereadings(ids) {
      const portions = inPortions([...new Set(ids)]);
      const found = await Promise.all(portions.map((portion) => sameSource(db, portion)));
      return found.flat();
    },

    versions: (id) =>
      db.selectFrom('versions').select(['version', 'readMs']).where('articleId', '=', id).orderBy('number').execute(),

    async retire(ids, atMs) {
      Instant.parse(atMs);
      await db.transaction().execute(async (transaction) => {
        for (const portion of inPortions(ids.toSorted())) {
          await transaction
            .updateTable('articles')
            .set({ retiredMs: atMs })
            .where('id', 'in', portion)
            .where('retiredMs', 'is', null)
            .execute();
        }
      });
    },

    async findRetired(digest) {
      const row = await newestVersions(db)
        .select('articles.id')
        .where('versions.digest', '=', digest)
        .where('articles.retiredMs', 'is not', null)
        .orderBy('articles.retiredMs', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.id;
    },

    async knownFiles() {
      const rows = await db.selectFrom('files').selectAll().orderBy('path').execute();
      return gate.readAll('files', rows);
    },

    async rememberFile(file) {
      gate.admit('files', fileRow(file));
      await rememberFiles(db, [file]);
    },

    async forgetFiles(paths) {
      await db.transaction().execute(async (transaction) => {
        for (const portion of inPortions(paths.toSorted())) {
          await transaction.deleteFrom('files').where('path', 'in', portion).execute();
        }
      });
    },
  };
}

function withoutMap(kept: z.infer<typeof KeptArticle> | undefined): Article | undefined {
  if (!kept) return undefined;
  const { map: _, ...article } = kept;
  return article;
}

/** In as few statements as do: on a server, each is a journey. */
async function keepVersions(transaction: Database, versions: readonly KeptVersion[]): Promise<void> {
  await makeNewest(transaction, versions);
  // Whoever else keeps a version of one of these articles waits for us from here on.
  const last = await lastNumbers(transaction, versions);
  const rows = new Map(
    versions.map((version, at) => {
      const { id } = version.article;
      return [`${id} ${version.article.version}`, rowOf(version, (last.get(id) ?? 0) + at + 1)];
    }),
  );
  await transaction
    .insertInto('versions')
    .values([...rows.values()])
    // A newer reader may see more in the same words, and a moved file has another name.
    .onConflict((same) =>
      same.columns(['articleId', 'version']).doUpdateSet(({ ref }) => ({
        article: ref('excluded.article'),
        seal: ref('excluded.seal'),
        bytes: ref('excluded.bytes'),
        digest: ref('excluded.digest'),
        sidecar: ref('excluded.sidecar'),
      })),
    )
    .execute();
}

async function makeNewest(transaction: Database, versions: readonly KeptVersion[]): Promise<void> {
  const newest = new Map(versions.map(({ article: { id, version } }) => [id, { id, version }]));
  await transaction
    .insertInto('articles')
    .values([...newest.values()])
    .onConflict((same) =>
      same.column('id').doUpdateSet(({ ref }) => ({ version: ref('excluded.version'), retiredMs: null })),
    )
    .execute();
}

async function lastNumbers(transaction: Database, versions: readonly KeptVersion[]): Promise<Map<string, number>> {
  const rows = await transaction
    .selectFrom('versions')
    .select(({ fn }) => ['articleId', fn.max('number').as('last')])
    .where(
      'articleId',
      'in',
      versions.map(({ article }) => article.id),
    )
    .groupBy('articleId')
    .execute();
  return new Map(rows.map(({ articleId, last }) => [articleId, last]));
}

function rowOf({ article, map, bytes, sidecar, readMs }: KeptVersion, number: number): Tables['versions'] {
  const { id: articleId, version } = article;
  const json = JSON.stringify(map ? { ...article, map } : article);
  const [seal, digest] = [sealOf(json), sealOf(bytes)];
  return { articleId, version, number, readMs, article: json, seal, bytes, digest, sidecar: sidecar ?? null };
}

function sameSource(db: Database, ids: readonly string[]) {
  return db
    .selectFrom('versions as one')
    .innerJoin('versions as other', (versions) =>
      versions
        .onRef('other.articleId', '=', 'one.articleId')
        .onRef('other.digest', '=', 'one.digest')
        .onRef('other.version', '<>', 'one.version'),
    )
    .select(['one.articleId', 'one.version', 'other.version as former'])
    .where('one.articleId', 'in', ids)
    .where(({ and, eb, or, ref }) =>
      or([
        eb('one.sidecar', '=', ref('other.sidecar')),
        and([eb('one.sidecar', 'is', null), eb('other.sidecar', 'is', null)]),
      ]),
    )
    .orderBy('one.articleId')
    .orderBy('one.number')
    .orderBy('other.number')
    .execute();
}

async function rememberFiles(db: Database, files: readonly KnownFile[]): Promise<void> {
  const rows = new Map(files.map((file) => [file.path, fileRow(file)]));
  await db
    .insertInto('files')
    .values([...rows.values()])
    .onConflict((same) =>
      same.column('path').doUpdateSet(({ ref }) => ({
        size: ref('excluded.size'),
        modifiedMs: ref('excluded.modifiedMs'),
        digest: ref('excluded.digest'),
        articleId: ref('excluded.articleId'),
        version: ref('excluded.version'),
        remarks: ref('excluded.remarks'),
        reader: ref('excluded.reader'),
      })),
    )
    .execute();
}

function fileRow({ articleId, version, remarks, ...file }: KnownFile): Tables['files'] {
  return { ...file, articleId: articleId ?? null, version: version ?? null, remarks: JSON.stringify(remarks) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function versionOf(db: Database, id: string, version: string) {
  return db.selectFrom('versions').where('articleId', '=', id).where('version', '=', version);
}

/** Each article with its newest version. */
function newestVersions(db: Database) {
  return db
    .selectFrom('articles')
    .innerJoin('versions', (versions) =>
      versions.onRef('versions.articleId', '=', 'articles.id').onRef('versions.version', '=', 'articles.version'),
    );
}

function pageAfter(db: Database, id: string) {
  return newestVersions(db)
    .select(KEPT)
    .where('articles.retiredMs', 'is', null)
    .where('articles.id', '>', id)
    .orderBy('articles.id')
    .limit(PAGE)
    .execute();
}
