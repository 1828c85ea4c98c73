import { namesIn } from '#index/evidence/person-names.ts';
import type { Vocabulary } from '#index/match/plan.ts';
import type { Clause } from '#index/query/clause.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import { fold, stemOf, wordsOf } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';

/** How many articles of the archive have a key. */
export type Spread = (key: string) => number;

// As many letters as the shortest prefix that can be typed.
const START = 3;

/**
 * Keys of which an article must have at least one if it is to match, chosen so that few articles have any;
 * undefined where a clause can match without any.
 */
export function keysNeeded(clause: Clause, spread: Spread): readonly string[] | undefined {
  switch (clause.kind) {
    case 'word':
      return isStopWord(fold(clause.form)) ? undefined : [wordKey(clause.form)];
    case 'prefix':
      return [startKey(clause.form)];
    case 'phrase':
      return keysOfPhrase(clause, spread);
    case 'said':
      return keyOfLast(namesIn(clause.name), wordKey);
    case 'outlet':
    case 'byline':
      return keyOfLast(formsOf(clause.name), (form) => nameKey(clause.kind, form));
    case 'atleast':
    case 'headline':
      return keysNeeded(clause.of, spread);
    case 'near':
    case 'all':
      return rarest(
        clause.of.map((part) => keysNeeded(part, spread)),
        spread,
      );
    case 'any':
      return allOrNone(clause.of.map((part) => keysNeeded(part, spread)));
    default:
      return undefined;
  }
}

/** Every key that an article has. */
export function keysOf({ article, quotable, headline, hidden }: IndexedArticle, { lexicon }: Vocabulary): Set<string> {
  const keys = new Set<string>();
  for (const { forms } of [quotable, headline, hidden]) {
    for (const form of forms) {
      keys.add(lexicon.stemAt(form));
      keys.add(startKey(lexicon.formAt(form)));
    }
  }
  for (const kind of ['outlet', 'byline'] as const) {
    for (const form of formsOf(article[kind] ?? '')) keys.add(nameKey(kind, form));
  }
  return keys;
}

/** Counts the articles that have a key, as far as the archive's words tell; any outlet may have printed them all. */
export function spreadIn({ lexicon, articlesWith, size }: Vocabulary): Spread {
  return (key) => {
    if (key.includes(':')) return size;
    const forms = key.endsWith('*') ? lexicon.beginningWith(key.slice(0, -1)).keys() : lexicon.formsOf(key);
    let sum = 0;
    for (const form of forms) sum += articlesWith(form);
    return sum;
  };
}

/** The rarest word of a phrase. A hyphened one may be written as one word, and in a long search any part of it will do. */
function keysOfPhrase({ forms, joined }: Extract<Clause, { kind: 'phrase' }>, spread: Spread) {
  const telling = forms.filter((form) => !isStopWord(fold(form))).map(wordKey);
  if (telling.length === 0) return undefined;
  if (joined) return [...telling, wordKey(forms.join(''))];
  return rarest(
    telling.map((key) => [key]),
    spread,
  );
}

function rarest(choices: readonly (readonly string[] | undefined)[], spread: Spread): readonly string[] | undefined {
  const weighed = choices
    .filter((keys) => keys !== undefined)
    .map((keys) => ({ keys, articles: keys.reduce((sum, key) => sum + spread(key), 0) }));
  return weighed.toSorted((a, b) => a.articles - b.articles)[0]?.keys;
}

function allOrNone(choices: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const known = choices.filter((keys) => keys !== undefined);
  return known.length === choices.length ? known.flat() : undefined;
}

function keyOfLast(forms: readonly string[], keyOf: (form: string) => string): readonly string[] | undefined {
  const last = forms.at(-1);
  return last === undefined ? undefined : [keyOf(last)];
}

function formsOf(text: string): string[] {
  return wordsOf(text).map(({ form }) => form);
}

/** The stem, which a word has in common with all that answers it. */
function wordKey(form: string): string {
  return stemOf(fold(form));
}

function startKey(form: string): string {
  return `${fold(form).slice(0, START)}*`;
}

function nameKey(kind: string, form: string): string {
  return `${kind}:${fold(form)}`;
}
