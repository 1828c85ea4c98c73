import { beforeEach, expect, test } from 'vitest';
import type { ArchiveIndex, Wanted } from '#index/archive-index.ts';
import { planQuery } from '#index/plan.ts';
import { parseQuery } from '#index/query.ts';
import { anArticle } from '../an-article.ts';

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

  test('no article that matches is left out', async () => {
    expect(await brought('lake', 'all')).toEqual(['dam.txt', 'mill.txt']);
    expect(await brought('"by the lake"', 'all')).toContain('mill.txt');
    expect(await brought('clay zeppelin', 'any')).toEqual(['dam.txt']);
    expect(await brought('"to the" zeppelin', 'any')).toContain('mill.txt');
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

  test('a rare word is known to say more than a common one', () => {
    const weight = (typed: string) => {
      const query = parseQuery(typed);
      return 'problem' in query ? 0 : (planQuery(query, archive.vocabulary, CALENDAR).terms[0]?.weight ?? 0);
    };
    expect(weight('clay')).toBeGreaterThan(weight('lake'));
  });
}
