import type { Plan, Vocabulary } from '#index/match/plan.ts';
import { fold, wordsOf } from '#index/text/text.ts';
import { mostEdits } from '#index/words/misspelling.ts';

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

/** The archive's nearest word: one that is one letter off before any that is two, however common. */
function findNearest(form: string, vocabulary: Vocabulary): string | undefined {
  const most = mostEdits(fold(form));
  for (const edits of EDITS.filter((count) => count <= most)) {
    const nearest = commonest(vocabulary.lexicon.misspelt(form, edits), vocabulary);
    if (nearest !== undefined) return nearest;
  }
  return undefined;
}

const EDITS = [1, 2] as const;

/** The word that most stories print; of several the first that the archive saw. */
function commonest(forms: readonly number[], { lexicon, articlesWith }: Vocabulary): string | undefined {
  let best: { word: string; articles: number } | undefined;
  for (const number of forms) {
    const word = lexicon.formAt(number);
    const articles = /\d/.test(word) ? 0 : articlesWith(number);
    if (articles > (best?.articles ?? 0)) best = { word, articles };
  }
  return best?.word;
}

function countArticles(forms: Iterable<number>, { articlesWith }: Vocabulary): number {
  return [...forms].reduce((sum, form) => sum + articlesWith(form), 0);
}

/** `typed` with its first word of that form replaced, everything else as it was. */
function replaceWord(typed: string, form: string, by: string): string {
  const word = wordsOf(typed).find((one) => one.form === form);
  return word ? `${typed.slice(0, word.start)}${by}${typed.slice(word.end)}` : typed;
}
