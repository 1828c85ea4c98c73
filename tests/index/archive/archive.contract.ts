import { beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '#index/archive/archive.ts';
import { createArchive } from '#index/archive/create-archive.ts';
import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import { parseQuery, type Query } from '#index/query/query.ts';
import { pickSnippets } from '#index/search/snippet.ts';
import type { Article } from '#index/text/article.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { anArticle } from '../../an-article.ts';

const CALENDAR = { timeZone: 'UTC', today: Temporal.PlainDate.from('2026-01-27') };
const MOST = 100;

/** What every archive promises its readers, whatever engine stands behind it. A new engine is finished when this passes. */
export function archiveKeepsItsPromises(open: () => ArchiveIndex): void {
  let engine: ArchiveIndex;
  let archive: Archive;
  const dam = anArticle({
    file: 'dam.txt',
    text: 'The dam of clay holds back the lake.\n\nPhoto by Ada Lens on Unsplash\n',
  });
  const mill = anArticle({ file: 'mill.txt', text: 'The mill by the lake was sold to the clerk on Monday.\n' });

  beforeEach(async () => {
    engine = open();
    archive = createArchive(engine);
    await engine.add([mill, dam]);
  });

  const search = (typed: string) => archive.search(read(typed), { ...CALENDAR, most: MOST });
  const found = async (typed: string) => namesOf((await search(typed)).hits.map((hit) => hit.found)).sort();
  const storyOf = async (id: string) => {
    const story = await archive.find(id);
    if (!story) throw new Error(`${id} is not in the archive`);
    return story;
  };

  test('an article comes back as it went in', async () => {
    expect((await archive.find(dam.id))?.article).toEqual(dam);
    expect(await archive.find('unheard-of')).toBeUndefined();
    expect(await archive.size()).toBe(2);
  });

  describe('a search', () => {
    test.each([
      ['lake', ['dam.txt', 'mill.txt']],
      ['"by the lake"', ['mill.txt']],
      ['lake NEAR/2 mill', []],
      ['lake -clay', ['mill.txt']],
      ['lake after:2026', []],
      ['"the"', ['dam.txt', 'mill.txt']],
      ['Unsplash', []],
    ])('%s finds every article that answers, and no other', async (typed, files) => {
      const { fit, total, isExact } = await search(typed);
      expect(fit === 'all' ? await found(typed) : []).toEqual(files);
      if (files.length > 0) expect([total, isExact]).toEqual([files.length, true]);
    });

    test.each([
      ['clay zeppelin', ['dam.txt']],
      ['"to the" zeppelin', ['mill.txt']],
      ['clay mill outlet:times', []],
    ])('%s that nothing answers in full finds what answers most of it', async (typed, files) => {
      expect((await search(typed)).fit).toBe('most');
      expect(await found(typed)).toEqual(files);
    });

    test('tells where only lines that are not quoted answer', async () => {
      const { hits, hidden } = await search('Unsplash');
      expect([namesOf(hits.map((hit) => hit.found)), namesOf(hidden)]).toEqual([[], ['dam.txt']]);
    });

    test('brings no more than were wanted, and counts them all', async () => {
      const { hits, total } = await archive.search(read('lake'), { ...CALENDAR, most: 1 });
      expect([hits.length, total]).toEqual([1, 2]);
    });

    test('puts first what an earlier page had put first, if it still answers', async () => {
      const weir = anArticle({ file: 'weir.txt', text: 'The weir holds back the lake.\n' });
      await engine.add([weir]);
      const first = [mill.id, 'gone', weir.id];
      const { hits } = await archive.search(read('lake'), { ...CALENDAR, most: MOST, first });
      expect(namesOf(hits.map((hit) => hit.found))).toEqual(['mill.txt', 'weir.txt', 'dam.txt']);
      const { hits: others } = await archive.search(read('dam'), { ...CALENDAR, most: MOST, first });
      expect(namesOf(others.map((hit) => hit.found))).toEqual(['dam.txt']);
    });

    test('prefers the article that prints a word more often, other things being equal', async () => {
      await engine.add([anArticle({ file: 'lakes.txt', text: 'A lake, a lake and another lake lie by the weir.\n' })]);
      expect((await search('lake')).hits[0]?.found.article.file).toBe('lakes.txt');
    });

    test('under way while articles come answers for before or for after', async () => {
      const weir = anArticle({ file: 'weir.txt', text: 'The weir of stone holds back the lake.\n' });
      const [during] = await Promise.all([found('lake'), engine.add([weir]), engine.remove([dam.id])]);
      expect([
        ['dam.txt', 'mill.txt'],
        ['mill.txt', 'weir.txt'],
      ]).toContainEqual(during);
      expect(await found('lake')).toEqual(['mill.txt', 'weir.txt']);
    });

    test('is put right where no story prints a word of it', async () => {
      expect(await archive.respell((await search('damm')).plan)).toBe('dam');
      expect(await archive.respell((await search('zeppelin')).plan)).toBeUndefined();
    });
  });

  test('a new version takes the place of the old one', async () => {
    await engine.add([anArticle({ file: 'dam.txt', text: 'The weir of stone holds back the lake.\n' })]);
    expect(await archive.size()).toBe(2);
    expect([await found('clay'), await found('weir')]).toEqual([[], ['dam.txt']]);
  });

  test('a removed article is not found again', async () => {
    await engine.remove([dam.id, 'unheard-of']);
    expect(await archive.size()).toBe(1);
    expect(await found('lake')).toEqual(['mill.txt']);
    expect(await archive.find(dam.id)).toBeUndefined();
  });

  test('the words of an article that went are not those of the one that comes after it', async () => {
    await engine.remove([dam.id, mill.id]);
    await engine.add([anArticle({ file: 'ferry.txt', text: 'The ferry is late again.\n\nIt was late on Monday.\n' })]);
    expect([await found('lake'), (await search('Unsplash')).hidden]).toEqual([[], []]);
    expect(await found('late w/p monday')).toEqual(['ferry.txt']);
    expect(await archive.wordCounts(['lake', 'late'], 'word')).toEqual({
      stories: 1,
      printing: new Map([
        ['lake', 0],
        ['late', 1],
      ]),
    });
  });

  test('words are counted by the stories that print them, whatever their accents, and stems by their commonest form', async () => {
    await engine.add([anArticle({ file: 'cafe.txt', text: 'The café by the dams closed.\n' })]);
    const words = await archive.wordCounts(['cafe', 'lake', 'dam'], 'word');
    expect([...words.printing]).toEqual([
      ['cafe', 1],
      ['lake', 2],
      ['dam', 1],
    ]);
    expect([...(await archive.wordCounts(['dam', 'lake'], 'stem')).printing]).toEqual([
      ['dam', 1],
      ['lake', 2],
    ]);
  });

  test('what is printed is found without a search, the newest where that is too much', async () => {
    await engine.add([dated('weir.txt', '2026-01-20', 'The weir holds back the lake.')]);
    const lake = { kind: 'word', form: 'lake' } as const;
    const all = await archive.printing(lake, { most: MOST });
    expect([namesOf(all.stories).sort(), all.total]).toEqual([['dam.txt', 'mill.txt', 'weir.txt'], 3]);
    const few = await archive.printing(lake, { most: 2 });
    expect([namesOf(few.stories)[0], few.stories.length, few.total]).toEqual(['weir.txt', 2, 3]);
    const hidden = await archive.printing({ kind: 'word', form: 'unsplash' }, { most: MOST, wanted: 'hidden' });
    expect(namesOf(hidden.stories)).toEqual(['dam.txt']);
  });

  test('a passage is found by its rarest words', async () => {
    const [best] = await archive.passages({ words: ['sold', 'to', 'the', 'clerk'], hasGap: false });
    expect(best?.found.article.file).toBe('mill.txt');
    expect(await archive.passages({ words: ['zeppelin'], hasGap: false })).toEqual([]);
  });

  test('the stories that may quote somebody come newest first, as many as are wanted', async () => {
    const said = (file: string, day: string) => dated(file, day, '“We will mend the weir,” said Ada Okafor.');
    await engine.add([said('old.txt', '2026-01-02'), said('new.txt', '2026-01-20')]);
    const asked = { ...CALENDAR, person: 'Okafor', most: MOST };
    expect(namesOf((await archive.spokenBy(asked)).stories)).toEqual(['new.txt', 'old.txt']);
    const one = await archive.spokenBy({ ...asked, most: 1 });
    expect([namesOf(one.stories), one.total]).toEqual([['new.txt'], 2]);
    expect((await archive.spokenBy({ ...asked, about: read('harbor') })).total).toBe(0);
  });

  test('every story is told of once, in the order of the files’ names', async () => {
    const days = ['2026-01-20', '2026-01-02', '2026-01-11'];
    await engine.add(days.map((day, at) => dated(`${at}.txt`, day, 'The weir was mended.')));
    const pages = await Array.fromAsync(archive.pages());
    expect(pages.flat().map(({ file }) => file)).toEqual(['0.txt', '1.txt', '2.txt', 'dam.txt', 'mill.txt']);
    expect(await archive.summary()).toEqual({
      stories: 5,
      outlets: 1,
      undated: 2,
      earliest: { precision: 'day', at: '2026-01-02' },
      latest: { precision: 'day', at: '2026-01-20' },
    });
  });

  test('a rare word is known to say more than a common one', async () => {
    const story = await storyOf(dam.id);
    const weight = async (typed: string) => (await archive.plan(read(typed), story, CALENDAR)).terms[0]?.weight ?? 0;
    expect(await weight('clay')).toBeGreaterThan(await weight('lake'));
  });

  test('a story can be read with a search in mind, whether or not it answers', async () => {
    const story = await storyOf(dam.id);
    const plan = await archive.answer(read('clay'), story, CALENDAR);
    expect(plan && [...pickSnippets(story, plan)].map(({ text }) => text)).toEqual([
      'The dam of clay holds back the lake.',
    ]);
    expect(await archive.answer(read('mill'), story, CALENDAR)).toBeUndefined();
    expect([...pickSnippets(story, await archive.plan(read('mill'), story, CALENDAR))]).toEqual([]);
  });

  test('a version that the archive has not can be read like one that it has, and is not in it', async () => {
    const old = await archive.read(anArticle({ file: 'dam.txt', text: 'The dam of straw holds back the lake.\n' }));
    expect(await archive.answer(read('straw'), old, CALENDAR)).toBeDefined();
    expect(await found('straw')).toEqual([]);
  });

  describe('a story', () => {
    const told = 'The clerk of the mill said on Monday that nobody would be asked to leave the lake this year.';
    const tale = (file: string, ...paragraphs: string[]) => anArticle({ file, text: `${paragraphs.join('\n\n')}\n` });
    const sharing = async ({ id }: Article, fewest = 1) =>
      namesOf(await archive.sharing(await storyOf(id), fewest)).sort();

    test('is known to share passages with those that print its words, as long as they are there', async () => {
      const [first, copy] = [tale('first.txt', told), tale('copy.txt', 'Something else was said before.', told)];
      await engine.add([first, copy]);
      expect(await sharing(first)).toEqual(['copy.txt']);
      expect(await sharing(copy)).toEqual(['first.txt']);
      expect(await archive.sharedRuns(await storyOf(first.id), await storyOf(copy.id))).toEqual({
        runs: 15,
        ofShorter: 1,
      });

      await engine.add([tale('first.txt', 'The clerk of the mill never said anything of the kind to anybody.')]);
      expect(await sharing(copy)).toEqual([]);
      await engine.add([first]);
      expect(await sharing(copy)).toEqual(['first.txt']);
      await engine.remove([first.id]);
      expect(await sharing(copy)).toEqual([]);
    });

    test('shares nothing with one that prints only a turn of phrase of it', async () => {
      const other = tale('other.txt', 'She said on Monday that she had never been to see them.');
      await engine.add([tale('first.txt', told), other]);
      expect(await sharing(other)).toEqual([]);
    });
  });

  test('standing searches are answered by the stories that a search would find', async () => {
    const typed = ['clay', 'lake', 'lak*', 'mill', '"back the lake"', 'lake -clay', 'said:okafor', 'zeppelin'];
    const searches = await archive.standing(typed.map(read));
    const answered = await searches.answeredBy(await storyOf(dam.id), CALENDAR);
    expect(answered.map(({ number }) => typed[number]).sort()).toEqual(['"back the lake"', 'clay', 'lak*', 'lake']);
  });
}

function dated(file: string, published: string, text: string): Article {
  return anArticle({ file, text: `---\noutlet: The Tidewater Post\npublished: ${published}\n---\n${text}\n` });
}

function read(typed: string): Query {
  const query = parseQuery(typed);
  if ('problem' in query) throw new Error(query.problem);
  return query;
}

function namesOf(stories: readonly IndexedArticle[]): string[] {
  return stories.map(({ article }) => article.file);
}
