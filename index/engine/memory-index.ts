import type { Hit } from '#index/match/hit.ts';
import { isHiddenMatch, isMatch, withAnyPart } from '#index/match/match.ts';
import type { Plan } from '#index/match/plan.ts';
import { type Article, byFile } from '#index/text/article.ts';
import { type ArticleRecord, readArticle } from '#index/words/article-record.ts';
import { type IndexedArticle, indexRecord } from '#index/words/indexed-article.ts';
import { createLexicon, type Lexicon } from '#index/words/lexicon.ts';
import { atOnce, createSliceQueue, doInSlices, type Slices } from '#index/words/slices.ts';
import type { TermVector } from '#index/words/term-vector.ts';
import type { ArchiveIndex, Wanted } from './archive-index.ts';
import { createScorer } from './bm25.ts';
import { createCopyFinder } from './copy-finder.ts';
import { type Marks, numbersIn } from './marks.ts';
import { narrow, type SearchSpace } from './narrow.ts';
import { createPostings, type Postings } from './postings.ts';
import { wordsToScore } from './stems.ts';

/** An archive in memory without an article. Headline and quotable text count alike, so that a headline helps but never decides. */
export function createMemoryIndex(): ArchiveIndex {
  return openMemoryIndex(createLexicon(), []);
}

/** One with many articles, each given once: quicker than adding them, and nobody is answered meanwhile. */
export function buildMemoryIndex(records: Iterable<ArticleRecord>): ArchiveIndex {
  const lexicon = createLexicon();
  return openMemoryIndex(
    lexicon,
    Array.from(records, (record) => atOnce(indexRecord(record, lexicon))),
  );
}

// To read a story takes so little that to look at the clock for each would be felt.
const READ_AT_ONCE = 16;
// But for stories as long as a book.
const WORDS_AT_ONCE = 50_000;

function openMemoryIndex(lexicon: Lexicon, read: readonly IndexedArticle[]): ArchiveIndex {
  // By number; a number whose article went is given to another once nothing of it is left in the postings.
  const articles: (IndexedArticle | undefined)[] = [...read];
  const numbers = new Map(read.map(({ article }, number) => [article.id, number]));
  const vacant: number[] = [];
  // By id, what is to be shown as soon as it is indexed.
  const coming = new Map<string, ArticleRecord>();
  const quotable = createPostings(read.map((found) => found.quotable));
  const headlines = createPostings(read.map((found) => found.headline));
  const hidden = createPostings(read.map((found) => found.hidden));
  const scorer = createScorer([quotable, headlines]);
  for (const [number, { length }] of read.entries()) scorer.add(number, length);
  const copies = createCopyFinder(articles, lexicon);
  const [changing, reading] = [createSliceQueue(), createSliceQueue()];

  let listed: readonly Article[] | undefined;

  /** Indexes an article where no search sees it, then shows it in the place of its former version. */
  function* take(record: ArticleRecord): Slices<void> {
    const { id } = record.article;
    if (coming.get(id) !== record) return;
    const found = yield* indexRecord(record, lexicon);
    const number = vacant.pop() ?? articles.push(undefined) - 1;
    for (const [postings, vector] of textsOf(found)) yield* postings.add(number, vector);
    yield;
    if (coming.get(id) !== record) return yield* sweep(number, found, false);
    coming.delete(id);
    const sweepFormer = hide(id);
    show(number, found);
    yield* sweepFormer;
  }

  function show(number: number, found: IndexedArticle): void {
    numbers.set(found.article.id, number);
    listed = undefined;
    articles[number] = found;
    for (const [postings, vector] of textsOf(found)) postings.show(vector);
    scorer.add(number, found.length);
    copies.add(number);
  }

  /** Takes an article out of all answers, at once; what it leaves in the postings is then to be swept up. */
  function hide(id: string): Slices<void> {
    const number = numbers.get(id);
    const found = articles[number ?? -1];
    if (number === undefined || !found) return nothing();
    const isRead = copies.forget(number);
    numbers.delete(id);
    listed = undefined;
    articles[number] = undefined;
    for (const [postings, vector] of textsOf(found)) postings.hide(vector);
    scorer.remove(number);
    return sweep(number, found, isRead);
  }

  function* sweep(number: number, found: IndexedArticle, isRead: boolean): Slices<void> {
    if (isRead) copies.remove(number, found);
    yield;
    for (const [postings, vector] of textsOf(found)) yield* postings.remove(number, vector);
    vacant.push(number);
  }

  async function addRecords(records: readonly ArticleRecord[]): Promise<void> {
    for (const record of records) coming.set(record.article.id, record);
    await Promise.all(records.map((record) => changing.do(take(record))));
  }

  function readRecord(record: ArticleRecord): Promise<IndexedArticle> {
    return reading.do(indexRecord(record, lexicon));
  }

  function textsOf(found: IndexedArticle): [Postings, TermVector][] {
    return [
      [quotable, found.quotable],
      [headlines, found.headline],
      [hidden, found.hidden],
    ];
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
    add: (added) => addRecords(added.map(readArticle)),
    addRecords,
    async remove(ids) {
      for (const id of ids) coming.delete(id);
      await Promise.all(ids.map(hide).map(changing.do));
    },
    find: async (id) => articles[numbers.get(id) ?? -1],
    read: async (article) => readRecord(readArticle(article)),
    readRecord,
    sharing: async (found, fewest) => {
      const sharing = await copies.likely(found, { number: numbers.get(found.article.id) ?? -1, fewest });
      return sharing.flatMap((number) => articles[number] ?? []);
    },
    candidates: async (plan, wanted) => {
      const asked = wanted === 'any' ? withAnyPart(plan) : plan;
      const { marks, unread } = findAnswers(asked, wanted);
      const isAnswer = wanted === 'hidden' ? isHiddenMatch : isMatch;
      if (unread.length > 0)
        unmarkOthers(marks, await doInSlices(findAnswering(unread, (found) => isAnswer(found, asked))));
      return hitsOf(marks, wanted === 'hidden' ? [] : wordsToScore(asked.clause, lexicon));
    },
  };
}

/** Reads stories in slices. */
function* findAnswering(
  unread: readonly IndexedArticle[],
  isAnswer: (found: IndexedArticle) => Slices<boolean>,
): Slices<Set<IndexedArticle>> {
  const answering = new Set<IndexedArticle>();
  for (const portion of inPortions(unread)) {
    for (const found of portion) if (yield* isAnswer(found)) answering.add(found);
    yield;
  }
  return answering;
}

function* inPortions(read: readonly IndexedArticle[]): Generator<readonly IndexedArticle[]> {
  let portion: IndexedArticle[] = [];
  let words = 0;
  for (const found of read) {
    portion.push(found);
    words += found.quotable.starts.length;
    if (portion.length < READ_AT_ONCE && words < WORDS_AT_ONCE) continue;
    yield portion;
    portion = [];
    words = 0;
  }
  yield portion;
}

function* nothing(): Slices<void> {}
