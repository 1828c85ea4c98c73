import { describe, expect, test } from 'vitest';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { planQuery } from '#index/match/plan.ts';
import { parseQuery } from '#index/query/query.ts';
import { suggestSpelling } from '#index/search/spelling.ts';
import { anArticle } from '../../an-article.ts';

const CALENDAR = { timeZone: 'UTC', today: Temporal.PlainDate.from('2026-01-27') };
const archive = createMemoryIndex();
await archive.add([
  anArticle({
    file: 'a.txt',
    text: 'The detainers were lifted at the lakeside on Monday, said Renée Marsh of the clinic.\n',
  }),
  anArticle({
    file: 'b.txt',
    text: 'A detainer was lifted at the lakeside on Friday, and detainees went home to Łódź.\n\nThe clerk made them pose and lose, and a joke of Homan’s was told.\n\nHoman spoke for Renée Marsh.\n',
  }),
]);

async function suggested(typed: string): Promise<string | undefined> {
  const query = parseQuery(typed);
  if ('problem' in query) throw new Error(query.problem);
  return suggestSpelling(planQuery(query, archive.vocabulary, CALENDAR), archive);
}

describe('the search better spelt', () => {
  test.each([
    ['detaners', 'detainers'],
    ['Deatiners lifted', 'Detainers lifted'],
    ['DEATINERS LIFTED', 'DETAINERS LIFTED'],
    ['lifted Deatiners', undefined],
    ['lakesdie clinc', 'lakeside clinic'],
    ['"monday" OR lakseide', '"monday" OR lakeside'],
    ['rennée', 'Renée'],
    ['lodzz', 'Łódź'],
    ['homna', 'Homan'],
    ['lifted Homna', 'lifted Homan'],
    ['HOMNA', 'HOMAN'],
    ['ohman', 'Homan'],
    ['etainers', 'detainers'],
    ['José', undefined],
    ['Jose', undefined],
    ['clerk Jose', undefined],
    ['Mose', undefined],
    ['pole', undefined],
    ['psoe', 'pose'],
    ['posee', 'pose'],
    ['bonday', undefined],
    ['detainers', undefined],
    ['zeppelin', undefined],
    ['zeppelin clinc', undefined],
    ['hme', undefined],
    ['1361', undefined],
  ])('%s', async (typed, expected) => {
    expect(await suggested(typed)).toBe(expected);
  });
});
