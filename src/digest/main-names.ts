import type { Archive } from '#index/archive/archive.ts';
import { wordsOf } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';

// A capital after a small letter or a comma begins a name, and not only a sentence.
const NAME = /(?<=[\p{Ll}\p{Nd},;:)”’"] )\p{Lu}[\p{L}.’'-]*\p{L}/gu;
const CALENDAR =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/u;

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

/** The names that a story prints more often than others do: whom and what it is about. */
export async function mainNames({ article: { text } }: IndexedArticle, archive: Archive): Promise<MainNames> {
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

/** Whether two stories are about the same people, bodies or places: two in common, or one that few others name. */
export function areAboutTheSame({ printing: a, stories }: MainNames, { printing: b }: MainNames): boolean {
  const shared = [...a].filter(([name]) => b.has(name));
  const few = Math.max(FEW, stories * SHARE_OF_ARCHIVE);
  return shared.length > 1 || shared.some(([, naming]) => naming <= few);
}

function firstWord(name: string): string {
  return wordsOf(name)[0]?.form ?? '';
}
