import { beforeEach, expect, test } from 'vitest';
import type { ArchiveIndex, Wanted } from '#index/engine/archive-index.ts';
import { planQuery } from '#index/match/plan.ts';
import { parseQuery } from '#index/query/query.ts';
import { anArticle } from '../../an-article.ts';

const CALENDAR = { timeZone: 'UTC', today: Temporal.PlainDate.from('2026-01-27') };

/** What every archive index promises. A new backend is finished when this passes. */
export function archiveIndexKeepsItsPromises(open: () => ArchiveIndex): void {
  let archive: ArchiveIndex;
  const dam = anArticle({
    file: 'dam.txt',
    text: 'The dam of clay holds back the lake.\n\nPhoto by Ada Lens on Unsplash\n',
  });
  const mill = anArticle({ file: 'mill.txt', text: 'The mill by the lake was sold to the clerk on Monday.\n' });

  beforeEach(async () => {
    archive = open();
    await archive.add([dam, mill]);
  });

  async function brought(typed: string, wanted: Wanted): Promise<string[]> {
    const query = parseQuery(typed);
    if ('problem' in query) throw new Error(query.problem);
    const hits = await archive.candidates(planQuery(query, archive.vocabulary, CALENDAR), wanted);
    return hits.map(({ found }) => found.article.file).sort();
  }

  test('an article comes back as it went in', async () => {
    expect((await archive.find(dam.id))?.article).toEqual(dam);
    expect(await archive.find('unheard-of')).toBeUndefined();
    expect(archive.size).toBe(2);
  });

  test('every article that answers is brought, and no other', async () => {
    expect(await brought('lake', 'all')).toEqual(['dam.txt', 'mill.txt']);
    expect(await brought('"by the lake"', 'all')).toEqual(['mill.txt']);
    expect(await brought('lake NEAR/2 mill', 'all')).toEqual([]);
    expect(await brought('lake -clay', 'all')).toEqual(['mill.txt']);
    expect(await brought('lake after:2026', 'all')).toEqual([]);
    expect(await brought('clay zeppelin', 'any')).toEqual(['dam.txt']);
    expect(await brought('"to the" zeppelin', 'any')).toEqual(['mill.txt']);
    expect(await brought('clay mill outlet:times', 'any')).toEqual([]);
    expect(await brought('Unsplash', 'hidden')).toEqual(['dam.txt']);
    expect(await brought('"the"', 'all')).toEqual(['dam.txt', 'mill.txt']);
  });

  test('lines that are not quoted bring no article', async () => {
    expect(await brought('Unsplash', 'all')).toEqual([]);
  });

  test('a new version takes the place of the old one', async () => {
    await archive.add([anArticle({ file: 'dam.txt', text: 'The weir of stone holds back the lake.\n' })]);
    expect(archive.size).toBe(2);
    expect(await brought('clay', 'all')).toEqual([]);
    expect(await brought('weir', 'all')).toEqual(['dam.txt']);
  });

  test('a removed article is not found again', async () => {
    await archive.remove([dam.id, 'unheard-of']);
    expect(archive.size).toBe(1);
    expect(await brought('lake', 'all')).toEqual(['mill.txt']);
    expect(await archive.find(dam.id)).toBeUndefined();
  });

  test('the words of an article that went are not those of the one that comes after it', async () => {
    await archive.remove([dam.id, mill.id]);
    await archive.add([anArticle({ file: 'ferry.txt', text: 'The ferry is late again.\n\nIt was late on Monday.\n' })]);
    expect(await brought('lake', 'all')).toEqual([]);
    expect(await brought('Unsplash', 'hidden')).toEqual([]);
    expect(await brought('late w/p monday', 'all')).toEqual(['ferry.txt']);
    expect(archive.vocabulary.size).toBe(1);
  });

  test('a search under way while articles come answers for before or for after', async () => {
    const weir = anArticle({ file: 'weir.txt', text: 'The weir of stone holds back the lake.\n' });
    const [during] = await Promise.all([brought('lake', 'all'), archive.add([weir]), archive.remove([dam.id])]);
    expect([
      ['dam.txt', 'mill.txt'],
      ['mill.txt', 'weir.txt'],
    ]).toContainEqual(during);
    expect(await brought('lake', 'all')).toEqual(['mill.txt', 'weir.txt']);
  });

  test('an article that prints a word more often has the higher score', async () => {
    await archive.add([anArticle({ file: 'lakes.txt', text: 'A lake, a lake and another lake lie by the weir.\n' })]);
    const query = parseQuery('lake');
    if ('problem' in query) throw new Error(query.problem);
    const hits = await archive.candidates(planQuery(query, archive.vocabulary, CALENDAR), 'all');
    expect(hits.toSorted((a, b) => b.score - a.score)[0]?.found.article.file).toBe('lakes.txt');
  });

  test('a rare word is known to say more than a common one', () => {
    const weight = (typed: string) => {
      const query = parseQuery(typed);
      return 'problem' in query ? 0 : (planQuery(query, archive.vocabulary, CALENDAR).terms[0]?.weight ?? 0);
    };
    expect(weight('clay')).toBeGreaterThan(weight('lake'));
  });
}
