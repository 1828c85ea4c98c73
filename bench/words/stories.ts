import type { Named } from '#index/evidence/person-names.ts';
import { createStoryFinder, type StoryFinder } from '#index/finder/story-finder.ts';
import type { Suggestions } from '#index/finder/suggestions.ts';
import type { Article } from '#index/text/article.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import { wordsOf } from '#index/text/text.ts';
import { createRandom } from '../instruments/random.ts';
import { spreadOf } from '../speed/figures.ts';
import { heap, worked } from './measure.ts';
import { below, misspell } from './misspell.ts';

/** A story and whom it quotes. */
export type ReadStory = { article: Article; people: readonly Named[] };

const SEED = 21_578;
const WARM_UP = 100;
const LOOK_UPS = 600;
const REPLACED = 500;
// The fastest counts: what others do on the machine in between is not ours.
const TRIES = 3;
// As many as are offered as buttons.
const OFFERED = 5;

type Random = () => number;
/** What somebody half remembers of a story, and what they mean by it; nothing where the story gives no occasion. */
type Memory = { typed: string; meant: string };
type Kind = {
  name: string;
  remember: (story: ReadStory, random: Random) => Memory | undefined;
  offer: (typed: string, suggestions: Suggestions) => Promise<string[]>;
};

/** What it costs to find stories and people by what is half remembered, how long it takes, and how often it succeeds. */
export async function measureFinder(stories: readonly ReadStory[]): Promise<Record<string, string>[][]> {
  const before = heap();
  const finder = createStoryFinder();
  const takingIn = await costOf(() => finder.add(stories.map(({ article }) => ({ article, shownTo: 'outside' }))));
  const held = heap() - before;
  const quoting = stories.filter(({ people }) => people.length > 0);
  const naming = await costOf(async () => {
    for (const { article, people } of quoting) await finder.addPeople(article, people);
  });
  const heldWithPeople = heap() - before;

  const lookUps = [];
  for (const kind of KINDS) lookUps.push(await lookUp(kind, stories, finder));
  const replacing = await costOf(() => replaceSome(stories, finder));
  const costs = [
    { cost: `${stories.length} stories taken in`, 'CPU ms': takingIn.toFixed(0), 'heap MB': megabytes(held) },
    { cost: `people of ${quoting.length} named`, 'CPU ms': naming.toFixed(0), 'heap MB': megabytes(heldWithPeople) },
    { cost: 'one replaced', 'CPU ms': (replacing / REPLACED).toFixed(3), 'heap MB': '' },
  ];
  return [costs, lookUps];
}

async function lookUp({ name, remember, offer }: Kind, stories: readonly ReadStory[], finder: StoryFinder) {
  const suggestions = finder.suggestionsFor('outside');
  const times: number[] = [];
  let found = 0;
  for (const { typed, meant } of recall(stories, remember)) {
    const tries: number[] = [];
    for (let count = 0; count < TRIES; count += 1) {
      const start = performance.now();
      const offered = await offer(typed, suggestions);
      tries.push(performance.now() - start);
      if (count === 0 && offered.includes(meant)) found += 1;
    }
    times.push(Math.min(...tries));
  }
  const spread = spreadOf(times.slice(WARM_UP));
  return {
    remembered: name,
    'p50 ms': spread?.p50.toFixed(2) ?? '',
    'p99 ms': spread?.p99.toFixed(1) ?? '',
    [`among the first ${OFFERED}`]: `${((found / times.length) * 100).toFixed(0)} %`,
  };
}

function recall(stories: readonly ReadStory[], remember: Kind['remember']): Memory[] {
  const random = createRandom(SEED);
  const memories: Memory[] = [];
  while (memories.length < WARM_UP + LOOK_UPS) {
    const story = stories[below(stories.length, random)];
    const memory = story && remember(story, random);
    if (memory) memories.push(memory);
  }
  return memories;
}

async function replaceSome(stories: readonly ReadStory[], finder: StoryFinder): Promise<void> {
  for (const { article } of stories.slice(0, REPLACED)) {
    await finder.add([{ article: { ...article, version: `${article.version} again` }, shownTo: 'outside' }]);
  }
}

const KINDS: readonly Kind[] = [
  headlined('two words and a third begun', ([a = '', b = '', c = '']) => `${a} ${b} ${c.slice(0, 4)}`),
  headlined('three words, letters wrong', (words, random) => words.map((word) => misspell(word, 1, random)).join(' ')),
  headlined('two words and the outlet', ([a = '', b = ''], _, { outlet = '' }) => `${outlet} ${a} ${b}`),
  {
    name: 'a name, a letter wrong',
    remember({ people }, random) {
      const name = people[below(people.length, random)]?.name;
      return name === undefined ? undefined : { typed: misspell(name.toLowerCase(), 1, random), meant: name };
    },
    offer: async (typed, { people }) => (await people(typed, OFFERED)).map(({ name }) => name),
  },
];

type Typed = (words: readonly string[], random: Random, article: Article) => string;

/** A kind of memory of a headline: three of its words, which many others may have too, in the order they are printed. */
function headlined(name: string, typedFrom: Typed): Kind {
  return {
    name,
    remember({ article }, random) {
      const words = wordsOf(article.headline ?? '').map(({ form }) => form);
      const telling = words.filter((form) => /^[a-z]{4,}$/.test(form) && !isStopWord(form));
      const first = below(telling.length - 2, random);
      const three = telling.slice(first, first + 3);
      return three.length < 3 ? undefined : { typed: typedFrom(three, random, article), meant: article.headline ?? '' };
    },
    offer: async (typed, { stories }) => (await stories(typed, OFFERED)).map(({ headline }) => headline ?? ''),
  };
}

async function costOf(work: () => Promise<void>): Promise<number> {
  const start = worked();
  await work();
  return worked() - start;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
