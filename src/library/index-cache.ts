import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import { buildMemoryIndex } from '#index/engine/memory-index.ts';
import { readSnapshot, writeSnapshot } from '#index/engine/snapshot.ts';
import type { Article } from '#index/text/article.ts';
import { READER_VERSION } from '#src/ingest/parse-document.ts';
import type { Log } from '#src/log.ts';
import type { KeptRecords } from './kept-records.ts';

type Place = { file: string; log: Log; records: Pick<KeptRecords, 'of'> };

// A smaller archive is read in a moment; a file for it would only be clutter.
const FEWEST_ARTICLES = 500;

// A snapshot that knows nearly all is not written anew: that takes longer than reading the rest at the next start.
const NEARLY_ALL = 0.95;

/**
 * The archive of these articles, as the snapshot in `file` has read them, the others as `records` has them, and a new snapshot left for
 * the next start where they are many. One that is missing, damaged or cannot be kept costs time, never an answer.
 */
export async function openIndex(articles: readonly Article[], { file, log, records }: Place): Promise<ArchiveIndex> {
  const isLarge = articles.length >= FEWEST_ARTICLES;
  const known = isLarge ? readSnapshot(await readOrNothing(file), articles, READER_VERSION) : [];
  const byId = new Map(known.map((record) => [record.article.id, record]));
  const all = await Promise.all(articles.map((article) => byId.get(article.id) ?? records.of(article)));
  if (isLarge && known.length < NEARLY_ALL * articles.length)
    await keep(writeSnapshot(all, READER_VERSION), { file, log });
  return buildMemoryIndex(all);
}

async function readOrNothing(file: string): Promise<Uint8Array> {
  return readFile(file).catch(() => new Uint8Array());
}

/** Written beside and then moved, so that a crash leaves the old one or the new one. */
async function keep(snapshot: Uint8Array, { file, log }: Pick<Place, 'file' | 'log'>): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, snapshot);
    await rename(draft, file);
  } catch (err) {
    log.warn({ err }, 'index snapshot not kept');
  }
}
