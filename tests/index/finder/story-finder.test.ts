import { setImmediate } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { peopleQuoted } from '#index/evidence/voices.ts';
import { createStoryFinder, type StoryToFind } from '#index/finder/story-finder.ts';
import type { Circle } from '#index/finder/suggestions.ts';
import { indexArticle } from '#index/words/indexed-article.ts';
import { createLexicon } from '#index/words/lexicon.ts';
import { anArticle } from '../../an-article.ts';

const EVERY = Number.POSITIVE_INFINITY;

/** A story as the newsroom half remembers it; a test changes the one thing it is about. */
function aStory(change: Partial<StoryToFind['article']> = {}, shownTo: Circle = 'outside'): StoryToFind {
  const headline = 'Harbor council votes to dredge the old channel';
  return { article: { id: 'harbor', version: '1', file: 'wires/harbor-vote.txt', headline, ...change }, shownTo };
}

function day(at: string) {
  return { precision: 'day' as const, at };
}

async function finderOf(...stories: StoryToFind[]) {
  const finder = createStoryFinder();
  await finder.add(stories);
  return finder;
}

type Finder = Awaited<ReturnType<typeof finderOf>>;

async function found(finder: Finder, words: string, circle: Circle = 'outside'): Promise<string[]> {
  const stories = await finder.suggestionsFor(circle).stories(words, EVERY);
  return stories.map(({ id }) => id);
}

const ADA = { printed: 'she', name: 'Ada Okafor', role: 'who runs the ferry landing' };
const HARBOR = { id: 'harbor', version: '1' };

describe('a story is found by', () => {
  let finder: Finder;
  beforeAll(async () => {
    finder = await finderOf(
      aStory({ byline: 'Jonas Brandt', place: 'Lowhaven', outlet: 'The Tidewater Post' }),
      aStory({ id: 'clinic', headline: 'Renée Marsh of Łódź leaves the clinic', outlet: 'The Tidewater Post' }),
      aStory({ id: 'copy', outlet: 'The Morning Times' }),
      aStory({ id: 'unnamed', headline: undefined, file: 'desk/2026/ferry-timetable.txt' }),
      aStory({ id: 'post', headline: 'The post office on the quay closes' }),
    );
    await finder.addPeople(HARBOR, [ADA]);
  });

  test.each([
    // The words of its headline, the last perhaps not typed out.
    ['harbor dredg', ['copy', 'harbor']],
    ['old channel', ['copy', 'harbor']],
    ['dredges', ['copy', 'harbor']],
    ['the HARBOR’s council', ['copy', 'harbor']],
    ['renee lodz', ['clinic']],
    ['RENÉE', ['clinic']],
    // Letters put in, left out, changed and swapped.
    ['harbro dregde', ['copy', 'harbor']],
    ['cuncil channnel', ['copy', 'harbor']],
    ['clinik', ['clinic']],
    // Who wrote it, where, and whom it quotes.
    ['brandt dredge', ['harbor']],
    ['lowhaven', ['harbor']],
    ['okafor', ['harbor']],
    ['ada okafro harbor', ['harbor']],
    // Its outlet tells which of several is meant, wherever that is typed, and brings none by itself.
    ['tidewater dredge', ['harbor']],
    ['dredge morning times', ['copy']],
    ['post dredge', ['harbor']],
    ['the post', ['post']],
    ['tidewater', []],
    // Its file, where it has no headline.
    ['ferry timetable', ['unnamed']],
    // Any of the words, where no story has all; the more of them the better.
    ['clinic zeppelin marsh harbor', ['clinic', 'copy', 'harbor']],
    // Nothing, where nothing is near.
    ['zeppelin', []],
    ['the of', []],
    ['', []],
    ['— …', []],
    ['cha', ['copy', 'harbor']],
    ['ch', []],
  ])('%s', async (words, ids) => {
    expect(await found(finder, words)).toEqual(ids);
  });
});

test('what is found can be named and looked up', async () => {
  const article = {
    ...HARBOR,
    file: 'harbor.txt',
    headline: 'Harbor council votes',
    outlet: 'The Tidewater Post',
    byline: 'Jonas Brandt',
    published: day('2026-01-20'),
    url: 'https://tidewater.example/harbor',
  };
  const finder = await finderOf({ article: { ...article, ...{ text: 'Nobody needs it here.' } }, shownTo: 'outside' });
  expect(await finder.suggestionsFor('outside').stories('harbor', 5)).toEqual([article]);
});

test('of stories that fit alike the newest comes first, one without a date last, then by id; and no more than asked for', async () => {
  const finder = await finderOf(
    aStory({ id: 'c' }),
    aStory({ id: 'b', published: day('2026-01-20') }),
    aStory({ id: 'd', published: { precision: 'minute', at: '2026-01-21T08:00Z' } }),
    aStory({ id: 'a', published: day('2026-01-20') }),
    aStory({ id: 'best', headline: 'Dredge' }),
  );
  expect(await found(finder, 'dredge')).toEqual(['best', 'd', 'a', 'b', 'c']);
  const first = await finder.suggestionsFor('outside').stories('dredge', 2);
  expect(first.map(({ id }) => id)).toEqual(['best', 'd']);
});

describe('when a story changes', () => {
  test('only what it is now is found', async () => {
    const finder = await finderOf(aStory());
    await finder.add([aStory({ version: '2', headline: 'Clinic closes' })]);
    expect([await found(finder, 'harbor'), await found(finder, 'clinic')]).toEqual([[], ['harbor']]);
  });

  test('whom it quotes is kept while its version is the same, and has to be read anew with the next', async () => {
    const finder = await finderOf(aStory());
    await finder.addPeople(HARBOR, [ADA]);
    await finder.add([aStory({ file: 'moved.txt' })]);
    expect(await found(finder, 'okafor')).toEqual(['harbor']);

    await finder.add([aStory({ version: '2' })]);
    expect(await found(finder, 'okafor')).toEqual([]);
    await finder.addPeople(HARBOR, [ADA]);
    expect(await found(finder, 'okafor')).toEqual([]);
    await finder.addPeople({ ...HARBOR, version: '2' }, [ADA]);
    expect(await found(finder, 'okafor')).toEqual(['harbor']);
  });

  test('one that goes is gone at once, also while it waits to be taken in', async () => {
    const finder = await finderOf(aStory());
    finder.remove(['harbor', 'unheard-of']);
    expect(await found(finder, 'harbor')).toEqual([]);

    const adding = finder.add([aStory()]);
    finder.remove(['harbor']);
    await adding;
    expect(await found(finder, 'harbor')).toEqual([]);
  });

  test('one that others may be told of is told to nobody else from that moment', async () => {
    const finder = await finderOf(aStory());
    const adding = finder.add([aStory({}, 'editors')]);
    expect(await found(finder, 'harbor')).toEqual([]);
    await adding;
    expect(await found(finder, 'harbor')).toEqual([]);
    expect(await found(finder, 'harbor', 'editors')).toEqual(['harbor']);
  });
});

test('many stories are taken in without keeping others waiting', async () => {
  const finder = createStoryFinder();
  let isDone = false;
  let turns = 0;
  const adding = finder.add(Array.from({ length: 2_000 }, (_, at) => aStory({ id: `${at}` }))).then(() => {
    isDone = true;
  });
  for (; !isDone; turns += 1) await setImmediate();
  await adding;
  expect(turns).toBeGreaterThanOrEqual(20);
  expect(await found(finder, 'harbor')).toHaveLength(2_000);
});

describe('names are suggested', () => {
  let finder: Finder;
  const walz = { printed: 'Walz', name: 'Tim Walz', role: 'governor of Minnesota' };
  beforeAll(async () => {
    finder = await finderOf(
      ...['a', 'b', 'c'].map((id) => aStory({ id, outlet: 'The Tidewater Post', byline: 'Jonas Brandt' })),
      aStory({ id: 'd', outlet: 'The Morning Post', byline: 'Joan Brand' }),
    );
    await finder.addPeople({ id: 'a', version: '1' }, [walz, ADA]);
    await finder.addPeople({ id: 'b', version: '1' }, [walz]);
    await finder.addPeople({ id: 'c', version: '1' }, [{ printed: 'Gov. Walz', name: 'Tim Walz' }]);
    await finder.addPeople({ id: 'd', version: '1' }, [
      { printed: 'Gwen Walz', name: 'Gwen Walz' },
      { printed: 'a spokesman' },
      { printed: 'Amy Kole', name: 'Amy Kole', role: 'who ran against Tim Walz' },
    ]);
  });

  test.each([
    // Whom most stories quote first, in the spelling that most have; who is named before who has to do with them.
    ['walz', ['Tim Walz, governor of Minnesota · 3', 'Gwen Walz · 1', 'Amy Kole, who ran against Tim Walz · 1']],
    ['tim walz', ['Tim Walz, governor of Minnesota · 3', 'Amy Kole, who ran against Tim Walz · 1']],
    ['gwne wlaz', ['Gwen Walz · 1']],
    ['okafr', ['Ada Okafor, who runs the ferry landing · 1']],
    ['govenor minesota', ['Tim Walz, governor of Minnesota · 3']],
    ['spokesman', []],
    ['', []],
  ])('of people: %s', async (typed, expected) => {
    const people = await finder.suggestionsFor('outside').people(typed, EVERY);
    expect(people.map(({ inFull, stories }) => `${inFull} · ${stories}`)).toEqual(expected);
  });

  test('of a person alone, to ask for', async () => {
    expect(await finder.suggestionsFor('outside').people('walz', 1)).toEqual([
      { name: 'Tim Walz', inFull: 'Tim Walz, governor of Minnesota', stories: 3 },
    ]);
  });

  test.each([
    ['tidewatr', ['The Tidewater Post · 3']],
    ['post', ['The Tidewater Post · 3', 'The Morning Post · 1']],
    ['morn', ['The Morning Post · 1']],
  ])('of outlets: %s', async (typed, expected) => {
    const outlets = await finder.suggestionsFor('outside').outlets(typed, EVERY);
    expect(outlets.map(({ name, stories }) => `${name} · ${stories}`)).toEqual(expected);
  });

  test.each([
    ['jonsa brandt', ['Jonas Brandt · 3']],
    ['brand', ['Jonas Brandt · 3', 'Joan Brand · 1']],
  ])('of bylines: %s', async (typed, expected) => {
    const bylines = await finder.suggestionsFor('outside').bylines(typed, EVERY);
    expect(bylines.map(({ name, stories }) => `${name} · ${stories}`).sort()).toEqual(expected.sort());
  });

  test('no longer, once no story has them', async () => {
    const emptied = await finderOf(aStory({ outlet: 'The Tidewater Post' }));
    await emptied.addPeople(HARBOR, [ADA]);
    emptied.remove(['harbor']);
    const suggestions = emptied.suggestionsFor('editors');
    expect(await suggestions.outlets('tidewater', 5)).toEqual([]);
    expect(await suggestions.people('okafor', 5)).toEqual([]);
  });
});

test('whoever an article quotes and names so that one can tell who it is can be found', async () => {
  const article = anArticle();
  const finder = await finderOf({ article, shownTo: 'outside' });
  await finder.addPeople(article, peopleQuoted(indexArticle(article, createLexicon()).attributions()));
  expect(await finder.suggestionsFor('outside').people('okafr', 1)).toMatchObject([{ name: 'Ada Okafor', stories: 1 }]);
  expect(await found(finder, 'okafor dredge')).toEqual([article.id]);
});
