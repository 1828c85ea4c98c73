import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Article } from '#index/article.ts';
import { createMemoryIndex, type MemoryIndex, restoreMemoryIndex } from '#index/memory-index.ts';
import type { Log } from './log.ts';

type Place = { file: string; log: Log };

// A smaller archive is indexed in a moment; a file for it would only be clutter.
const FEWEST_ARTICLES = 500;

/**
 * The archive of these articles: from the snapshot in `file` if it is of them, else built, and a snapshot left there
 * for the next start. A snapshot that is missing, of others, damaged or cannot be kept costs time, never an answer.
 */
export async function openIndex(articles: readonly Article[], { file, log }: Place): Promise<MemoryIndex> {
  if (articles.length < FEWEST_ARTICLES) return buildIndex(articles);

  const restored = restoreMemoryIndex(await readOrNothing(file), articles);
  if (restored) return restored;

  const archive = await buildIndex(articles);
  await keep(archive.takeSnapshot(), { file, log });
  return archive;
}

async function buildIndex(articles: readonly Article[]): Promise<MemoryIndex> {
  const archive = createMemoryIndex();
  await archive.add(articles);
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
