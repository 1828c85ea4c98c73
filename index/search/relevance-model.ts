import type { Plan } from '#index/match/plan.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { Slices } from '#index/words/slices.ts';
import type { TermVector } from '#index/words/term-vector.ts';

/** An article and the score it was found with. */
type Scored = { found: IndexedArticle; score: number };

// The best so many stories tell what a search is about, by so many of their words (RM3; Lavrenko and Croft 2001,
// Abdul-Jaleel and others 2004). Only stories that answer anyway are judged by them, so no answer strays from the words typed.
const STORIES = 10;
const WORDS = 20;
// How quickly a story's say falls with its BM25 score: one that is this much lower says a third as much.
const TEMPERATURE = 2;

// No story of an ordinary length has as many forms.
const FORMS_AT_ONCE = 10_000;

const K1 = 1.2;
const B = 0.7;

/** How much each article is about what the best of them are about: 1 for the most, in the order given. */
export function* judgeByTheBest(ranked: readonly Scored[], plan: Plan): Slices<number[]> {
  const words = yield* tellingWords(ranked.slice(0, STORIES), plan);
  const lengths = ranked.map(({ found }) => found.quotable.starts.length + 1);
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;

  const wordOf = new Map(words.flatMap(({ forms }, word) => forms.map((form) => [form, word] as const)));
  const times = new Uint32Array(words.length);
  const likeness: number[] = [];
  for (const [at, { found }] of ranked.entries()) {
    const norm = K1 * (1 - B + (B * (lengths[at] ?? average)) / average);
    countWords(found.quotable, wordOf, times);
    likeness.push(
      words.reduce((sum, { weight }, word) => sum + (weight * (times[word] ?? 0)) / ((times[word] ?? 0) + norm), 0),
    );
    yield;
  }
  const most = Math.max(...likeness);
  return likeness.map((own) => (most > 0 ? own / most : 0));
}

/** A word, by its forms, and how much it tells. */
type Telling = { forms: readonly number[]; weight: number };

/** The words that the best stories have in common and the search has not, those first that they print most. */
function* tellingWords(best: readonly Scored[], { terms, vocabulary }: Plan): Slices<Telling[]> {
  const { lexicon, articlesWith } = vocabulary;
  const asked = new Set(terms.flatMap(({ words }) => words.flatMap((forms) => [...forms.keys()].map(lexicon.stemAt))));
  const weights = new Map<string, number>();
  const top = best[0]?.score ?? 0;

  for (const { found, score } of best) {
    const say = Math.exp((score - top) / TEMPERATURE) / (found.quotable.starts.length + 1);
    for (const [at, form] of found.quotable.forms.entries()) {
      if (lexicon.isStopAt(form)) continue;
      const stem = lexicon.stemAt(form);
      weights.set(stem, (weights.get(stem) ?? 0) + say * timesAt(found.quotable, at));
      if (at % FORMS_AT_ONCE === FORMS_AT_ONCE - 1) yield;
    }
    yield;
  }
  const isTelling = ([stem]: [string, number]) => !asked.has(stem);
  const isCommon = (forms: readonly number[]) => forms.reduce((sum, form) => sum + articlesWith(form), 0) > 1;
  const telling = [...weights].filter(isTelling);
  // Putting them all in order takes longer than all the rest.
  const least =
    Float64Array.from(telling, ([, weight]) => weight)
      .sort()
      .at(-2 * WORDS) ?? 0;
  return telling
    .filter(([, weight]) => weight >= least)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 2 * WORDS)
    .map(([stem, weight]) => ({ forms: lexicon.formsOf(stem), weight }))
    .filter(({ forms }) => isCommon(forms))
    .slice(0, WORDS);
}

function timesAt({ first }: TermVector, at: number): number {
  return (first[at + 1] ?? 0) - (first[at] ?? 0);
}

/** Counts into `times` how often a text prints each word, given by the number that its forms have in `wordOf`. */
function countWords(vector: TermVector, wordOf: ReadonlyMap<number, number>, times: Uint32Array): void {
  times.fill(0);
  for (let at = 0; at < vector.forms.length; at += 1) {
    const word = wordOf.get(vector.forms[at] ?? 0);
    if (word !== undefined) times[word] = (times[word] ?? 0) + timesAt(vector, at);
  }
}
