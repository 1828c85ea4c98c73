import type { Range } from '#index/text/article.ts';
import { findSentences } from '#index/text/sentences.ts';
import { formsOf, type PageWords } from './page-words.ts';

/** A paragraph of a page as somebody read it. All of them, in the order of the page, make a reading. */
export type Piece = { text: string; isQuotable: boolean };

/** What there is of the story and what of it may be quoted; what may be quoted and what of it rightly so. */
export type Counts = { story: number; found: number; quotable: number; right: number };

/** A reading by its sentences and by its words. What is neutral counts nowhere. */
export type StoryScore = {
  sentences: Counts;
  words: Counts;
  /** Sentences of the story that may not be quoted whole, and those quotable that are none: numbers of the page's words. */
  lost: Range[];
  taken: Range[];
};

/** A sentence with the piece it is part of, as words. */
type Sentence = { forms: readonly string[]; isQuotable: boolean };
/** A sentence at its place: the numbers of its words in the page. */
type Placed = { words: readonly number[]; isQuotable: boolean };

// A sentence counts as whole, and as of the story, with nine of ten words: a word may be spelt in two ways, joined at a
// line end or not.
const NEARLY_ALL = 0.9;
// How far on the next words of a sentence may stand that is not printed on the page quite as it was read.
const SIGHT = 40;
// So short a piece may stand anywhere by chance, and does not take the search far ahead with it.
const FEW_WORDS = 3;
const FAR = 200;

/** Compares a reading with the labels of a page, sentence by sentence. */
export function scoreStory(page: PageWords, pieces: readonly Piece[]): StoryScore {
  const placed = place(page, pieces.flatMap(sentencesIn));
  const quotable = new Set(placed.filter((one) => one.isQuotable).flatMap(({ words }) => words));

  const isFound = ({ start, end }: Range) => {
    const words = Array.from({ length: end - start }, (_, at) => start + at);
    return words.filter((word) => quotable.has(word)).length >= words.length * NEARLY_ALL;
  };
  const judged = placed
    .filter((one) => one.isQuotable && one.words.length > 0)
    .map(({ words }) => ({ words, verdict: judge(page, words) }))
    .filter(({ verdict }) => verdict !== 'neutral');
  const taken = judged.filter(({ verdict }) => verdict === 'junk');
  return {
    sentences: {
      story: page.sentences.length,
      found: page.sentences.filter(isFound).length,
      quotable: judged.length,
      right: judged.length - taken.length,
    },
    words: countWords(page, quotable),
    lost: page.sentences.filter((sentence) => !isFound(sentence)),
    taken: taken.map(({ words }) => around(words)),
  };
}

function countWords({ marks }: PageWords, quotable: ReadonlySet<number>): Counts {
  const story = marks.filter((mark) => mark === 'story').length;
  const found = [...quotable].filter((word) => marks[word] === 'story').length;
  return { story, found, quotable: [...quotable].filter((word) => marks[word] !== 'neutral').length, right: found };
}

/** Precision, recall and their harmonic mean; 1 where there is nothing to find and nothing was taken. */
export function ratesOf({ story, found, quotable, right }: Counts) {
  const precision = quotable === 0 ? Number(story === 0) : right / quotable;
  const recall = story === 0 ? 1 : found / story;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

function sentencesIn({ text, isQuotable }: Piece): Sentence[] {
  return findSentences(text, { start: 0, end: text.length })
    .map(({ start, end }) => ({ forms: formsOf(text.slice(start, end)), isQuotable }))
    .filter(({ forms }) => forms.length > 0);
}

function judge({ marks }: PageWords, words: readonly number[]): PageWords['marks'][number] {
  const share = (mark: string) => words.filter((word) => marks[word] === mark).length / words.length;
  if (share('junk') > 1 - NEARLY_ALL) return 'junk';
  return share('story') >= share('neutral') ? 'story' : 'neutral';
}

/** Finds sentences again on the page, each after the one before it: what is printed twice is met in turn. */
function place({ forms }: PageWords, sentences: readonly Sentence[]): Placed[] {
  const places = Map.groupBy(forms.keys(), (at) => forms[at] ?? '');
  let from = 0;
  return sentences.map(({ forms: sought, isQuotable }) => {
    const all = (places.get(sought[0] ?? '') ?? []).filter((at) => sought.every((form, n) => forms[at + n] === form));
    const at = all.find((place) => place >= from) ?? all.at(-1);
    const words = at === undefined ? nearBy(forms, sought, from) : sought.map((_, n) => at + n);
    const next = (words.at(-1) ?? from - 1) + 1;
    if (sought.length > FEW_WORDS || (next > from && next < from + FAR)) from = next;
    return { words, isQuotable };
  });
}

/** The words of a sentence that does not stand on the page as it was read, as far as each comes soon after the one before. */
function nearBy(forms: readonly string[], sought: readonly string[], from: number): number[] {
  let next = from;
  return sought.flatMap((form) => {
    const at = forms.slice(next, next + SIGHT).indexOf(form);
    if (at < 0) return [];
    next += at + 1;
    return [next - 1];
  });
}

function around(words: readonly number[]): Range {
  return { start: Math.min(...words), end: Math.max(...words) + 1 };
}
