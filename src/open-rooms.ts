import { createMemoryIndex } from '#index/memory-index.ts';
import { readFolders } from './ingest/read-folder.ts';
import { createOrders } from './orders.ts';
import type { Rooms } from './rooms.ts';

/** What the front door must bring: where the articles are, and what the rooms may not reach for themselves. */
export type Opening = Pick<Rooms, 'log' | 'timeZone' | 'now'> & {
  articles: readonly string[];
  onProgress?: (done: number, total: number) => void;
};

/** Reads the article folders, builds the archive, and hands back everything the handlers need. */
export async function openRooms({ articles: folders, onProgress, log, timeZone, now }: Opening): Promise<Rooms> {
  const reading = await readFolders(folders, onProgress ? { onProgress } : {});
  const archive = createMemoryIndex();
  await archive.add(reading.articles);

  for (const refusal of reading.refused) log.warn(refusal, 'file refused');
  log.info({ articles: archive.size, refused: reading.refused.length }, 'archive read');
  return { archive, orders: createOrders(), reading, readAt: now(), log, timeZone, now };
}
