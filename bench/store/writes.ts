import type { Store } from '#src/store/store.ts';
import { plainArticle } from '../collections/plain-article.ts';

const NOTHING = '{"text":"","blocks":[]}';

/** Something a bot writes, known by a name, and the parts that must be there together: all of them, or none. */
type Write = { make(store: Store, name: string): Promise<unknown>; parts(there: Holdings, name: string): boolean[] };

/** The names of all that is in a store. */
export type Holdings = Record<'articles' | 'changes' | 'follows' | 'lines' | 'sent' | 'posts' | 'replies', Set<string>>;

const WRITES: readonly Write[] = [
  {
    make: (store, name) => store.articles.keep({ article: articleOf(name), bytes: Buffer.from(name), readMs: 1 }),
    parts: ({ articles }, name) => [articles.has(name)],
  },
  {
    make: (store, name) => store.changes.note([{ articleId: name, version: 'v1', kind: 'shown', atMs: 1 }]),
    parts: ({ changes }, name) => [changes.has(name)],
  },
  {
    make: (store, name) =>
      store.follows.add(
        { id: name, typed: name, channelId: 'C1', userId: 'U1', sinceMs: 1 },
        { atMs: 1, userId: 'U1', action: 'follow', subject: name },
      ),
    parts: ({ follows, lines }, name) => [follows.has(name), lines.has(name)],
  },
  {
    make: post,
    parts: ({ sent, posts, replies }, name) => [sent.has(name), posts.has(name), replies.has(`${name}|1`)],
  },
];

/** Makes one write, of another kind each time. */
export async function makeWrite(store: Store, writer: string, count: number): Promise<string> {
  const name = `${writer}-${count}`;
  await kindOf(count).make(store, name);
  return name;
}

/** Whether a write is there as a whole, in part, or not at all. */
export function judgeWrite(there: Holdings, name: string): 'whole' | 'torn' | 'absent' {
  const parts = kindOf(Number(name.slice(name.lastIndexOf('-') + 1))).parts(there, name);
  if (parts.every((isThere) => isThere)) return 'whole';
  return parts.some((isThere) => isThere) ? 'torn' : 'absent';
}

/** Reads all that such writes have left in a store. */
export async function holdingsOf(store: Store): Promise<Holdings> {
  const articles = await Array.fromAsync(store.articles.newest());
  const sent = (await store.plannedPosts.inState('sent')).map(({ key }) => key);
  const posts = (await store.posts.quoting('a1')).map(({ ts }) => ts);
  const lines = await store.audit.newest(Number.MAX_SAFE_INTEGER);
  const changes = await store.changes.after(0, Number.MAX_SAFE_INTEGER);
  return {
    articles: new Set(articles.map(({ id }) => id)),
    changes: new Set(changes.map(({ articleId }) => articleId)),
    follows: new Set((await store.follows.active()).map(({ id }) => id)),
    lines: new Set(lines.map(({ subject }) => subject)),
    sent: new Set(sent),
    posts: new Set(posts),
    replies: new Set((await store.plannedPosts.inState('pending')).map(({ key }) => key)),
  };
}

async function post(store: Store, name: string): Promise<void> {
  await store.plannedPosts.plan([planned(name)]);
  const seen = await store.plannedPosts.begin(name, 1);
  if (!seen) throw new Error(`Somebody else has begun ${name}.`);

  const quotes = [{ articleId: 'a1', version: 'v1', start: 0, end: 1, blockId: 'q1' }];
  await store.plannedPosts.settle(
    seen,
    { state: 'sent', ts: name },
    {
      replies: [{ ...planned(`${name}|1`), threadOf: name }],
      post: { channelId: 'C1', ts: name, message: NOTHING, postedMs: 1, quotes },
    },
  );
}

function planned(key: string) {
  return { key, kind: 'digest', subject: 'd1', channelId: 'C1', about: { date: '2026-01-27' }, dueMs: 1 } as const;
}

function articleOf(name: string) {
  return plainArticle({ id: name, headline: name, body: ['“My boats draw six feet,” said Ada Okafor.'] });
}

function kindOf(count: number): Write {
  const write = WRITES[count % WRITES.length];
  if (!write) throw new RangeError(`There is no write number ${count}.`);
  return write;
}
