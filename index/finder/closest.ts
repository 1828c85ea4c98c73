import type MiniSearch from 'minisearch';
import type { Query as Expression, Options } from 'minisearch';
import { baseOf, fold, wordsOf } from '#index/text/text.ts';
import { mostEdits, swapsIn } from '#index/words/misspelling.ts';

/** What fits, and how well: higher is better, only comparable within one look-up. */
export type Fitting = { id: string; score: number };

/**
 * Words to look for. `weigh` says how likely each thing is meant at all: what weighs nothing is as if it were not there.
 * `has` knows of words that are not indexed because too much has them: they tell which is meant of what others bring.
 */
type Asked = { words: readonly string[]; weigh: Weigh; has?: (word: string, id: string) => boolean };
type Weigh = (id: string) => number;
type Meaning = (word: string) => Expression;

// More words than anybody remembers of a story; a pasted paragraph is a search, and none for here.
const MOST_WORDS = 12;
// With fewer letters too much begins.
const SHORTEST_BEGINNING = 3;
// As MiniSearch weighs a short word with one letter changed.
const SWAPPED = 0.4;
const DIGITS = 9;

/** The folded words of a text: so everything here is read, what is known and what is typed. */
export function foldedWords(text: string): string[] {
  return wordsOf(text).map(({ form }) => fold(form));
}

/** How MiniSearch reads what it is given. */
export const READING = { tokenize: foldedWords, processTerm: (word) => word } satisfies Partial<Options>;

/**
 * What fits some words best: what has all of them, as typed, begun or inflected; where nothing has, all of them with
 * letters wrong; where nothing has those either, any of them.
 */
export function findClosest<Fields>(index: MiniSearch<Fields>, asked: Asked): Fitting[] {
  const words = [...new Set(asked.words)].slice(0, MOST_WORDS);
  const typed = findAll(index, { ...asked, words }, asTyped);
  if (typed.length > 0) return typed;
  const misspelt = findAll(index, { ...asked, words }, withLettersWrong);
  if (misspelt.length > 0) return misspelt;
  return rounded(look(index, { combineWith: 'OR', queries: words.map(withLettersWrong) }, asked.weigh));
}

/** What was found, best first; `compare` decides between those that fit equally well. */
export function inOrder(found: readonly Fitting[], compare: (a: string, b: string) => number): string[] {
  return found.toSorted((a, b) => b.score - a.score || compare(a.id, b.id)).map(({ id }) => id);
}

/** What has every word. By MiniSearch's own AND each would cost as much as all that has it; here only the first does. */
function findAll<Fields>(index: MiniSearch<Fields>, { words, weigh, has }: Asked, meaning: Meaning): Fitting[] {
  const [first, ...others] = words;
  if (first === undefined) return [];
  let fitting = look(index, meaning(first), weigh);
  for (const word of others) {
    const before = new Set(fitting.map(({ id }) => id));
    const found = look(index, meaning(word), (id) => (before.has(id) ? weigh(id) : 0));
    const scores = new Map(found.map(({ id, score }) => [id, score]));
    fitting = fitting.flatMap(({ id, score }) =>
      scores.has(id) || has?.(word, id) ? [{ id, score: score + (scores.get(id) ?? 0) }] : [],
    );
  }
  return rounded(fitting);
}

/** What fits an expression. MiniSearch leaves out what weighs nothing before it costs anything. */
function look<Fields>(index: MiniSearch<Fields>, expression: Expression, weigh: Weigh): Fitting[] {
  return index.search(expression, { tokenize: (word) => [word], boostDocument: weigh });
}

/** The same sum taken in another order differs in its last digits only. */
function rounded(fitting: readonly Fitting[]): Fitting[] {
  return fitting.map(({ id, score }) => ({ id, score: Number(score.toPrecision(DIGITS)) }));
}

function asTyped(word: string): Expression {
  return { combineWith: 'OR', queries: [begun(word), ...inflected(word)] };
}

function withLettersWrong(word: string): Expression {
  const fuzzy = mostEdits(word);
  if (fuzzy === 0) return asTyped(word);
  const swapped: Expression = { queries: swapsIn(word).map(({ by }) => by), boostTerm: () => SWAPPED };
  return { combineWith: 'OR', queries: [{ queries: [begun(word)], fuzzy }, ...inflected(word), swapped] };
}

function begun(word: string): Expression {
  return { queries: [word], prefix: word.length >= SHORTEST_BEGINNING };
}

/** What is left of `dredges` begins `dredging` too. */
function inflected(word: string): Expression[] {
  const base = baseOf(word);
  return base === word ? [] : [begun(base)];
}
