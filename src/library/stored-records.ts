import { setImmediate as turn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Article } from '#index/text/article.ts';
import type { ArticleRecord } from '#index/words/article-record.ts';
import { READER } from '#src/ingest/parse-document.ts';
import type { Log } from '#src/log.ts';
import type { KeptRecord } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { fillIn, type RecordCache } from './record-cache.ts';

// To write as much takes a millisecond or two.
const KEPT_AT_ONCE = 50;
const BYTES_AT_ONCE = 256_000;

const DAY_MS = 86_400_000;
// Digests look back a week or two, and corrections ask again whenever the story changes.
const KEPT_UNASKED_MS = 30 * DAY_MS;

/**
 * The records in a store. They are written behind everything else, a few at a time; where that fails, the rest is read again
 * by the next start. Once a day, and after the first writing, those are forgotten that nobody needs.
 */
export function createStoredRecords(
  { records }: Pick<Store, 'records'>,
  { log, now }: { log: Log; now: () => Temporal.Instant },
): RecordCache {
  let waiting: ArticleRecord[] = [];
  let writing: Promise<void> | undefined;
  let forgottenMs = 0;

  async function writeAll(): Promise<void> {
    try {
      while (waiting.length > 0) {
        await turn();
        await records.keep(takeBatch().map(toKeep));
      }
      await forgetOld();
    } catch (err) {
      log.warn({ err, left: waiting.length }, 'records not kept');
      waiting = [];
    }
    writing = undefined;
  }

  function takeBatch(): ArticleRecord[] {
    let room = BYTES_AT_ONCE;
    const fit = waiting.findIndex(({ bytes }, at) => {
      room -= bytes.length;
      return at === KEPT_AT_ONCE || (at > 0 && room < 0);
    });
    return waiting.splice(0, fit === -1 ? waiting.length : fit);
  }

  function toKeep({ article: { id: articleId, version }, bytes }: ArticleRecord): KeptRecord {
    return { articleId, version, reader: READER, bytes, askedMs: now().epochMilliseconds };
  }

  async function forgetOld(): Promise<void> {
    const nowMs = now().epochMilliseconds;
    if (nowMs - forgottenMs < DAY_MS) return;
    forgottenMs = nowMs;
    await records.forget(READER, nowMs - KEPT_UNASKED_MS);
  }

  async function load(articles: readonly Article[]): Promise<ArticleRecord[]> {
    const wanted = new Map(articles.map((article) => [article.id, article]));
    const known: ArticleRecord[] = [];
    try {
      for await (const { articleId, version, bytes } of records.newest(READER)) {
        const article = wanted.get(articleId);
        if (article?.version === version) known.push({ article, bytes });
      }
    } catch (err) {
      log.warn({ err }, 'records not found');
    }
    return known;
  }

  return {
    async all(articles, read) {
      const known = await load(articles);
      if (known.length < articles.length) log.info({ stories: articles.length - known.length }, 'stories read again');
      return fillIn(articles, known, read);
    },

    async find(article) {
      const key = { articleId: article.id, version: article.version, reader: READER };
      try {
        const found = await records.find(key, now().epochMilliseconds);
        return found && isOf(found, article) ? { article, bytes: found.bytes } : undefined;
      } catch (err) {
        log.warn({ err }, 'record not found');
        return undefined;
      }
    },

    keep(record) {
      waiting.push(record);
      writing ??= writeAll();
    },

    close: async () => writing,
  };
}

/** Whether it was read of this very article, and not of what today's reader makes of the same bytes. */
function isOf({ article: anew }: KeptRecord, article: Article): boolean {
  return anew === undefined || isDeepStrictEqual(anew, article);
}
