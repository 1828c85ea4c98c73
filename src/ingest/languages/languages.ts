import { ARABIC } from './ar.ts';
import { GERMAN } from './de.ts';
import { ENGLISH } from './en.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';
import { ITALIAN } from './it.ts';
import { JAPANESE } from './ja.ts';
import type { Language } from './language.ts';
import { DUTCH } from './nl.ts';
import { POLISH } from './pl.ts';
import { PORTUGUESE } from './pt.ts';
import { RUSSIAN } from './ru.ts';
import { CHINESE } from './zh.ts';

/** The languages whose pages are read for their facts and furniture. */
export const LANGUAGES: readonly Language[] = [
  ...[ENGLISH, SPANISH, FRENCH, GERMAN, PORTUGUESE, ITALIAN, DUTCH, POLISH, RUSSIAN, ARABIC],
  // Japanese has Chinese characters too, and is to be told first.
  ...[JAPANESE, CHINESE],
];

/** The lists that a table has one of. */
type List = Exclude<keyof Language, 'name' | 'common' | 'months' | 'order' | 'script' | 'isUnspaced' | 'site'>;

/** The phrases of one list in all languages, as one group of a regular expression. */
export function phrasesOf(list: List): string {
  return `(?:${phrases(list, LANGUAGES)})`;
}

/** The same as whole words. Where a script sets no spaces between words, a word may begin and end anywhere. */
export function wholeWordsOf(list: List): string {
  const [spaced, unspaced] = [false, true].map((wanted) =>
    phrases(
      list,
      LANGUAGES.filter(({ isUnspaced }) => (isUnspaced ?? false) === wanted),
    ),
  );
  const words = `(?<![\\p{L}\\p{M}]|\\p{L}-)(?:${spaced})(?![\\p{L}\\p{M}]|-\\p{L})`;
  return unspaced ? `(?:${words}|${unspaced})` : `(?:${words})`;
}

function phrases(list: List, languages: readonly Language[]): string {
  return languages
    .map((language) => language[list])
    .filter((words) => words !== '')
    .join('|');
}

// Enough to tell a language by, however long the text is.
const LONGEST_LOOK = 20_000;
const FEWEST_WORDS = 3;
// Of two languages that share words, one must be plainly ahead: Spanish and Portuguese have a third in common.
const AHEAD = 1.25;

const COMMON = LANGUAGES.map((language) => ({ language, common: new Set(language.common?.split('|')) }));

/** The language that a text is written in, as far as its script or its commonest words tell. */
export function findLanguage(text: string): Language | undefined {
  const look = text.slice(0, LONGEST_LOOK).toLowerCase();
  const byScript = LANGUAGES.find(({ script }) => script !== undefined && isMostly(look, script));
  if (byScript) return byScript;

  const words = look.match(/[\p{L}\p{M}]+/gu) ?? [];
  const [first, second] = COMMON.map(({ language, common }) => ({
    language,
    count: words.filter((word) => common.has(word)).length,
  })).sort((a, b) => b.count - a.count);
  const isPlain = first !== undefined && first.count >= FEWEST_WORDS && first.count >= AHEAD * (second?.count ?? 0);
  return isPlain ? first.language : undefined;
}

/** Whether at least a tenth of a text is in a script: names and addresses in Latin letters stand in any. */
function isMostly(text: string, script: RegExp): boolean {
  return (text.match(script)?.length ?? 0) * 10 > text.length;
}
