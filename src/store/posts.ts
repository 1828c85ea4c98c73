import { Post, PostedQuote } from './records.ts';
import { readRow } from './rows.ts';
import type { PostStore } from './store.ts';
import type { Database, Tables } from './tables.ts';

export function createPostStore(db: Database): PostStore {
  return {
    add: (post) => db.transaction().execute((transaction) => addPost(transaction, post)),

    async find(channelId, ts) {
      const row = await db
        .selectFrom('posts')
        .selectAll()
        .where('channelId', '=', channelId)
        .where('ts', '=', ts)
        .executeTakeFirst();
      return row && withQuotes(db, row);
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
      return Promise.all(rows.map((row) => withQuotes(db, row)));
    },

    async amend({ channelId, ts, message }, quotes, atMs) {
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

/** Adds a post with its quotes. One that is there stays as it is: it may have been corrected since. */
export async function addPost(transaction: Database, { quotes, ...post }: Post): Promise<void> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('posts')
    .values(post)
    .onConflict((same) => same.columns(['channelId', 'ts']).doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows || quotes.length === 0) return;

  const { channelId, ts } = post;
  await transaction
    .insertInto('quotes')
    .values(quotes.map((quote, number) => ({ channelId, ts, number, ...quote })))
    .execute();
}

async function withQuotes(db: Database, row: Tables['posts']): Promise<Post> {
  const quotes = await db
    .selectFrom('quotes')
    .select(['articleId', 'version', 'start', 'end', 'blockId', 'supersededMs', 'amendedTo'])
    .where('channelId', '=', row.channelId)
    .where('ts', '=', row.ts)
    .orderBy('number')
    .execute();
  return { ...readRow(Post.omit({ quotes: true }), row), quotes: quotes.map((quote) => readRow(PostedQuote, quote)) };
}
