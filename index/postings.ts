import type { Marks } from './marks.ts';
import { append, createNumberList, type NumberList, removeBetween } from './number-list.ts';
import type { TermVector } from './term-vector.ts';

/** How often articles print something: `times` by their numbers, and which have it at all, `met` up to `count`. */
export type Tally = { times: Uint32Array; met: Uint32Array; count: number };

/** Which paragraphs of which articles print each form. Articles are named by number. */
export type Postings = ReturnType<typeof createPostings>;

/** Postings of no articles yet: of one kind of text, such as the quotable. */
export function createPostings() {
  // By form, the paragraphs that print it, as often as they do. Paragraphs are numbered through all articles, in the
  // order in which they come, and a number is never given twice: so lists stay ascending when they are added to.
  const printing: (NumberList | undefined)[] = [];
  const articleAt = createNumberList();
  // By article, its first paragraph.
  const beginnings: number[] = [];
  const spread: number[] = [];
  let stamps = new Uint16Array();

  /** Shows every paragraph that prints any of `forms`, as often as it does, and its article. */
  function each(forms: Iterable<number>, show: (article: number, paragraph: number) => void): void {
    for (const form of forms) {
      const { numbers, length } = printing[form] ?? NOTHING;
      for (let at = 0; at < length; at += 1) {
        const paragraph = numbers[at] ?? 0;
        show(articleAt.numbers[paragraph] ?? 0, paragraph);
      }
    }
  }

  return {
    /** How many articles print a form. */
    articlesWith: (form: number): number => spread[form] ?? 0,

    add(article: number, vector: TermVector): void {
      const beginning = articleAt.length;
      beginnings[article] = beginning;
      for (let count = vector.paragraphs.length; count > 0; count -= 1) append(articleAt, article);
      for (const [at, form] of vector.forms.entries()) {
        const list = printing[form] ?? createNumberList();
        printing[form] = list;
        spread[form] = (spread[form] ?? 0) + 1;
        appendParagraphs(list, vector, { at, beginning });
      }
    },

    /** Takes an article's paragraphs out of every list at once, so that nothing is left to be tidied up later. */
    remove(article: number, { forms, paragraphs }: TermVector): void {
      const beginning = beginnings[article] ?? 0;
      for (const form of forms) {
        removeBetween(printing[form] ?? NOTHING, beginning, beginning + paragraphs.length);
        spread[form] = (spread[form] ?? 1) - 1;
      }
    },

    /** Marks the articles that print any of `forms`. */
    mark(forms: Iterable<number>, marks: Marks): void {
      each(forms, (article) => {
        marks[article] = 1;
      });
    },

    /** Marks the articles with a paragraph that prints one form at least of every list in `words`. */
    markTogether(words: readonly (readonly number[])[], marks: Marks): void {
      if (stamps.length < articleAt.length) stamps = new Uint16Array(articleAt.numbers.length);
      else stamps.fill(0);
      for (const [nth, forms] of words.entries()) {
        each(forms, (article, paragraph) => {
          // Only a paragraph that prints all the words before this one counts.
          if (stamps[paragraph] !== nth) return;
          stamps[paragraph] = nth + 1;
          if (nth + 1 === words.length) marks[article] = 1;
        });
      }
    },

    /** Adds to `tally` how often each article prints any of `forms`. */
    count(forms: Iterable<number>, tally: Tally): void {
      const { times, met } = tally;
      each(forms, (article) => {
        const before = times[article] ?? 0;
        times[article] = before + 1;
        if (before > 0) return;
        met[tally.count] = article;
        tally.count += 1;
      });
    },
  };
}

const NOTHING: NumberList = { numbers: new Uint32Array(), length: 0 };

type Source = { at: number; beginning: number };

/** Appends the paragraph of every place of a vector's form number `at`. */
function appendParagraphs(
  list: NumberList,
  { first, places, paragraphs }: TermVector,
  { at, beginning }: Source,
): void {
  let paragraph = 0;
  const end = first[at + 1] ?? 0;
  for (let n = first[at] ?? 0; n < end; n += 1) {
    while ((paragraphs[paragraph + 1] ?? Number.POSITIVE_INFINITY) <= (places[n] ?? 0)) paragraph += 1;
    append(list, beginning + paragraph);
  }
}
