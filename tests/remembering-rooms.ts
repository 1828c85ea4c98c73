import { onTestFinished } from 'vitest';
import type { Rooms } from '#handlers/rooms.ts';
import type { Article } from '#index/text/article.ts';
import { openStore } from '#src/store/open-store.ts';
import type { Store } from '#src/store/store.ts';
import { NOON, testRooms } from './test-rooms.ts';

/** When the articles of a bot with a memory were read, an hour ago: to its digests they are new. */
const READ_MS = NOON.subtract({ hours: 1 }).epochMilliseconds;

/** The rooms of a bot with a memory, which is gone when the test is done. */
export async function rememberingRooms(articles: readonly Article[] = []): Promise<Rooms & { store: Store }> {
  const store = await openStore('sqlite::memory:');
  onTestFinished(() => store.close());
  for (const article of articles)
    await store.articles.keep({ article, bytes: Buffer.from(article.text), readMs: READ_MS });
  await store.changes.note(
    articles.map(({ id: articleId, version }) => ({ articleId, version, kind: 'shown', atMs: READ_MS })),
  );
  return { ...(await testRooms(articles)), store };
}
