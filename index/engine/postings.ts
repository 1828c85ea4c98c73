import type { Slices } from '#index/words/slices.ts';
import { paragraphAt, type TermVector } from '#index/words/term-vector.ts';
import type { Marks } from './marks.ts';
import { append, createNumberList, type NumberList, removeBetween } from './number-list.ts';

/** How often articles print something: `times` by their numbers, and which have it at all, `met` up to `count`. */
export type Tally = { times: Uint32Array; met: Uint32Array; count: number };

/** Which paragraphs of which articles print each form. Articles are named by number. */
export type Postings = ReturnType<typeof createPostings>;

// So many lists are changed between two breaths.
const LISTS = 500;

/** Postings of one kind of text, such as the quotable, of articles 0, 1, 2 and so on, all shown; more can be added. */
export function createPostings(vectors: readonly TermVector[] = []) {
  const articleAt = createNumberList();
  // By article, its first paragraph. Paragraphs are numbered through all articles, in the order in which they come.
  const beginnings: number[] = [];
  const spread: number[] = [];
  for (const [article, vector] of vectors.entries()) {
    enter(article, vector);
    show(vector);
  }
  // By form, the paragraphs that print it, as often as they do. No number of a paragraph is ever given twice: so lists
  // stay ascending when they are added to.
  const printing = listParagraphs(vectors, beginnings);
  let stamps = new Uint16Array();

  function enter(article: number, { paragraphs }: TermVector): void {
    beginnings[article] = articleAt.length;
    append(articleAt, new Uint32Array(paragraphs.length).fill(article));
  }

  function show({ forms }: TermVector): void {
    for (const form of forms) spread[form] = (spread[form] ?? 0) + 1;
  }

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

    /** Puts an article's paragraphs into the lists. It counts among those that print a form when it is shown. */
    *add(article: number, vector: TermVector): Slices<void> {
      enter(article, vector);
      const beginning = beginnings[article] ?? 0;
      for (const [at, form] of vector.forms.entries()) {
        const list = printing[form] ?? createNumberList();
        printing[form] = list;
        const places = vector.places.subarray(vector.first[at], vector.first[at + 1]);
        append(
          list,
          places.map((place) => beginning + paragraphAt(vector, place)),
        );
        if (at % LISTS === LISTS - 1) yield;
      }
    },

    show,

    hide({ forms }: TermVector): void {
      for (const form of forms) spread[form] = (spread[form] ?? 1) - 1;
    },

    /** Takes the paragraphs of an article that is hidden, or never was shown, out of every list. */
    *remove(article: number, { forms, paragraphs }: TermVector): Slices<void> {
      const beginning = beginnings[article] ?? 0;
      for (const [at, form] of forms.entries()) {
        removeBetween(listOf(form), beginning, beginning + paragraphs.length);
        if (at % LISTS === LISTS - 1) yield;
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

/** The lists of some vectors at once, in one array: growing thousands of them one by one takes several times as long. */
function listParagraphs(vectors: readonly TermVector[], beginnings: readonly number[]): (NumberList | undefined)[] {
  const starts = startsOfLists(vectors);
  const lists = { numbers: new Uint32Array(starts.at(-1) ?? 0), ends: starts.slice() };
  for (const [article, vector] of vectors.entries()) {
    writeParagraphs(vector, beginnings[article] ?? 0, lists);
  }
  return Array.from(starts, (start, form) => {
    const end = lists.ends[form] ?? start;
    return end > start ? { numbers: lists.numbers.subarray(start, end), length: end - start } : undefined;
  });
}

/** By form, where its list begins when those of all forms follow each other; then where the last one ends. */
function startsOfLists(vectors: readonly TermVector[]): Uint32Array {
  const forms = vectors.reduce((most, vector) => Math.max(most, (vector.forms.at(-1) ?? -1) + 1), 0);
  const starts = new Uint32Array(forms + 1);
  for (const vector of vectors) countPlaces(vector, starts.subarray(1));
  for (let form = 0; form < forms; form += 1) starts[form + 1] = (starts[form + 1] ?? 0) + (starts[form] ?? 0);
  return starts;
}

// Small and by number, not by iterator: these two see every word of the archive before the first search is answered.

function countPlaces({ forms, first }: TermVector, counts: Uint32Array): void {
  for (let at = 0; at < forms.length; at += 1) {
    const form = forms[at] ?? 0;
    counts[form] = (counts[form] ?? 0) + (first[at + 1] ?? 0) - (first[at] ?? 0);
  }
}

type Lists = { numbers: Uint32Array; ends: Uint32Array };

/** Adds the paragraph of each of a vector's places to the list of its form. */
function writeParagraphs(vector: TermVector, beginning: number, { numbers, ends }: Lists): void {
  const { forms, first, places, paragraphs } = vector;
  let n = 0;
  for (let at = 0; at < forms.length; at += 1) {
    const form = forms[at] ?? 0;
    let end = ends[form] ?? 0;
    let paragraph = 0;
    for (const last = first[at + 1] ?? 0; n < last; n += 1) {
      while (paragraph + 1 < paragraphs.length && (paragraphs[paragraph + 1] ?? 0) <= (places[n] ?? 0)) paragraph += 1;
      numbers[end] = beginning + paragraph;
      end += 1;
    }
    ends[form] = end;
  }
}

const NOTHING: NumberList = createNumberList();
