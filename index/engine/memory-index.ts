import type { Hit } from '#index/match/hit.ts';
import { isHiddenMatch, isMatch, withAnyPart } from '#index/match/match.ts';
import type { Plan } from '#index/match/plan.ts';
import { type Article, byFile } from '#index/text/article.ts';
import { type IndexedArticle, indexArticle } from '#index/words/indexed-article.ts';
import { createLexicon, type Lexicon } from '#index/words/lexicon.ts';
import type { ArchiveIndex, Wanted } from './archive-index.ts';
import { createScorer } from './bm25.ts';
import { createCopyFinder } from './copy-finder.ts';
import { type Marks, numbersIn } from './marks.ts';
import { narrow, type SearchSpace } from './narrow.ts';
import { createPostings } from './postings.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';
import { wordsToScore } from './stems.ts';

/** An archive in memory, which can be written down so that the next start need not read every word again. */
export type MemoryIndex = ArchiveIndex & { takeSnapshot(): Uint8Array };

/** An archive in memory without an article. Headline and quotable text count alike, so that a headline helps but never decides. */
export function createMemoryIndex(): MemoryIndex {
  return openMemoryIndex(createLexicon(), []);
}

/** The same with those of these articles that a snapshot has in this version; undefined when this program did not write it. */
export function restoreMemoryIndex(bytes: Uint8Array, articles: readonly Article[]): MemoryIndex | undefined {
  const snapshot = readSnapshot(bytes, articles);
  return snapshot && openMemoryIndex(createLexicon(snapshot.known), snapshot.read);
}

function openMemoryIndex(lexicon: Lexicon, read: readonly IndexedArticle[]): MemoryIndex {
  // By number; a number whose article went is given to the next that comes.
  const articles: (IndexedArticle | undefined)[] = [...read];
  const numbers = new Map(read.map(({ article }, number) => [article.id, number]));
  const vacant: number[] = [];
  const quotable = createPostings(read.map((found) => found.quotable));
  const headlines = createPostings(read.map((found) => found.headline));
  const hidden = createPostings(read.map((found) => found.hidden));
  const scorer = createScorer([quotable, headlines]);
  for (const [number, { length }] of read.entries()) scorer.add(number, length);
  const copies = createCopyFinder(articles, lexicon);

  let listed: readonly Article[] | undefined;

  function take(found: IndexedArticle): void {
    drop(found.article.id);
    const number = vacant.pop() ?? articles.length;
    numbers.set(found.article.id, number);
    listed = undefined;
    articles[number] = found;
    quotable.add(number, found.quotable);
    headlines.add(number, found.headline);
    hidden.add(number, found.hidden);
    scorer.add(number, found.length);
    copies.add(number);
  }

  function drop(id: string): void {
    const number = numbers.get(id);
    const found = articles[number ?? -1];
    if (number === undefined || !found) return;
    copies.remove(number);
    numbers.delete(id);
    listed = undefined;
    articles[number] = undefined;
    vacant.push(number);
    quotable.remove(number, found.quotable);
    headlines.remove(number, found.headline);
    hidden.remove(number, found.hidden);
    scorer.remove(number);
  }

  /** The articles that answer: first as far as their words tell, then, where that is not enough, read one by one. */
  function findAnswers(plan: Plan, wanted: Wanted): Marks {
    const { marks, isExact } = narrow(plan.clause, spaceFor(plan, wanted));
    if (isExact) return marks;
    const isAnswer = wanted === 'hidden' ? isHiddenMatch : isMatch;
    for (const number of numbersIn(marks)) {
      const found = articles[number];
      if (!found || !isAnswer(found, plan)) marks[number] = 0;
    }
    return marks;
  }

  function spaceFor({ speakers }: Plan, wanted: Wanted): SearchSpace {
    const isHidden = wanted === 'hidden';
    return {
      texts: isHidden ? [hidden] : [quotable, headlines],
      headlines,
      named: [quotable, headlines],
      size: articles.length,
      isWhole: isHidden || speakers.length === 0,
    };
  }

  return {
    get size() {
      return numbers.size;
    },
    vocabulary: {
      lexicon,
      get size() {
        return numbers.size;
      },
      articlesWith: quotable.articlesWith,
    },
    list() {
      listed ??= [...numbers.values()].flatMap((number) => articles[number]?.article ?? []).sort(byFile);
      return listed;
    },
    add: async (added) => {
      for (const article of added) take(indexArticle(article, lexicon));
    },
    remove: async (ids) => ids.forEach(drop),
    find: async (id) => articles[numbers.get(id) ?? -1],
    sharing: async (found, fewest) => {
      const sharing = await copies.likely(found, { number: numbers.get(found.article.id) ?? -1, fewest });
      return sharing.flatMap((number) => articles[number] ?? []);
    },
    takeSnapshot: () =>
      writeSnapshot(
        [...numbers.values()].flatMap((number) => articles[number] ?? []),
        lexicon.known(),
      ),
    candidates: async (plan, wanted) => {
      const asked = wanted === 'any' ? withAnyPart(plan) : plan;
      const marks = findAnswers(asked, wanted);
      const scores = scorer.score(wanted === 'hidden' ? [] : wordsToScore(asked.clause, lexicon), marks);
      const hits: Hit[] = [];
      for (const number of numbersIn(marks)) {
        const found = articles[number];
        if (found) hits.push({ found, score: scores[number] ?? 0 });
      }
      return hits;
    },
  };
}
