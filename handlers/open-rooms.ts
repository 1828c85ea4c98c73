import { openLibrary } from '#src/library/library.ts';
import { createPageOrders } from '#src/quoting/page-orders.ts';
import type { Rooms } from './rooms.ts';

// Where the bot keeps what it can make again; the container has its volume there.
const SNAPSHOT = 'data/index.snapshot';

/** What the front door must bring: where the articles are, and what the rooms may not reach for themselves. */
export type Opening = Pick<Rooms, 'log' | 'timeZone' | 'now' | 'editors' | 'store'> & {
  articles: readonly string[];
  /** Whether what happens in the folders is followed. */
  isWatching?: boolean;
  onProgress?: (done: number, total: number) => void;
};

/** Opens the library and hands back everything the handlers need. `library.close()` ends it. */
export async function openRooms({ articles: folders, isWatching, onProgress, ...given }: Opening): Promise<Rooms> {
  const library = await openLibrary({
    ...given,
    folders,
    snapshot: SNAPSHOT,
    ...(isWatching !== undefined && { isWatching }),
    ...(onProgress && { onProgress }),
  });
  const { articles, refused } = library.readingFor('everyone');
  given.log.info({ articles: articles.length, refused: refused.length }, 'archive read');

  return {
    ...given,
    library,
    orders: createPageOrders(),
    get archive() {
      return library.archiveFor('everyone');
    },
    get reading() {
      return library.readingFor('everyone');
    },
    get readAt() {
      return library.readAt;
    },
  };
}
