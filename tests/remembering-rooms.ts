import { onTestFinished } from 'vitest';
import type { Article } from '#index/article.ts';
import type { Rooms } from '#src/rooms.ts';
import { openStore } from '#src/store/open-store.ts';
import type { Store } from '#src/store/store.ts';
import { testRooms } from './test-rooms.ts';

/** The rooms of a bot with a memory, which is gone when the test is done. */
export async function rememberingRooms(articles: Article[] = []): Promise<Rooms & { store: Store }> {
  const store = await openStore('sqlite::memory:');
  onTestFinished(() => store.close());
  return { ...(await testRooms(articles)), store };
}
