import type { Plan, Vocabulary } from '#index/match/plan.ts';
import { fold, wordsOf } from '#index/text/text.ts';

/**
 * The search with every word that no story prints put right, as far as a near one is known: of the nearest words of
 * the archive, the one that most stories print. Undefined where nothing can be put right.
 */
export function suggestSpelling({ query, terms }: Plan, vocabulary: Vocabulary): string | undefined {
  const unprinted = terms.filter(
    ({ words }) => words.length === 1 && countArticles(words[0]?.keys() ?? [], vocabulary) === 0,
  );
  let suggestion = query.typed;
  for (const { label } of unprinted) {
    const nearest = findNearest(label, vocabulary);
    if (nearest === undefined) return undefined;
    suggestion = replaceWord(suggestion, label, nearest);
  }
  return suggestion === query.typed ? undefined : suggestion;
}

/** The archive's nearest word: one edit for a short word, two for a long one. */
function findNearest(form: string, vocabulary: Vocabulary): string | undefined {
  const wanted = fold(form);
  const most = farthest(wanted);
  let best: { word: string; distance: number; articles: number } | undefined;

  for (const number of vocabulary.lexicon.roughly(wanted, most)) {
    const word = vocabulary.lexicon.formAt(number);
    const distance = editDistance(wanted, fold(word), most);
    const articles = distance > most || /\d/.test(word) ? 0 : vocabulary.articlesWith(number);
    if (articles === 0) continue;
    const isBetter = !best || distance < best.distance || (distance === best.distance && articles > best.articles);
    if (isBetter) best = { word, distance, articles };
  }
  return best?.word;
}

// Nobody misspells a word of three letters beyond recognition; a number is never a misspelling of another.
function farthest(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * How many letters must be put in, taken out, changed, or swapped with their neighbour (optimal string alignment);
 * `most + 1` once it is sure to be more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  let rows: Rows = { last: Array.from({ length: b.length + 1 }, (_, at) => at), beforeLast: [] };
  for (let i = 1; i <= a.length; i += 1) {
    const row = rowFor(a.slice(0, i), b, rows);
    if (Math.min(...row) > most) return most + 1;
    rows = { last: row, beforeLast: rows.last };
  }
  return rows.last[b.length] ?? 0;
}

/** The distances of the beginnings of `a` that are one letter and two letters shorter from every beginning of `b`. */
type Rows = { last: readonly number[]; beforeLast: readonly number[] };

function rowFor(a: string, b: string, { last, beforeLast }: Rows): number[] {
  const [letter, before] = [a.at(-1), a.at(-2)];
  const row = [a.length];
  for (let j = 1; j <= b.length; j += 1) {
    const change = (last[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
    const isSwap = j > 1 && letter === b[j - 2] && before === b[j - 1];
    const swap = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : change;
    row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change, swap));
  }
  return row;
}

function countArticles(forms: Iterable<number>, { articlesWith }: Vocabulary): number {
  return [...forms].reduce((sum, form) => sum + articlesWith(form), 0);
}

/** `typed` with its first word of that form replaced, everything else as it was. */
function replaceWord(typed: string, form: string, by: string): string {
  const word = wordsOf(typed).find((one) => one.form === form);
  return word ? `${typed.slice(0, word.start)}${by}${typed.slice(word.end)}` : typed;
}
