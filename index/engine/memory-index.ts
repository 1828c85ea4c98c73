import { inSlices } from '#index/in-slices.ts';
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

// To read a story takes so little that to look at the clock for each would be felt.
const READ_AT_ONCE = 16;

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

  /** Which articles answer, as far as their words tell; those `unread` have still to be read one by one. */
  function findAnswers(plan: Plan, wanted: Wanted): { marks: Marks; unread: IndexedArticle[] } {
    const { marks, isExact } = narrow(plan.clause, spaceFor(plan, wanted));
    return { marks, unread: isExact ? [] : numbersIn(marks).flatMap((number) => articles[number] ?? []) };
  }

  /** Leaves only the marks of those that answer, as they were read: one that has changed since is not meant. */
  function unmarkOthers(marks: Marks, answering: ReadonlySet<IndexedArticle | undefined>): void {
    for (const number of numbersIn(marks)) if (!answering.has(articles[number])) marks[number] = 0;
  }

  function hitsOf(marks: Marks, words: readonly (readonly number[])[]): Hit[] {
    const scores = scorer.score(words, marks);
    const hits: Hit[] = [];
    for (const number of numbersIn(marks)) {
      const found = articles[number];
      if (found) hits.push({ found, score: scores[number] ?? 0 });
    }
    return hits;
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
      const { marks, unread } = findAnswers(asked, wanted);
      const isAnswer = wanted === 'hidden' ? isHiddenMatch : isMatch;
      if (unread.length > 0) unmarkOthers(marks, await findAnswering(unread, (found) => isAnswer(found, asked)));
      return hitsOf(marks, wanted === 'hidden' ? [] : wordsToScore(asked.clause, lexicon));
    },
  };
}

/** Reads stories in slices. */
async function findAnswering(
  unread: readonly IndexedArticle[],
  isAnswer: (found: IndexedArticle) => boolean,
): Promise<Set<IndexedArticle>> {
  const answering = new Set<IndexedArticle>();
  for await (const portion of inSlices(inPortions(unread))) {
    for (const found of portion) if (isAnswer(found)) answering.add(found);
  }
  return answering;
}

function* inPortions(read: readonly IndexedArticle[]): Generator<readonly IndexedArticle[]> {
  for (let at = 0; at < read.length; at += READ_AT_ONCE) yield read.slice(at, at + READ_AT_ONCE);
}
