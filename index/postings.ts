import type { Marks } from './marks.ts';
import { createNumberList, lengthen, type NumberList, removeBetween } from './number-list.ts';
import type { TermVector } from './term-vector.ts';

/** How often articles print something: `times` by their numbers, and which have it at all, `met` up to `count`. */
export type Tally = { times: Uint32Array; met: Uint32Array; count: number };

/** Which paragraphs of which articles print each form. Articles are named by number. */
export type Postings = ReturnType<typeof createPostings>;

/** Postings of one kind of text, such as the quotable, with room made at once for the vectors `expected` to be added. */
export function createPostings(expected: readonly TermVector[] = []) {
  // By form, the paragraphs that print it, as often as they do. Paragraphs are numbered through all articles, in the
  // order in which they come, and a number is never given twice: so lists stay ascending when they are added to.
  const printing: (NumberList | undefined)[] = listsFor(expected);
  const articleAt = createNumberList();
  // By article, its first paragraph.
  const beginnings: number[] = [];
  const spread: number[] = [];
  let stamps = new Uint16Array();

  function listOf(form: number): NumberList {
    return printing[form] ?? NOTHING;
  }

  /** Stamps with `nth + 1` the paragraphs that print any of `forms`, of those stamped with `nth`. */
  function stamp(forms: Iterable<number>, nth: number): void {
    for (const form of forms) {
      const { numbers, length } = listOf(form);
      for (let at = 0; at < length; at += 1) {
        const paragraph = numbers[at] ?? 0;
        if (stamps[paragraph] === nth) stamps[paragraph] = nth + 1;
      }
    }
  }

  return {
    /** How many articles print a form. */
    articlesWith: (form: number): number => spread[form] ?? 0,

    add(article: number, vector: TermVector): void {
      const beginning = articleAt.length;
      beginnings[article] = beginning;
      lengthen(articleAt, vector.paragraphs.length);
      articleAt.numbers.fill(article, beginning, articleAt.length);
      for (const [at, form] of vector.forms.entries()) {
        const list = printing[form] ?? createNumberList();
        printing[form] = list;
        spread[form] = (spread[form] ?? 0) + 1;
        addParagraphs(list, vector, { at, beginning });
      }
    },

    /** Takes an article's paragraphs out of every list at once, so that nothing is left to be tidied up later. */
    remove(article: number, { forms, paragraphs }: TermVector): void {
      const beginning = beginnings[article] ?? 0;
      for (const form of forms) {
        removeBetween(listOf(form), beginning, beginning + paragraphs.length);
        spread[form] = (spread[form] ?? 1) - 1;
      }
    },

    /** Marks the articles that print any of `forms`. */
    mark(forms: Iterable<number>, marks: Marks): void {
      const articles = articleAt.numbers;
      for (const form of forms) {
        const { numbers, length } = listOf(form);
        for (let at = 0; at < length; at += 1) marks[articles[numbers[at] ?? 0] ?? 0] = 1;
      }
    },

    /** Marks the articles with a paragraph that prints one form at least of every list in `words`. */
    markTogether(words: readonly (readonly number[])[], marks: Marks): void {
      if (stamps.length < articleAt.length) stamps = new Uint16Array(articleAt.numbers.length);
      else stamps.fill(0);
      for (const [nth, forms] of words.entries()) stamp(forms, nth);
      for (let paragraph = 0; paragraph < articleAt.length; paragraph += 1) {
        if (stamps[paragraph] === words.length) marks[articleAt.numbers[paragraph] ?? 0] = 1;
      }
    },

    /** Adds to `tally` how often each article prints any of `forms`. */
    count(forms: Iterable<number>, tally: Tally): void {
      const { times, met } = tally;
      const articles = articleAt.numbers;
      let { count } = tally;
      for (const form of forms) {
        const { numbers, length } = listOf(form);
        for (let at = 0; at < length; at += 1) {
          const article = articles[numbers[at] ?? 0] ?? 0;
          const before = times[article] ?? 0;
          if (before === 0) {
            met[count] = article;
            count += 1;
          }
          times[article] = before + 1;
        }
      }
      tally.count = count;
    },
  };
}

/** By form, a list of nothing yet with room for all its places in some vectors: growing thousands of lists takes longer. */
function listsFor(vectors: readonly TermVector[]): NumberList[] {
  const counts: number[] = [];
  let total = 0;
  for (const { forms, first, places } of vectors) {
    total += places.length;
    for (const [at, form] of forms.entries()) {
      counts[form] = (counts[form] ?? 0) + (first[at + 1] ?? 0) - (first[at] ?? 0);
    }
  }
  const room = new Uint32Array(total);
  let end = 0;
  return counts.map((count) => {
    end += count;
    return { numbers: room.subarray(end - count, end), length: 0 };
  });
}

/** Adds the paragraph of every place of a vector's form number `at`; paragraphs are counted from `beginning`. */
function addParagraphs(list: NumberList, { first, places, paragraphs }: TermVector, { at, beginning }: Source): void {
  const [start, end] = [first[at] ?? 0, first[at + 1] ?? 0];
  let next = list.length;
  lengthen(list, end - start);
  let paragraph = 0;
  for (let n = start; n < end; n += 1) {
    const place = places[n] ?? 0;
    while ((paragraphs[paragraph + 1] ?? Number.POSITIVE_INFINITY) <= place) paragraph += 1;
    list.numbers[next] = beginning + paragraph;
    next += 1;
  }
}

type Source = { at: number; beginning: number };

const NOTHING: NumberList = createNumberList();
