import { describe, expect, test } from 'vitest';
import { createMemoryIndex } from '#index/engine/memory-index.ts';
import { parseQuery } from '#index/query/query.ts';
import { search } from '#index/search/search.ts';
import { anArticle } from '../../an-article.ts';

const CALENDAR = { timeZone: 'UTC', today: Temporal.PlainDate.from('2026-01-27') };
const ASKED = { ...CALENDAR, most: 1000 };

const archive = createMemoryIndex();
await archive.add([
  story(
    'freeze',
    ['Council votes for a rent freeze', 'Tidewater Post'],
    'The council voted for a rent freeze of two years.',
  ),
  story(
    'court',
    ['A court hears the landlords', 'Hill Courier'],
    'Landlords took the rent freeze to court, where Renée Marsh spoke.',
  ),
  story(
    'ferry',
    ['Ferry fares rise', 'Tidewater Post'],
    'Fares rise by 1,360 crowns. Renee Marsh, an ex-mayor, paid by e-mail.',
  ),
  story(
    'the-who',
    ['A band returns', 'Hill Courier'],
    'The Who will play to be or not to be there, they said of who it is.',
  ),
  story(
    'photo',
    ['A quiet day', 'Hill Courier'],
    `Nothing happened.\n\nPhoto by Ada Lens on Unsplash\n\n${'It was quiet in the town all day long. '.repeat(3)}`,
  ),
]);

function story(name: string, [headline, outlet]: [string, string], body: string) {
  return anArticle({ file: `${name}.txt`, text: `---\nheadline: ${headline}\noutlet: ${outlet}\n---\n${body}\n` });
}

async function found(typed: string) {
  const query = parseQuery(typed);
  if ('problem' in query) throw new Error(query.problem);
  const { hits, fit, hidden } = await search(archive, query, ASKED);
  const names = hits.map((hit) => hit.found.article.file.replace('.txt', ''));
  return { names: names.sort(), fit, hidden: hidden.length };
}

describe('a search finds', () => {
  test.each([
    ['rent freeze', ['court', 'freeze']],
    ['RENT Freezes', ['court', 'freeze']],
    ['"rent freeze"', ['court', 'freeze']],
    ['"freeze rent"', []],
    ['rent -court', ['freeze']],
    ['rent -"took the rent"', ['freeze']],
    ['fares OR landlords', ['court', 'ferry']],
    ['renée', ['court', 'ferry']],
    ['Renee', ['court', 'ferry']],
    ['1360', ['ferry']],
    ['"1,360"', ['ferry']],
    ['email', ['ferry']],
    ['e-mail', ['ferry']],
    ['exmayor', ['ferry']],
    ['land*', ['court']],
    ['outlet:tidewater rent', ['freeze']],
    ['outlet:"hill courier"', ['court', 'photo', 'the-who']],
    ['rent outlet:courier -landlords', []],
    ['"the who"', ['the-who']],
    ['to be or not to be', ['the-who']],
    ['the council', ['freeze']],
    ['landlords hears', ['court']],
    ['Unsplash', []],
    ['quiet -Unsplash', ['photo']],
    ['unknown', []],
    ['constructor', []],
    ['__proto__', []],
  ])('%s', async (typed, names) => {
    const result = await found(typed);
    expect(result.fit !== 'most' ? result.names : []).toEqual(names);
  });
});

test('when no story has every word, those with the most come back, and it is said', async () => {
  expect(await found('rent freeze zeppelin')).toMatchObject({ names: ['court', 'freeze'], fit: 'most' });
  expect(await found('rent zeppelin outlet:tidewater')).toMatchObject({ names: ['freeze'], fit: 'most' });
  expect(await found('zeppelin airship')).toMatchObject({ names: [], fit: 'most' });
});

test('a long search is ranked, its dates kept, and undated stories that would answer are counted', async () => {
  const query = parseQuery('rent freeze council landlords court after:2026-01-01');
  if ('problem' in query) throw new Error(query.problem);
  expect(await search(archive, query, ASKED)).toMatchObject({ hits: [], fit: 'best', undated: 2 });
});

test('words that stand only in lines that are not quoted are known to be there', async () => {
  expect(await found('Unsplash')).toMatchObject({ names: [], hidden: 1 });
});

test('an exact accent ranks first, whichever was typed', async () => {
  const first = async (typed: string) => {
    const query = parseQuery(typed);
    if ('problem' in query) throw new Error(query.problem);
    return (await search(archive, query, ASKED)).hits[0]?.found.article.file;
  };
  expect(await first('Renée Marsh')).toBe('court.txt');
  expect(await first('Renee Marsh')).toBe('ferry.txt');
});

describe('said: finds what somebody is quoted as saying', async () => {
  const council = createMemoryIndex();
  await council.add([
    story(
      'vote',
      ['The vote', 'Hill Courier'],
      '“The dam will hold,” said Ada Okafor, who runs the landing.\n\nTim Marsh said the dam leaks.',
    ),
    story(
      'mill',
      ['The mill', 'Hill Courier'],
      'Mayor Tim Marsh spoke of the mill. “We will sell the mill,” he said. Ada Okafor listened.',
    ),
  ]);

  test.each([
    ['said:okafor', ['vote']],
    ['said:"Ada Okafor" dam', ['vote']],
    ['said:okafor mill', []],
    ['said:marsh', ['mill']],
    ['said:marsh mill', ['mill']],
    ['said:marsh dam', []],
    ['said:mayor', ['mill']],
    ['dam -said:okafor', []],
    ['said:constructor', []],
  ])('%s', async (typed, names) => {
    const query = parseQuery(typed);
    if ('problem' in query) throw new Error(query.problem);
    const { hits, fit } = await search(council, query, ASKED);
    const found = fit === 'all' ? hits.map((hit) => hit.found.article.file.replace('.txt', '')) : [];
    expect(found.sort()).toEqual(names);
  });
});
