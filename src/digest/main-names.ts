import type { Vocabulary } from '#index/match/plan.ts';
import { fold, wordsOf } from '#index/text/text.ts';
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

/** The names that a story prints more often than others do: whom and what it is about. */
export function mainNames({ article: { text } }: IndexedArticle, vocabulary: Vocabulary): Set<string> {
  const counts = new Map<string, number>();
  for (const name of properNamesIn(text)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const weighed = [...counts].map(([name, count]) => ({ name, weight: count * rarity(name, vocabulary) }));
  return new Set(
    weighed
      .toSorted((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
      .slice(0, MAIN)
      .map(({ name }) => name),
  );
}

/** Whether two stories are about the same people, bodies or places: two in common, or one that few others name. */
export function areAboutTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>, vocabulary: Vocabulary): boolean {
  const shared = a.intersection(b);
  const few = Math.max(FEW, vocabulary.size * SHARE_OF_ARCHIVE);
  return shared.size > 1 || [...shared].some((name) => articlesNaming(name, vocabulary) <= few);
}

function rarity(name: string, vocabulary: Vocabulary): number {
  return Math.log(1 + (vocabulary.size + 1) / (articlesNaming(name, vocabulary) + 0.5));
}

function articlesNaming(name: string, { lexicon, articlesWith }: Vocabulary): number {
  const [form = ''] = wordsOf(name).map((word) => fold(word.form));
  let sum = 0;
  for (const number of lexicon.sameWord(form).keys()) sum += articlesWith(number);
  return sum;
}
