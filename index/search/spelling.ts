import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import type { Plan, Vocabulary } from '#index/match/plan.ts';
import { fold, type Word, wordsOf } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { mostEdits } from '#index/words/misspelling.ts';
import { placesOf } from '#index/words/term-vector.ts';
import { findPrinting } from './printing.ts';

/**
 * The search with every word that no story prints put right, as far as a near one is known that may have been meant: of
 * the nearest such words of the archive, the one that most stories print, with the capitals it was typed in or those
 * that print gives it. Undefined where nothing can be put right.
 */
export async function suggestSpelling({ query, terms }: Plan, engine: ArchiveIndex): Promise<string | undefined> {
  const unprinted = terms.filter(
    ({ words }) => words.length === 1 && countArticles(words[0]?.keys() ?? [], engine.vocabulary) === 0,
  );
  let suggestion = query.typed;
  for (const { label } of unprinted) {
    const typed = wordsOf(suggestion).find(({ form }) => form === label);
    const nearest = typed && (await findNearest({ ...typed, text: suggestion }, engine));
    if (!typed || nearest === undefined) return undefined;
    suggestion = `${suggestion.slice(0, typed.start)}${nearest}${suggestion.slice(typed.end)}`;
  }
  return suggestion === query.typed ? undefined : suggestion;
}

const EDITS = [1, 2] as const;

/** A word as it stands in a search. */
type Typed = Word & { text: string };

// Of one misspelling, so many words of the archive are looked up; the commonest first.
const MOST_LOOKED_UP = 8;

/** The archive's nearest word that may have been meant, as it is to be written; the nearer decides before the commoner. */
async function findNearest(typed: Typed, engine: ArchiveIndex): Promise<string | undefined> {
  const { vocabulary } = engine;
  const most = mostEdits(fold(typed.form));
  for (const edits of EDITS.filter((count) => count <= most)) {
    const near = vocabulary.lexicon.misspelt(typed.form, edits);
    for (const number of commonest(near, typed.form, vocabulary).slice(0, MOST_LOOKED_UP)) {
      const form = vocabulary.lexicon.formAt(number);
      const name = await nameOf(number, engine);
      if (name !== undefined || mayBeNoName(typed, form)) return inCapitalsOf(typed, name ?? form);
    }
  }
  return undefined;
}

/** The words that may be meant by a form, those that most stories print first; of several the first that the archive saw. */
function commonest(near: readonly number[], form: string, { lexicon, articlesWith }: Vocabulary): number[] {
  return near
    .filter((number) => !/\d/.test(lexicon.formAt(number)) && isAlike(fold(form), fold(lexicon.formAt(number))))
    .map((number) => ({ number, articles: articlesWith(number) }))
    .filter(({ articles }) => articles > 0)
    .sort((a, b) => b.articles - a.articles)
    .map(({ number }) => number);
}

// Nobody misspells a word of three letters beyond recognition.
const SHORTEST_WORD = 4;
// From so many letters on, one of them makes no other word of it.
const LONG_WORD = 8;

/**
 * Whether a person could have meant one by the other: short words begin alike, if two letters were not swapped, and the
 * shortest with another letter in them are other words.
 */
function isAlike(typed: string, meant: string): boolean {
  if (meant.length < SHORTEST_WORD) return typed.replace(/(.)\1/u, '$1') === meant;
  if (typed.length === SHORTEST_WORD && meant.length === SHORTEST_WORD) return isSameLetters(typed, meant);
  const isSwapped = typed[0] === meant[1] && typed[1] === meant[0];
  return typed.length >= LONG_WORD || typed[0] === meant[0] || isSwapped;
}

/** Whether a word may be meant that is nobody's and no place's name: not by a capital inside the search, nor by an accent. */
function mayBeNoName({ text, start, end, form }: Typed, meant: string): boolean {
  const isFirst = !/[\p{L}\p{N}]/u.test(text.slice(0, start));
  const isCapital = /^\p{Lu}/u.test(text.slice(start, end)) && /\p{Ll}/u.test(text);
  const isAccented = fold(form) !== form;
  return (isFirst || !isCapital) && (!isAccented || fold(meant) !== meant);
}

function isSameLetters(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

// So many stories tell how a word is written.
const STORIES_READ = 5;

/** A word as print writes it, if it always has a capital where others would not. */
async function nameOf(number: number, engine: ArchiveIndex): Promise<string | undefined> {
  const forms = [engine.vocabulary.lexicon.formAt(number)];
  const { stories } = await findPrinting({ kind: 'phrase', forms, joined: false }, engine, { most: STORIES_READ });
  const printed = stories.flatMap((found) => printedIn(found, number));
  const telling = printed.filter(({ begins }) => !begins);
  const isName = telling.length > 0 && telling.every(({ word }) => /^\p{Lu}/u.test(word));
  return isName ? telling[0]?.word : undefined;
}

/** How an article prints a word, and whether it begins a sentence or a quotation there, where any word has a capital. */
function printedIn(
  { article: { text }, quotable }: IndexedArticle,
  number: number,
): { word: string; begins: boolean }[] {
  const { start, end } = placesOf(quotable, number);
  return [...quotable.places.subarray(start, end)].map((place) => {
    const at = quotable.starts[place] ?? 0;
    const word = text.slice(at, quotable.ends[place] ?? at).replace(/['’ʼ]s$/u, '');
    return { word, begins: /(?:^|[.!?:\n“"‘'(«„—–])[^\S\n]*$/u.test(text.slice(Math.max(0, at - 3), at)) };
  });
}

/** A word in the capitals that another was typed in, if it has none of its own. */
function inCapitalsOf({ text, start, end }: Typed, meant: string): string {
  const typed = text.slice(start, end);
  if (/\p{Lu}.*\p{Lu}/u.test(typed) && typed === typed.toUpperCase()) return meant.toUpperCase();
  return /^\p{Lu}/u.test(typed) ? meant.charAt(0).toUpperCase() + meant.slice(1) : meant;
}

function countArticles(forms: Iterable<number>, { articlesWith }: Vocabulary): number {
  return [...forms].reduce((sum, form) => sum + articlesWith(form), 0);
}
