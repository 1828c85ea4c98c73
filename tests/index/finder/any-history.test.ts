import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createStoryFinder, type StoryToFind } from '#index/finder/story-finder.ts';
import { CIRCLES, type Circle, mayHear } from '#index/finder/suggestions.ts';

type Change = StoryToFind & { people: readonly string[]; isGone: boolean };
type Finder = ReturnType<typeof createStoryFinder>;

const EVERY = Number.POSITIVE_INFINITY;
const TYPED = ['dam', 'dams lake', 'laek', 'dame', 'mill post', 'ada mill', 'zoe', 'new'];

// Few words, so that many stories are alike.
const someWords = fc.array(fc.constantFrom('dam', 'dams', 'damask', 'lake', 'lakes', 'mill', 'post'), { maxLength: 3 });
const aName = fc.constantFrom('Ada Dam', 'Zoë Mill', 'Zoe Mill', 'Ada Lake');
const aChange: fc.Arbitrary<Change> = fc.record({
  article: fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    version: fc.constantFrom('1', '2'),
    file: fc.constantFrom('dam.txt', 'news.txt'),
    headline: someWords.map((words) => words.join(' ') || undefined),
    outlet: fc.constantFrom('Lake Post', 'Mill News', undefined),
    byline: fc.option(aName, { nil: undefined }),
  }),
  shownTo: fc.constantFrom(...CIRCLES),
  people: fc.uniqueArray(aName, { maxLength: 2 }),
  isGone: fc.boolean(),
});
const someChanges = fc.array(aChange, { maxLength: 20 });

/** One change after the other, and never waiting for one to be over. */
async function afterAll(changes: readonly Change[]): Promise<Finder> {
  const finder = createStoryFinder();
  const running: Promise<void>[] = [];
  for (const { isGone, people, ...story } of changes) {
    if (isGone) finder.remove([story.article.id]);
    else running.push(finder.add([story]), finder.addPeople(story.article, people.map(asNamed)));
    if (people.length === 0) await Promise.all(running);
  }
  await Promise.all(running);
  return finder;
}

/** The last change of every story that is still there. */
function last(changes: readonly Change[]): Change[] {
  const stories = new Map(changes.map((change) => [change.article.id, change]));
  return [...stories.values()].filter(({ isGone }) => !isGone);
}

function asNamed(name: string) {
  return { printed: name, name };
}

async function everything(finder: Finder, circle: Circle) {
  const { stories, people, outlets, bylines } = finder.suggestionsFor(circle);
  const answers = TYPED.map(async (typed) => ({
    stories: (await stories(typed, EVERY)).map(({ id }) => id),
    names: await Promise.all([people, outlets, bylines].map((suggest) => suggest(typed, EVERY))),
  }));
  return Promise.all(answers);
}

/** Without their order: which words are rare is known of all stories together. */
function unordered(answers: Awaited<ReturnType<typeof everything>>) {
  return answers.map(({ stories, names }) => ({
    stories: stories.toSorted(),
    names: names.map((some) => some.map((name) => JSON.stringify(name)).sort()),
  }));
}

test('whatever came and went, a finder answers as one that only ever knew what is there', async () => {
  await fc.assert(
    fc.asyncProperty(someChanges, async (changes) => {
      const [changed, fresh] = [await afterAll(changes), await afterAll(last(changes))];
      expect(await everything(changed, 'editors')).toEqual(await everything(fresh, 'editors'));
    }),
  );
});

test('nobody is told of a story, or of a name or a number, that only others may hear of', async () => {
  await fc.assert(
    fc.asyncProperty(someChanges, fc.constantFrom(...CIRCLES), async (changes, circle) => {
      const stories = last(changes);
      const heard = stories.filter(({ shownTo }) => mayHear(circle, shownTo));
      const [all, only] = [await afterAll(stories), await afterAll(heard)];
      expect(unordered(await everything(all, circle))).toEqual(unordered(await everything(only, circle)));
    }),
  );
});
