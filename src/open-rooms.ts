import { openIndex } from './index-cache.ts';
import { readFolders } from './ingest/read-folder.ts';
import { createOrders } from './orders.ts';
import type { Rooms } from './rooms.ts';

// Where the bot keeps what it can make again; the container has its volume there.
const SNAPSHOT = 'data/index.snapshot';

/** What the front door must bring: where the articles are, and what the rooms may not reach for themselves. */
export type Opening = Pick<Rooms, 'log' | 'timeZone' | 'now' | 'editors'> & {
  articles: readonly string[];
  onProgress?: (done: number, total: number) => void;
};

/** Reads the article folders, builds the archive, and hands back everything the handlers need. */
export async function openRooms({
  articles: folders,
  onProgress,
  log,
  timeZone,
  now,
  editors,
}: Opening): Promise<Rooms> {
  const reading = await readFolders(folders, onProgress ? { onProgress } : {});
  const archive = await openIndex(reading.articles, { file: SNAPSHOT, log });

  for (const refusal of reading.refused) log.warn(refusal, 'file refused');
  log.info({ articles: archive.size, refused: reading.refused.length }, 'archive read');
  return { archive, orders: createOrders(), reading, readAt: now(), editors, log, timeZone, now };
}
