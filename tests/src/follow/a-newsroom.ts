import { createArchive } from '#index/archive/create-archive.ts';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import type { Article } from '#index/text/article.ts';
import { readToRecord } from '#src/ingest/document-record.ts';
import type { Document } from '#src/ingest/parse-document.ts';
import { openStore } from '#src/store/open-store.ts';
import { aKeptVersion } from '../../a-kept-version.ts';

const NOON_MS = Temporal.Instant.from('2026-01-27T12:00Z').epochMilliseconds;

/** A newsroom in memory, in which stories are published, changed and taken back at given seconds after noon. */
export async function aNewsroom() {
  const store = await openStore('sqlite::memory:');
  const engine = createMemoryIndex();
  const at = (seconds: number) => NOON_MS + seconds * 1000;
  let nowMs = NOON_MS;
  const desk = {
    archive: createArchive(engine),
    store,
    timeZone: 'UTC',
    now: () => Temporal.Instant.fromEpochMilliseconds(nowMs),
    audience: 'everyone' as const,
    reread: async (document: Document) => readToRecord(document),
  };
  return {
    ...desk,
    at,
    /** Moves the clock. */
    wait(seconds: number): void {
      nowMs = at(seconds);
    },
    /** Puts a version of a story into the archive, and tells nobody. */
    put: (article: Article) => engine.add([article]),
    async publish(article: Article, seconds: number): Promise<Article> {
      const { id: articleId, version } = article;
      await store.articles.keep(aKeptVersion(article, at(seconds)));
      await engine.add([article]);
      await store.changes.note([{ articleId, version, kind: 'shown', atMs: at(seconds) }]);
      return article;
    },
    async withdraw({ id: articleId, version }: Article, seconds: number): Promise<void> {
      await engine.remove([articleId]);
      await store.changes.note([{ articleId, version, kind: 'gone', atMs: at(seconds) }]);
    },
  };
}

export type Newsroom = Awaited<ReturnType<typeof aNewsroom>>;
