import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '#index/text/article.ts';
import type { KeptVersion, KnownFile } from '#src/store/records.ts';
import { sealOf } from '#src/store/seal.ts';
import type { Store } from '#src/store/store.ts';
import { anArticle } from '../../../an-article.ts';

/** What every store promises of articles, their versions and their files. */
export function articlesKeepTheirPromises(open: () => Promise<Store>): void {
  describe('articles', () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const harbor = anArticle();
    const corrected = { ...harbor, version: 'corrected', text: harbor.text.replace('1,360', '1,380') };

    test('an article comes back as it went in', async () => {
      await store.articles.keep(kept(harbor));
      expect(await newest(store)).toEqual([harbor]);
      expect(await store.articles.find(harbor.id, harbor.version)).toEqual(harbor);
      expect(await store.articles.find(harbor.id, 'unheard-of')).toBeUndefined();
    });

    test('where its text was taken from is kept with a version, and given to nobody who reads the article', async () => {
      const map = { part: 'file', encoding: 'utf-8', runs: '12 ~1/5 7' };
      await store.articles.keep({ ...kept(harbor), map });
      await store.articles.keep(kept(corrected));
      expect(await store.articles.sourceMap(harbor.id, harbor.version)).toEqual(map);
      expect(await store.articles.sourceMap(harbor.id, 'corrected')).toBeUndefined();
      expect(await store.articles.find(harbor.id, harbor.version)).toEqual(harbor);
    });

    test('the newest version is the one that came last, and all are kept', async () => {
      await store.articles.keep(kept(harbor, { readMs: 1 }));
      await store.articles.keep(kept(corrected, { readMs: 2 }));
      expect(await newest(store)).toEqual([corrected]);
      expect(await store.articles.find(harbor.id, harbor.version)).toEqual(harbor);
      expect(await store.articles.versions(harbor.id)).toEqual([
        { version: harbor.version, readMs: 1 },
        { version: 'corrected', readMs: 2 },
      ]);
    });

    test('a version that comes again is kept once, as it was read last', async () => {
      await store.articles.keep(kept(harbor, { readMs: 1 }));
      const renamed = { ...harbor, file: 'elsewhere/harbor.txt' };
      await store.articles.keep(kept(renamed, { readMs: 2 }));
      expect(await store.articles.versions(harbor.id)).toEqual([{ version: harbor.version, readMs: 1 }]);
      expect(await newest(store)).toEqual([renamed]);
    });

    test('an edit that is taken back makes the first version the newest again', async () => {
      for (const [readMs, article] of [harbor, corrected, harbor].entries()) {
        await store.articles.keep(kept(article, { readMs }));
      }
      expect(await newest(store)).toEqual([harbor]);
      expect(await store.articles.findNewest(harbor.id)).toEqual(harbor);
      expect(await store.articles.versions(harbor.id)).toHaveLength(2);
    });

    test('what several files became is kept together, and what is known of them', async () => {
      const file = { path: '/a', size: 1, modifiedMs: 2, digest: 'd', remarks: [], reader: 1 };
      const read = { ...file, articleId: harbor.id, version: 'corrected' };
      await store.articles.keepAll([{ file: { ...file, path: '/b' } }, { file: read, version: kept(corrected) }]);
      expect(await newest(store)).toEqual([corrected]);
      expect(await store.articles.knownFiles()).toEqual([read, { ...file, path: '/b' }]);
    });

    test('many are kept as one after the other would be', async () => {
      const many = Array.from({ length: 120 }, (_, at) => read({ ...harbor, id: `a${at}` }));
      await store.articles.keepAll([...many, read(harbor), read(corrected), read(harbor), ...many.slice(0, 3)]);
      expect(await newest(store)).toHaveLength(121);
      expect(await store.articles.find(harbor.id, 'corrected')).toEqual(corrected);
      expect((await newest(store)).filter(({ id }) => id === harbor.id)).toEqual([harbor]);

      const third = { ...harbor, version: 'third' };
      await store.articles.keepAll([read(harbor), read(third), read(corrected)]);
      expect((await store.articles.versions(harbor.id)).at(-1)).toMatchObject({ version: 'third' });
      expect(await store.articles.versions(harbor.id)).toHaveLength(3);
      await store.articles.keepAll([]);
    });

    test('of many, all are kept or none', async () => {
      const unwritable = { ...read(harbor), version: { ...kept(harbor), readMs: Number.NaN } };
      await expect(store.articles.keepAll([read({ ...harbor, id: 'a1' }), unwritable])).rejects.toThrow();
      expect(await newest(store)).toEqual([]);
      expect(await store.articles.knownFiles()).toEqual([]);
    });

    test('two that keep the same at once keep it once', async () => {
      const many = Array.from({ length: 130 }, (_, at) => read({ ...harbor, id: `a${at}` }));
      await Promise.all([many, many.toReversed(), many].map((versions) => store.articles.keepAll(versions)));
      expect(await newest(store)).toHaveLength(130);
      expect(await store.articles.versions('a7')).toHaveLength(1);
    });

    test('an article whose file has gone is not among the newest, and still to be found', async () => {
      await store.articles.keep(kept(harbor));
      await store.articles.keep(kept(corrected));
      await store.articles.retire([harbor.id, 'unheard-of'], 5);
      expect(await newest(store)).toEqual([]);
      expect(await store.articles.find(harbor.id, harbor.version)).toEqual(harbor);
      expect(await store.articles.findNewest(harbor.id)).toEqual(corrected);
      expect(await store.articles.findNewest('unheard-of')).toBeUndefined();
    });

    test('an article that went comes back with its file', async () => {
      await store.articles.keep(kept(harbor));
      await store.articles.retire([harbor.id], 5);
      await store.articles.keep(kept(harbor));
      expect(await newest(store)).toEqual([harbor]);
      expect(await store.articles.findRetired(sealOf(Buffer.from(harbor.text)))).toBeUndefined();
    });

    test('a moved file is known by its bytes', async () => {
      const digest = sealOf(Buffer.from(harbor.text));
      await store.articles.keep(kept(harbor));
      expect(await store.articles.findRetired(digest)).toBeUndefined();
      await store.articles.retire([harbor.id], 5);
      expect(await store.articles.findRetired(digest)).toBe(harbor.id);
      expect(await store.articles.findRetired(sealOf('other bytes'))).toBeUndefined();
    });

    test('a moved file is known by its newest bytes, and of two that went the later one is meant', async () => {
      const copy = { ...harbor, id: 'copy' };
      await store.articles.keep(kept(harbor));
      await store.articles.keep(kept(corrected));
      await store.articles.keep(kept(copy));
      await store.articles.retire([harbor.id], 5);
      expect(await store.articles.findRetired(sealOf(Buffer.from(harbor.text)))).toBeUndefined();
      expect(await store.articles.findRetired(sealOf(Buffer.from(corrected.text)))).toBe(harbor.id);
      await store.articles.keep(kept(harbor));
      await store.articles.retire([harbor.id], 7);
      await store.articles.retire([copy.id], 6);
      expect(await store.articles.findRetired(sealOf(Buffer.from(harbor.text)))).toBe(harbor.id);
    });

    test('a long list comes in the order of its ids, each once', async () => {
      const many = Array.from({ length: 450 }, (_, at) => ({ ...harbor, id: `a${String(at * 7).padStart(4, '0')}` }));
      await store.articles.keepAll(many.toReversed().map((article) => read(article)));
      expect((await newest(store)).map(({ id }) => id)).toEqual(many.map(({ id }) => id));
      await store.articles.retire(
        many.slice(1).map(({ id }) => id),
        5,
      );
      expect(await newest(store)).toEqual([many[0]]);
    });

    test.each([
      ['accents and other scripts', 'Renée Žižek – 東京 – العربية – 👩‍🚒'],
      ['a NUL', 'before\0after'],
      ['half a surrogate pair', 'before\ud83dafter \udc00'],
      ['what looks like SQL', `'; drop table articles; -- "$1" ?`],
    ])('text with %s comes back to the letter', async (_, text) => {
      const odd = { ...harbor, text, headline: text };
      await store.articles.keep(kept(odd));
      expect(await store.articles.find(odd.id, odd.version)).toEqual(odd);
    });

    test('bytes of any size and value are kept', async () => {
      const bytes = new Uint8Array(8_000_000).map((_, at) => (at * 31) % 256);
      await store.articles.keep({ ...kept(harbor), bytes, sidecar: bytes.subarray(0, 300) });
      await store.articles.retire([harbor.id], 5);
      expect(await store.articles.findRetired(sealOf(bytes))).toBe(harbor.id);
    });

    test('files are remembered until they are forgotten', async () => {
      const read: KnownFile = {
        path: '/archive/Renée.txt',
        size: 1_204,
        modifiedMs: 1_769_512_345_678.25,
        digest: 'd1',
        articleId: harbor.id,
        version: harbor.version,
        remarks: [],
        reader: 1,
      };
      const refused: KnownFile = {
        path: '/archive/empty.txt',
        size: 0,
        modifiedMs: 1,
        digest: 'd2',
        remarks: ['The file is empty.'],
        reader: 1,
      };
      await store.articles.rememberFile(read);
      await store.articles.rememberFile(refused);
      expect(await store.articles.knownFiles()).toEqual([read, refused]);

      const { articleId, version, ...emptied } = { ...read, size: 0, remarks: ['The file is empty.'], reader: 2 };
      await store.articles.rememberFile(emptied);
      expect(await store.articles.knownFiles()).toEqual([emptied, refused]);

      await store.articles.forgetFiles([refused.path, '/unheard-of']);
      expect(await store.articles.knownFiles()).toEqual([emptied]);
    });
  });
}

function kept(article: Article, changed: { readMs?: number } = {}): KeptVersion {
  return { article, bytes: Buffer.from(article.text), readMs: 1, ...changed };
}

/** A file that became an article. */
function read(article: Article) {
  const file = { path: `/${article.id}`, size: 1, modifiedMs: 1, digest: 'd', remarks: [], reader: 1 };
  return { file, version: kept(article) };
}

function newest(store: Store): Promise<Article[]> {
  return Array.fromAsync(store.articles.newest());
}
