import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readSnapshot, writeSnapshot } from '#index/engine/snapshot.ts';
import type { Article } from '#index/text/article.ts';
import type { ArticleRecord } from '#index/words/article-record.ts';
import { READER } from '#src/ingest/parse-document.ts';
import type { Log } from '#src/log.ts';

/** What this reader has read of articles, in this run or an earlier one. What is missing or damaged costs time, never an answer. */
export type RecordCache = {
  /** The records of these articles, in their order: those that it has not are read by `read`, and kept. */
  all(articles: readonly Article[], read: ReadRecord): Promise<ArticleRecord[]>;
  find(article: Article): Promise<ArticleRecord | undefined>;
  /** Keeps a record for later runs, when there is time. */
  keep(record: ArticleRecord): void;
  /** Resolves when all has been kept. */
  close(): Promise<void>;
};

type ReadRecord = (article: Article) => ArticleRecord | Promise<ArticleRecord>;

// A smaller archive is read in a moment; a file for it would only be clutter.
const FEWEST_ARTICLES = 500;

// A snapshot that knows nearly all is not written anew: that takes longer than reading the rest at the next start.
const NEARLY_ALL = 0.95;

/** A snapshot in a file, for a program without a store: of all articles there are when it is asked for them. */
export function createFileCache(place: { file: string; log: Log }): RecordCache {
  return {
    async all(articles, read) {
      const isLarge = articles.length >= FEWEST_ARTICLES;
      const known = isLarge ? readSnapshot(await readOrNothing(place.file), articles, READER) : [];
      const records = await fillIn(articles, known, read);
      if (isLarge && known.length < NEARLY_ALL * articles.length) await keep(writeSnapshot(records, READER), place);
      return records;
    },
    find: async () => undefined,
    keep: () => {},
    close: async () => {},
  };
}

/** The records of articles, in their order, of which some are known. */
export function fillIn(
  articles: readonly Article[],
  known: readonly ArticleRecord[],
  read: ReadRecord,
): Promise<ArticleRecord[]> {
  const byId = new Map(known.map((record) => [record.article.id, record]));
  return Promise.all(articles.map((article) => byId.get(article.id) ?? read(article)));
}

async function readOrNothing(file: string): Promise<Uint8Array> {
  return readFile(file).catch(() => new Uint8Array());
}

/** Written beside and then moved, so that a crash leaves the old one or the new one. */
async function keep(snapshot: Uint8Array, { file, log }: { file: string; log: Log }): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, snapshot);
    await rename(draft, file);
  } catch (err) {
    log.warn({ err }, 'index snapshot not kept');
  }
}
