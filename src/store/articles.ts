import { createHash } from 'node:crypto';
import { Article } from '#index/article.ts';
import { type KeptVersion, KnownFile } from './records.ts';
import { inPortions, readRow } from './rows.ts';
import type { ArticleStore } from './store.ts';
import type { Database } from './tables.ts';

// Some megabytes at a time, however long the list.
const PAGE = 200;

/** What bytes are known by: their SHA-256, in hex. */
export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function createArticleStore(db: Database): ArticleStore {
  async function* newest() {
    for (let after = ''; ; ) {
      const rows = await pageAfter(db, after);
      for (const { article } of rows) yield readArticle(article);

      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = last.id;
    }
  }

  return {
    newest,

    keep: (version) => db.transaction().execute((transaction) => keepVersion(transaction, version)),

    keepAll: (read) =>
      db.transaction().execute(async (transaction) => {
        // In one order, so that two bots that keep the same never wait for each other in a circle.
        const versions = read
          .flatMap(({ version }) => version ?? [])
          .sort((a, b) => compare(a.article.id, b.article.id));
        for (const version of versions) await keepVersion(transaction, version);
        const files = read.map(({ file }) => file).sort((a, b) => compare(a.path, b.path));
        for (const file of files) await rememberFile(transaction, file);
      }),

    async find(id, version) {
      const row = await db
        .selectFrom('versions')
        .select('article')
        .where('articleId', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return row && readArticle(row.article);
    },

    versions: (id) =>
      db.selectFrom('versions').select(['version', 'readMs']).where('articleId', '=', id).orderBy('number').execute(),

    async retire(ids, atMs) {
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
      const row = await db
        .selectFrom('articles')
        .innerJoin('versions', (versions) =>
          versions.onRef('versions.articleId', '=', 'articles.id').onRef('versions.version', '=', 'articles.version'),
        )
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
      return rows.map(({ remarks, ...row }) => readRow(KnownFile, { ...row, remarks: JSON.parse(remarks) }));
    },

    rememberFile: (file) => rememberFile(db, file),

    async forgetFiles(paths) {
      await db.transaction().execute(async (transaction) => {
        for (const portion of inPortions(paths.toSorted())) {
          await transaction.deleteFrom('files').where('path', 'in', portion).execute();
        }
      });
    },
  };
}

async function keepVersion(transaction: Database, { article, bytes, sidecar, readMs }: KeptVersion): Promise<void> {
  const { id, version } = article;
  const json = JSON.stringify(article);
  const read = { article: json, seal: digestOf(json), bytes, digest: digestOf(bytes), sidecar: sidecar ?? null };

  await transaction
    .insertInto('articles')
    .values({ id, version })
    .onConflict((same) => same.column('id').doUpdateSet({ version, retiredMs: null }))
    .execute();
  const { kept } = await transaction
    .selectFrom('versions')
    .select(({ fn }) => fn.countAll<number>().as('kept'))
    .where('articleId', '=', id)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('versions')
    .values({ articleId: id, version, number: kept + 1, readMs, ...read })
    // A newer reader may see more in the same words, and a moved file has another name.
    .onConflict((same) => same.columns(['articleId', 'version']).doUpdateSet(read))
    .execute();
}

async function rememberFile(db: Database, file: KnownFile): Promise<void> {
  const row = { articleId: null, version: null, ...file, remarks: JSON.stringify(file.remarks) };
  await db
    .insertInto('files')
    .values(row)
    .onConflict((same) => same.column('path').doUpdateSet(row))
    .execute();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function pageAfter(db: Database, id: string) {
  return db
    .selectFrom('articles')
    .innerJoin('versions', (versions) =>
      versions.onRef('versions.articleId', '=', 'articles.id').onRef('versions.version', '=', 'articles.version'),
    )
    .select(['articles.id', 'versions.article'])
    .where('articles.retiredMs', 'is', null)
    .where('articles.id', '>', id)
    .orderBy('articles.id')
    .limit(PAGE)
    .execute();
}

function readArticle(json: string): Article {
  return Article.parse(JSON.parse(json));
}
