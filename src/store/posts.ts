import type { Gate } from './gate.ts';
import { Instant, Post } from './records.ts';
import type { PostStore } from './store.ts';
import type { Database, Tables } from './tables.ts';

export function createPostStore(db: Database, gate: Gate): PostStore {
  return {
    add: (post) => db.transaction().execute((transaction) => addPost({ transaction, gate }, post)),

    async find(channelId, ts) {
      const row = await db
        .selectFrom('posts')
        .selectAll()
        .where('channelId', '=', channelId)
        .where('ts', '=', ts)
        .executeTakeFirst();
      return row && withQuotes({ db, gate }, row);
    },

    async quotedArticles() {
      const rows = await db.selectFrom('quotes').select('articleId').distinct().execute();
      return new Set(rows.map(({ articleId }) => articleId));
    },

    async quoting(articleId) {
      const rows = await db
        .selectFrom('posts')
        .selectAll()
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('quotes')
              .select('number')
              .whereRef('quotes.channelId', '=', 'posts.channelId')
              .whereRef('quotes.ts', '=', 'posts.ts')
              .where('articleId', '=', articleId),
          ),
        )
        .orderBy('postedMs')
        .orderBy('channelId')
        .orderBy('ts')
        .execute();
      const posts = await Promise.all(rows.map((row) => withQuotes({ db, gate }, row)));
      return posts.filter((post) => post !== undefined);
    },

    async amend({ channelId, ts, message }, quotes, atMs) {
      Post.pick({ message: true }).parse({ message });
      for (const [number, quote] of quotes.entries())
        gate.admit('quotes', { channelId, ts, number, ...quote, supersededMs: Instant.parse(atMs) });
      await db.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('posts')
          .set(({ fn, ref }) => ({ message, posted: fn.coalesce(ref('posted'), ref('message')) }))
          .where('channelId', '=', channelId)
          .where('ts', '=', ts)
          .execute();
        for (const { articleId, version, start, end, blockId, amendedTo = null } of quotes) {
          await transaction
            .updateTable('quotes')
            .set({ supersededMs: atMs, amendedTo })
            .where((quote) => quote.and({ channelId, ts, articleId, version, start, end, blockId }))
            .execute();
        }
      });
    },
  };
}

/**
 * Adds a post with its quotes. One that is there stays as it is: it may have been corrected since. One that could not be read
 * is left out: what it is written together with must be.
 */
export async function addPost(
  { transaction, gate }: { transaction: Database; gate: Gate },
  { quotes, ...post }: Post,
): Promise<void> {
  if (gate.admitAll('posts', [post], (one) => one).length === 0) return;
  const { channelId, ts } = post;
  const all = quotes.map((quote, number) => ({ channelId, ts, number, ...quote }));
  const rows = gate.admitAll('quotes', all, (one) => one);
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('posts')
    .values(post)
    .onConflict((same) => same.columns(['channelId', 'ts']).doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows || rows.length === 0) return;
  await transaction.insertInto('quotes').values(rows).execute();
}

async function withQuotes({ db, gate }: { db: Database; gate: Gate }, row: Tables['posts']): Promise<Post | undefined> {
  const post = gate.read('posts', row);
  if (!post) return undefined;
  const rows = await db
    .selectFrom('quotes')
    .selectAll()
    .where('channelId', '=', row.channelId)
    .where('ts', '=', row.ts)
    .orderBy('number')
    .execute();
  const quotes = gate
    .readAll('quotes', rows)
    .map(({ channelId: _channelId, ts: _ts, number: _number, ...quote }) => quote);
  return { ...post, quotes };
}
