import { stemmer } from 'stemmer';
import type { Range } from './article.ts';

/**
 * One word as printed: `text.slice(start, end)`, and its form, in which only what never decides a match is gone:
 * case, apostrophes, the possessive, thousands separators, the dots of an acronym. Accents stay.
 */
export type Word = Range & { form: string };

// In this order: 1,360 · 3.5 · U.S. or D.C · a word, apostrophes inside it included.
const WORD =
  /\p{Nd}{1,3}(?:,\p{Nd}{3})+(?!\p{Nd})(?:\.\p{Nd}+)?|\p{Nd}+(?:\.\p{Nd}+)+|(?<!\p{L})\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?|[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*/gu;

/** The words of one stretch of a text, in order. */
export function findWords(text: string, { start, end }: Range): Word[] {
  const words: Word[] = [];
  for (const word of eachWord(text, { start, end })) words.push(word);
  return words;
}

/** The same, one after the other: for whoever leaves off in a long text. */
export function* eachWord(text: string, { start, end }: Range): Generator<Word> {
  for (const match of text.slice(start, end).matchAll(WORD)) {
    const at = start + match.index;
    yield { form: formOf(match[0]), start: at, end: at + match[0].length };
  }
}

/** The words of a whole text. */
export function wordsOf(text: string): Word[] {
  return findWords(text, { start: 0, end: text.length });
}

// What has more letters is no word, and is known by its first ones: to find its stem would take forever.
const LONGEST_FORM = 100;

function formOf(printed: string): string {
  return fullFormOf(printed.slice(0, 2 * LONGEST_FORM)).slice(0, LONGEST_FORM);
}

function fullFormOf(printed: string): string {
  if (/^[A-Za-z]+$/.test(printed)) return printed.toLowerCase();
  if (/^\p{Nd}/u.test(printed)) return printed.replaceAll(',', '').toLowerCase();
  return printed
    .toLowerCase()
    .replace(/['’ʼ]s$/u, '')
    .replace(/['’ʼ.]/gu, '')
    .normalize('NFC');
}

const BARE_LETTERS: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};

/** A form without its accents: `renée` and `renee` fold to the same. */
export function fold(form: string): string {
  if (/^[a-z0-9.]*$/.test(form)) return form;
  const bare = form.normalize('NFKD').replace(/\p{M}+/gu, '');
  return bare.replace(/[łøđðıæœßþ]/g, (letter) => BARE_LETTERS[letter] ?? letter);
}

/** What a folded form shares with its inflections, by Porter's 1980 algorithm: `detainers` and `detained` give `detain`. */
export function stemOf(folded: string): string {
  return /^[a-z]+$/.test(folded) ? stemmer(folded) : folded;
}

/**
 * A folded form without its plural, `-ed` or `-ing`: what inflection adds, and no more, after step 1 of Porter's
 * algorithm. A stem takes more away, so that `examiner` and `examining` share one.
 */
export function baseOf(folded: string): string {
  const singular = folded.replace(/(?<=[a-z]{2})ies$/, 'y').replace(/(?<=ss|sh|ch|x|zz)es$|(?<=[^sui])s$/, '');
  const bare = singular.replace(/(?<=[a-z]{2})ied$/, 'y').replace(/(?<=[aeiouy][a-z]*)(?:ed|ing)$/, '');
  return bare.replace(/([b-df-hj-kmnp-rtvwx])\1$/, '$1').replace(/(?<=[a-z]{2})e$/, '');
}

// Of more parts than this nobody makes one word.
const MOST_PARTS = 12;
// A hyphen or short dash with no space about it makes one word of two.
const JOINED = /^[-‐‑–]$/u;

/** Runs of words that hyphens join, as first and last word number: `anti-ICE` is both `anti`, `ice` and `antiice`. */
export function findCompounds(text: string, words: readonly Word[]): { first: number; last: number; form: string }[] {
  const compounds: { first: number; last: number; form: string }[] = [];
  let first = 0;

  for (let at = 1; at <= words.length; at += 1) {
    if (isJoined(text, words[at - 1], words[at])) continue;
    if (at - first > 1 && at - first <= MOST_PARTS) {
      const form = words
        .slice(first, at)
        .map((word) => word.form)
        .join('');
      if (/\p{L}/u.test(form)) compounds.push({ first, last: at - 1, form });
    }
    first = at;
  }
  return compounds;
}

function isJoined(text: string, left: Word | undefined, right: Word | undefined): boolean {
  return left !== undefined && right !== undefined && JOINED.test(text.slice(left.end, right.start));
}
