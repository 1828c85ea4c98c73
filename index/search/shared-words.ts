import type { Hit } from '#index/match/hit.ts';
import type { Plan, Vocabulary } from '#index/match/plan.ts';
import type { Range } from '#index/text/article.ts';
import { findRunsOf } from '#index/text/runs.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { Slices } from '#index/words/slices.ts';
import {
  firstAtLeast,
  formsBetween,
  paragraphAt,
  placesOf,
  standsAt,
  type TermVector,
} from '#index/words/term-vector.ts';
import { LOOKED_AT_TWICE } from './rank.ts';

/** A passage of an article's quotable text. */
export type PassageOf = { found: IndexedArticle; range: Range };

/** The other stories, of those looked at twice, that print the words of a passage. */
export function* findCopies(
  { found, range }: PassageOf,
  hits: readonly Hit[],
  { vocabulary }: Plan,
): Slices<PassageOf[]> {
  if (hits.length < 2) return [];
  const wording = readWording(found, range, vocabulary);
  if (!wording) return [];
  const copies: PassageOf[] = [];
  for (const { found: other } of hits.slice(0, LOOKED_AT_TWICE)) {
    const printed = other === found ? undefined : findWording(other, wording, vocabulary);
    if (printed) copies.push({ found: other, range: printed });
    yield;
  }
  return copies;
}

/**
 * A passage's words, each as the forms that print it, ready to be looked for in other articles.
 * `rarest` is the word that the fewest articles print: where that is not, the passage is not.
 */
type Wording = { words: (readonly number[])[]; rarest: number };

// With the rarest word in more places than this, looking at each takes longer than reading all of the article once.
const MOST_TRIED = 200;
// Fewer words than this are a turn of phrase, not a passage that one outlet took from another.
const FEWEST_WORDS = 6;

/** The wording of a passage of an article; undefined when it is too short for a repetition to mean anything. */
function readWording({ quotable }: IndexedArticle, { start, end }: Range, vocabulary: Vocabulary): Wording | undefined {
  const { lexicon, articlesWith } = vocabulary;
  const [first, last] = [firstAtLeast(quotable.starts, start), firstAtLeast(quotable.starts, end)];
  if (last - first < FEWEST_WORDS) return undefined;

  const words = Array.from(formsBetween(quotable, first, last), lexicon.alikeAt);
  const spread = words.map((forms) => forms.reduce((sum, form) => sum + articlesWith(form), 0));
  return { words, rarest: spread.indexOf(spread.reduce((least, count) => Math.min(least, count))) };
}

/** Where an article prints the same words in the same order in one paragraph; case, accents and punctuation aside. */
function findWording({ quotable }: IndexedArticle, wording: Wording, vocabulary: Vocabulary): Range | undefined {
  const { words, rarest } = wording;
  const starts = (words[rarest] ?? []).flatMap((form) => {
    const { start, end } = placesOf(quotable, form);
    return end - start > MOST_TRIED
      ? runsThrough(quotable, wording, vocabulary)
      : [...quotable.places.subarray(start, end)].map((place) => place - rarest);
  });
  const first = starts.find((at) => isRun(quotable, words, at));
  const last = (first ?? 0) + words.length - 1;
  return first === undefined ? undefined : { start: quotable.starts[first] ?? 0, end: quotable.ends[last] ?? 0 };
}

/** Where all the words stand one after the other, in whichever paragraphs: for those that even the rarest tells nothing of. */
function runsThrough(quotable: TermVector, { words }: Wording, { lexicon }: Vocabulary): number[] {
  const printed = Array.from(formsBetween(quotable, 0, quotable.starts.length), (form) => lexicon.alikeAt(form)[0]);
  return findRunsOf(
    printed,
    words.map(([form]) => form),
  ).slice(0, MOST_TRIED);
}

function isRun(vector: TermVector, words: Wording['words'], first: number): boolean {
  const last = first + words.length - 1;
  const isPrinted = (forms: readonly number[], at: number) => forms.some((form) => standsAt(vector, form, first + at));
  return first >= 0 && paragraphAt(vector, first) === paragraphAt(vector, last) && words.every(isPrinted);
}
