import type { Range } from './article.ts';
import type { IndexedArticle } from './indexed-article.ts';
import type { Closeness } from './lexicon.ts';
import { occurrencesOf } from './match.ts';
import type { Vocabulary } from './plan.ts';
import { wordsOf } from './text.ts';

/** A passage's words, ready to be looked for in other articles. */
export type Wording = { words: Closeness[]; rarest: Closeness };

// Fewer words than this are a turn of phrase, not a passage that one outlet took from another.
const FEWEST_WORDS = 6;

/** The wording of a passage; undefined when it is too short for a repetition to mean anything. */
export function readWording(text: string, { lexicon, articlesWith }: Vocabulary): Wording | undefined {
  const words = wordsOf(text).map(({ form }) => lexicon.sameWord(form));
  if (words.length < FEWEST_WORDS) return undefined;

  const spread = (forms: Closeness) => [...forms.keys()].reduce((sum, form) => sum + articlesWith(form), 0);
  const rarest = words.reduce((rare, forms) => (spread(forms) < spread(rare) ? forms : rare));
  return { words, rarest };
}

/** Where an article prints the same words in the same order in one paragraph; case, accents and punctuation aside. */
export function findWording({ quotable }: IndexedArticle, { words, rarest }: Wording): Range | undefined {
  const nowhere: Closeness = new Map();
  if (occurrencesOf(quotable, { words: [rarest], whole: nowhere }).length === 0) return undefined;

  const [run] = occurrencesOf(quotable, { words, whole: nowhere });
  return run && { start: quotable.starts[run.first] ?? 0, end: quotable.ends[run.last] ?? 0 };
}
