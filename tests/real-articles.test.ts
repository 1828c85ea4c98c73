import { beforeAll, describe, expect, test } from 'vitest';
import { press } from '#handlers/doors/doors.ts';
import type { Rooms } from '#handlers/rooms.ts';
import { writePointer } from '#handlers/tickets/pointer.ts';
import { parseQuery } from '#index/query/query.ts';
import { readFolders } from '#src/ingest/read-folder.ts';
import { findQuotes } from '#src/quoting/find-quotes.ts';
import { pressed } from './asks.ts';
import { hasShared, sharedPath } from './shared.ts';
import { testRooms } from './test-rooms.ts';

// The five documents that the project started from, by the first digits of their names.
describe.skipIf(!hasShared('seeds'))('over the five real documents', () => {
  let rooms: Rooms;
  const numbers = new Map<string, string>();

  beforeAll(async () => {
    const { articles } = await readFolders([sharedPath('seeds')]);
    rooms = await testRooms(articles);
    for (const { id, file } of articles) numbers.set(id, /(\d{3})_/.exec(file)?.[1] ?? file);
  });

  async function ask(typed: string) {
    const query = parseQuery(typed);
    if ('problem' in query) throw new Error(query.problem);
    const { page, hiddenLines, fit } = await findQuotes(query, rooms);
    const quotes = page.flatMap((story) => story.quotes);
    const places = quotes.map(({ article, snippet }) => `${numbers.get(article.id)} ¶ ${snippet.paragraph}`);
    return { stories: [...new Set(places.map((place) => place.slice(0, 3)))].sort(), places, quotes, hiddenLines, fit };
  }

  test.each([
    ['detainers', ['000', '001', '002', '003']],
    ['Renee Good', ['001', '002', '003', '004']],
    ['Renée Good', ['001', '002', '003', '004']],
    ['"let cops be cops"', ['000', '001', '002']],
    ['1360', ['003']],
    ['"1,360+"', ['003']],
    ['"categorically false"', ['003']],
    ['Homan jail', ['003']],
    ['said:homan', ['003']],
    ['Frey w/s Walz', ['001', '002']],
    ['outlet:ruckus surge', ['003']],
    ['"sanctuary cities"', ['000', '001', '002']],
  ])('%s is found in these stories and no others', async (typed, stories) => {
    expect(await ask(typed)).toMatchObject({ stories, fit: 'all' });
  });

  // The paragraph that a careful reader would quote, by its number in the document.
  test.each([
    ['detainers', ['000 ¶ 4', '001 ¶ 17', '002 ¶ 14', '003 ¶ 11']],
    ['"categorically false"', ['003 ¶ 17']],
    ['1360', ['003 ¶ 11']],
    ['said:homan', ['003 ¶ 41']],
    ['"let cops be cops"', ['000 ¶ 5', '001 ¶ 6', '002 ¶ 9']],
    ['general strike', ['003 ¶ 68']],
    ['op-ed', ['001 ¶ 16', '002 ¶ 13']],
    ['Jonathan Ross', ['003 ¶ 58']],
    ['said:walz detainers', ['002 ¶ 14']],
    ['doxxed', ['004 ¶ 6']],
    ['Operation Metro Surge', ['000 ¶ 3']],
    ['Florida Texas', ['004 ¶ 13']],
  ])('%s is answered by the right paragraphs', async (typed, places) => {
    expect((await ask(typed)).places.sort()).toEqual(places);
  });

  test.each(['Unsplash', 'Pinterest', 'Overton', '"Help us improve"', 'MAIMED', 'Medicaid'])(
    '%s stands only in lines that are not reporting: no quote, but they can be seen',
    async (typed) => {
      const { quotes, hiddenLines } = await ask(typed);
      expect(quotes).toEqual([]);
      expect(hiddenLines).toBeGreaterThan(0);

      const value = writePointer({ q: typed });
      expect(JSON.stringify(await press('hidden', pressed(value), rooms))).toContain('Not quoted: ');
    },
  );

  test('an outlet or a date is shown only where the document states its own', async () => {
    const { quotes } = await ask('detainers');
    const facts = quotes.map(({ article, citation }) => [
      numbers.get(article.id),
      citation.outlet?.replace(/^seeds\/.*/, 'file'),
      citation.date,
    ]);
    expect(facts.sort()).toEqual([
      ['000', undefined, 'January 26, 2026'],
      ['001', 'file', undefined],
      ['002', 'file', undefined],
      ['003', 'Ruckus Factory', undefined],
    ]);
  });
});
