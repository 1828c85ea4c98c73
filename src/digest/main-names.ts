import type { Archive } from '#index/archive/archive.ts';
import { wordsOf } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';

// A capital after a small letter or a comma begins a name, and not only a sentence.
const NAME = /(?<=[\p{Ll}\p{Nd},;:)”’"] )\p{Lu}[\p{L}.’'-]*\p{L}/gu;
const CALENDAR =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/u;

// What a story is about stands near its top; a long one has some 100,000 characters.
const READ_FOR_NAMES = 200_000;
const MAIN = 5;
// A name in so many stories says nothing of what one is about.
const FEW = 5;
const SHARE_OF_ARCHIVE = 0.02;

/** The names in a stretch of a text, days and months aside. */
export function properNamesIn(text: string): string[] {
  return (text.match(NAME) ?? []).map((name) => name.replace(/['’]s$/u, '')).filter((name) => !CALENDAR.test(name));
}

/** Names, and how many of the archive's stories print each. */
export type MainNames = { stories: number; printing: ReadonlyMap<string, number> };

/** Tells of stories whom and what they are about: of each once. */
export type Naming = (found: IndexedArticle) => Promise<MainNames>;

export function createNaming(archive: Archive): Naming {
  const known = new Map<IndexedArticle, Promise<MainNames>>();
  return (found) => {
    const names = known.get(found) ?? mainNames(found, archive);
    known.set(found, names);
    return names;
  };
}

/** The names that a story prints more often than others do: whom and what it is about. */
async function mainNames({ article }: IndexedArticle, archive: Archive): Promise<MainNames> {
  const text = article.text.slice(0, READ_FOR_NAMES);
  const counts = new Map<string, number>();
  for (const name of properNamesIn(text)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const { stories, printing } = await archive.wordCounts([...counts.keys()].map(firstWord), 'word');
  const weighed = [...counts].map(([name, count]) => {
    const naming = printing.get(firstWord(name)) ?? 0;
    return { name, naming, weight: count * Math.log(1 + (stories + 1) / (naming + 0.5)) };
  });
  const main = weighed.toSorted((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1)).slice(0, MAIN);
  return { stories, printing: new Map(main.map(({ name, naming }) => [name, naming])) };
}

/**
 * What tells of a story what it is about: two of its names, or one that few others print. Two stories that have any of
 * these in common are about the same people, bodies or places.
 */
export function subjectsOf({ printing, stories }: MainNames): string[][] {
  const few = Math.max(FEW, stories * SHARE_OF_ARCHIVE);
  const names = [...printing.keys()].sort();
  const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other]));
  return [...names.filter((name) => (printing.get(name) ?? 0) <= few).map((name) => [name]), ...pairs];
}

/** The word by which a name is looked for. */
export function firstWord(name: string): string {
  return /^[A-Za-z]+$/.test(name) ? name.toLowerCase() : (wordsOf(name)[0]?.form ?? '');
}
