import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readArticle } from '#index/words/article-record.ts';
import type { KeptRecord } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { aKeptVersion } from '../../../a-kept-version.ts';
import { anArticle } from '../../../an-article.ts';

const DAY_MS = 86_400_000;

/** What every store promises of what was read of articles. */
export function recordsKeepTheirPromises(open: () => Promise<Store>): void {
  describe('records', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const harbor = anArticle();
    const { bytes } = readArticle(harbor);
    const record: KeptRecord = { articleId: harbor.id, version: harbor.version, reader: 'r4', bytes, askedMs: 1 };

    test('come back as they went in, by article, version and reader', async () => {
      const other = { ...record, version: 'corrected', article: { ...harbor, version: 'corrected' } };
      await store.records.keep([record, other]);
      expect(await store.records.find(record, 1)).toEqual(record);
      expect(await store.records.find(other, 1)).toEqual(other);
      expect(await store.records.find({ ...record, reader: 'r5' }, 1)).toBeUndefined();
      expect(await store.records.find({ ...record, articleId: 'a2' }, 1)).toBeUndefined();
    });

    test('are those read last', async () => {
      const anew = { ...record, bytes: Uint8Array.of(1, 2, 3) };
      await store.records.keep([record]);
      await store.records.keep([record, { ...record, bytes: Uint8Array.of(4) }, anew]);
      expect(await store.records.find(record, 1)).toEqual(anew);
    });

    test('of the newest versions come one by one, however many, without those of files that have gone', async () => {
      const ids = Array.from({ length: 450 }, (_, at) => `a${String(at).padStart(4, '0')}`);
      await keepArticles(ids);
      await store.records.keep(ids.toReversed().map((articleId) => ({ ...record, articleId })));
      await store.records.keep([{ ...record, articleId: 'a0003', version: 'former' }]);
      await store.articles.retire(['a0007'], 1);
      const newest = await Array.fromAsync(store.records.newest('r4'));
      expect(newest.map(({ articleId }) => articleId)).toEqual(ids.filter((id) => id !== 'a0007'));
      expect(newest[0]).toEqual({ ...record, articleId: 'a0000' });
      expect(await Array.fromAsync(store.records.newest('r5'))).toEqual([]);
    });

    test('of other readers are forgotten, and those of no newest version that nobody has asked for', async () => {
      const ids = Array.from({ length: 1200 }, (_, at) => `a${at}`);
      await keepArticles(ids);
      await store.articles.retire(['a3'], 1);
      await store.records.keep([
        ...ids.map((articleId) => ({ ...record, articleId })),
        ...ids.map((articleId) => ({ ...record, articleId, version: 'former' })),
        ...ids.map((articleId) => ({ ...record, articleId, reader: 'r3' })),
      ]);
      await store.records.find({ ...record, articleId: 'a1', version: 'former' }, 5 * DAY_MS);
      await store.records.forget('r4', 4 * DAY_MS);
      const left = [...(await allLeft(ids, 'r4')), ...(await allLeft(ids, 'r3'))];
      const current = ids.filter((id) => id !== 'a3').map((id) => `${id} ${harbor.version}`);
      expect(new Set(left)).toEqual(new Set([...current, 'a1 former']));
    });

    test('that a version was asked for is known to the day', async () => {
      await store.records.keep([{ ...record, version: 'former' }]);
      await store.records.find({ ...record, version: 'former' }, DAY_MS);
      await store.records.forget('r4', 2);
      expect(await store.records.find({ ...record, version: 'former' }, DAY_MS)).toBeUndefined();
    });

    test('why a reader has given up documents is known, until another reader reads', async () => {
      await store.records.giveUp({ digest: 'd', reader: 'r4', reason: 'too large' });
      await store.records.giveUp({ digest: 'd', reader: 'r4', reason: 'too long' });
      expect(await store.records.givenUp('r4')).toEqual(new Map([['d', 'too long']]));
      expect(await store.records.givenUp('r5')).toEqual(new Map());
      await store.records.forget('r4', 0);
      expect(await store.records.givenUp('r4')).toEqual(new Map([['d', 'too long']]));
      await store.records.forget('r5', 0);
      expect(await store.records.givenUp('r4')).toEqual(new Map());
    });

    async function keepArticles(ids: readonly string[]): Promise<void> {
      const file = { size: 1, modifiedMs: 2, digest: 'd', remarks: [], reader: 4 };
      const kept = ids.map((id) => ({
        file: { ...file, path: id, articleId: id, version: harbor.version },
        version: aKeptVersion({ ...harbor, id }, 1),
      }));
      await store.articles.keepAll(kept);
    }

    /** Which of these articles' records are still there, the current ones and the former. */
    async function allLeft(ids: readonly string[], reader: string): Promise<string[]> {
      const keys = ids.flatMap((articleId) => [harbor.version, 'former'].map((version) => ({ articleId, version })));
      const found = await Promise.all(keys.map((key) => store.records.find({ ...key, reader }, 1)));
      return found.flatMap((one) => (one ? [`${one.articleId} ${one.version}`] : []));
    }
  });
}
