import { setImmediate } from 'node:timers/promises';
import MiniSearch from 'minisearch';
import type { Named } from '#index/evidence/person-names.ts';
import { nameInFull } from '#index/evidence/voices.ts';
import type { Article } from '#index/text/article.ts';
import { compareText } from '#index/text/compare-text.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import { findClosest, foldedWords, inOrder, READING } from './closest.ts';
import { createNameFinder, type PrintedName } from './name-finder.ts';
import { type Circle, mayHear, type StorySuggested, type Suggestions } from './suggestions.ts';

/** A story, and the widest circle that may be told of it. */
export type StoryToFind = { article: StorySuggested & Pick<Article, 'place'>; shownTo: Circle };

/** A story with the people it quotes, as far as somebody has read who they are. */
type Known = StoryToFind & { people: readonly PrintedName[] };

/** What a story is found by: `origin` is who wrote it and where. */
type Fields = { id: string; headline: string; people: string; origin: string };

/** Finds stories, and the names in them, by what people half remember. It suggests; the archive decides. */
export type StoryFinder = ReturnType<typeof createStoryFinder>;

// A few milliseconds of work, after which others get their turn.
const BATCH = 100;

/** A finder without a story. */
export function createStoryFinder() {
  const index = new MiniSearch<Fields>({
    ...READING,
    processTerm: (word) => (isStopWord(word) ? undefined : word),
    fields: ['headline', 'people', 'origin'],
    searchOptions: { boost: { headline: 3, people: 2 } },
  });
  const known = new Map<string, Known>();
  const waiting = new Map<string, Known>();
  // Told of to nobody any more, and still to be taken out of the index.
  const leaving = new Map<string, Known>();
  const [people, outlets, bylines] = [createNameFinder(), createNameFinder(), createNameFinder()];
  let work: Promise<void> | undefined;

  function put(story: Known): void {
    drop(story.article.id);
    sweep(story.article.id);
    known.set(story.article.id, story);
    index.add(fieldsOf(story));
    for (const { finder, name } of namesOf(story)) finder.add(name, story.shownTo);
  }

  function drop(id: string): void {
    const story = known.get(id);
    if (!story) return;
    known.delete(id);
    leaving.set(id, story);
    for (const { finder, name } of namesOf(story)) finder.remove(name, story.shownTo);
  }

  function sweep(id: string): void {
    const story = leaving.get(id);
    if (!story) return;
    leaving.delete(id);
    // Not discarded: MiniSearch tidies up in batches, and throws when something is added between two of them.
    index.remove(fieldsOf(story));
  }

  function namesOf({ article: { outlet, byline }, people: quoted }: Known) {
    return [
      ...quoted.map((name) => ({ finder: people, name })),
      ...(outlet === undefined ? [] : [{ finder: outlets, name: { name: outlet, inFull: outlet } }]),
      ...(byline === undefined ? [] : [{ finder: bylines, name: { name: byline, inFull: byline } }]),
    ];
  }

  async function putWaiting(): Promise<void> {
    try {
      while (waiting.size + leaving.size > 0) {
        await setImmediate();
        for (const id of leaving.keys().take(BATCH)) sweep(id);
        for (const [id, story] of waiting.entries().take(BATCH)) {
          waiting.delete(id);
          put(story);
        }
      }
    } finally {
      work = undefined;
    }
  }

  async function settle(): Promise<void> {
    if (waiting.size + leaving.size > 0) work ??= putWaiting();
    await work;
  }

  function isSeen(id: string, circle: Circle): boolean {
    const story = known.get(id);
    return story !== undefined && mayHear(circle, story.shownTo);
  }

  function findStories(typed: string, circle: Circle, limit: number): StorySuggested[] {
    const words = foldedWords(typed).filter((word) => !isStopWord(word));
    // An outlet may have printed every story: it tells which of some is meant, and brings none by itself.
    const named = new Map(words.map((word) => [word, outlets.printings(word, circle)]));
    const namesOutlet = (word: string) => (named.get(word)?.size ?? 0) > 0;
    const found = findClosest(index, {
      words: [...words.filter((word) => !namesOutlet(word)), ...words.filter(namesOutlet)],
      weigh: (id) => Number(isSeen(id, circle)),
      has: (word, id) => named.get(word)?.has(known.get(id)?.article.outlet ?? '') ?? false,
    });
    const publishedAt = (id: string) => known.get(id)?.article.published?.at ?? '';
    const newestFirst = (a: string, b: string) => compareText(publishedAt(b), publishedAt(a)) || compareText(a, b);
    return inOrder(found, newestFirst)
      .slice(0, limit)
      .flatMap((id) => known.get(id)?.article ?? []);
  }

  return {
    /**
     * Takes stories in, each in place of what it was; resolves when all of them can be found. Whom a version quotes need
     * be said but once. Where others may be told of a story than before, nobody is until it is in again.
     */
    async add(stories: Iterable<StoryToFind>): Promise<void> {
      for (const { article, shownTo } of stories) {
        const before = waiting.get(article.id) ?? known.get(article.id);
        const isRead = before?.article.version === article.version;
        if (known.get(article.id)?.shownTo !== shownTo) drop(article.id);
        waiting.set(article.id, { article: asSuggested(article), shownTo, people: isRead ? before.people : [] });
      }
      await settle();
    },

    /** Says whom a version of a story quotes, once somebody has read that. */
    async addPeople({ id, version }: Pick<Article, 'id' | 'version'>, quoted: readonly Named[]): Promise<void> {
      const before = waiting.get(id) ?? known.get(id);
      if (before?.article.version === version) waiting.set(id, { ...before, people: quoted.flatMap(asPrinted) });
      await settle();
    },

    /** Takes stories out, at once. */
    remove(ids: Iterable<string>): void {
      for (const id of ids) {
        waiting.delete(id);
        drop(id);
      }
      void settle();
    },

    /** What may be suggested to a circle of readers. */
    suggestionsFor: (circle: Circle): Suggestions => ({
      stories: async (words, limit) => findStories(words, circle, limit),
      people: async (name, limit) => people.nearest(name, circle, limit),
      outlets: async (name, limit) => outlets.nearest(name, circle, limit),
      bylines: async (name, limit) => bylines.nearest(name, circle, limit),
    }),
  };
}

/** A story without its text, which would be kept from being forgotten. */
function asSuggested({ id, version, file, headline, outlet, byline, published, url, place }: StoryToFind['article']) {
  return { id, version, file, headline, outlet, byline, published, url, place };
}

function asPrinted(named: Named): PrintedName[] {
  return named.name === undefined ? [] : [{ name: named.name, inFull: nameInFull(named) }];
}

/** A story without a headline is remembered by the name of its file. */
function fieldsOf({ article: { id, headline, file, byline, place }, people }: Known): Fields {
  return {
    id,
    headline: headline ?? file.replace(/\.\w+$/, ''),
    people: people.map(({ name }) => name).join('\n'),
    origin: [byline, place].filter((part) => part !== undefined).join('\n'),
  };
}
