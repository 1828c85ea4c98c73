import type { Archive } from '#index/archive/archive.ts';
import { createArchive } from '#index/archive/create-archive.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import type { KeptBack } from './kept-back.ts';
import type { KeptRecords } from './kept-records.ts';

/** Makes an archive of stories that are kept back, which nobody but an editor may be told of: anew when they have changed. */
export function createKeptArchive(
  keptBack: () => readonly KeptBack[],
  records: Pick<KeptRecords, 'of'>,
): () => Promise<Archive> {
  let last: { key: string; archive: Promise<Archive> } | undefined;

  return () => {
    const articles = keptBack().map(({ article }) => article);
    const key = articles.map(({ id, version }) => `${id} ${version}`).join();
    if (last?.key !== key) last = { key, archive: index(articles, records) };
    return last.archive;
  };
}

async function index(articles: readonly KeptBack['article'][], records: Pick<KeptRecords, 'of'>): Promise<Archive> {
  const engine = createMemoryIndex();
  await engine.addRecords(await Promise.all(articles.map(records.of)));
  return createArchive(engine);
}
