import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createMemoryIndex, type MemoryIndex, restoreMemoryIndex } from '#index/engine/memory-index.ts';
import type { Article } from '#index/text/article.ts';
import type { Log } from '#src/log.ts';

type Place = { file: string; log: Log };

// A smaller archive is indexed in a moment; a file for it would only be clutter.
const FEWEST_ARTICLES = 500;

// A snapshot that knows fewer of the articles than this is more trouble than help.
const WORTH_RESTORING = 0.5;
// One that knows nearly all is not written anew: that takes longer than indexing the rest at the next start.
const NEARLY_ALL = 0.95;

/**
 * The archive of these articles: those that the snapshot in `file` knows from there, the others indexed, and a new
 * snapshot left for the next start where they are many. One that is missing, damaged or cannot be kept costs time, never
 * an answer.
 */
export async function openIndex(articles: readonly Article[], { file, log }: Place): Promise<MemoryIndex> {
  if (articles.length < FEWEST_ARTICLES) return withArticles(createMemoryIndex(), articles);

  const restored = restoreMemoryIndex(await readOrNothing(file), articles);
  const known = (restored?.size ?? 0) / articles.length;
  const archive = await withArticles(restored && known >= WORTH_RESTORING ? restored : createMemoryIndex(), articles);
  if (known < NEARLY_ALL) await keep(archive.takeSnapshot(), { file, log });
  return archive;
}

async function withArticles(archive: MemoryIndex, articles: readonly Article[]): Promise<MemoryIndex> {
  const known = await Promise.all(articles.map(({ id }) => archive.find(id)));
  await archive.add(articles.filter((_, at) => known[at] === undefined));
  return archive;
}

async function readOrNothing(file: string): Promise<Uint8Array> {
  return readFile(file).catch(() => new Uint8Array());
}

/** Written beside and then moved, so that a crash leaves the old one or the new one. */
async function keep(snapshot: Uint8Array, { file, log }: Place): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, snapshot);
    await rename(draft, file);
  } catch (err) {
    log.warn({ err }, 'index snapshot not kept');
  }
}
