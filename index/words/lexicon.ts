import { isStopWord } from '#index/text/stop-words.ts';
import { baseOf, fold, stemOf } from '#index/text/text.ts';

/** Which printed forms answer a word, and how closely: 1 as typed, a little less but for accents, less for an inflection. */
export type Closeness = ReadonlyMap<number, number>;

// A reader who types an accent means it, but never misses the plain spelling; an inflection answers, but the word itself is better.
export const BUT_FOR_ACCENTS = 0.95;
const INFLECTED = 0.8;
// In a long list of words an ending says little.
const RELATED = 0.94;

// Forms are kept by their first letters, as many as the shortest prefix has.
const START = 3;

/** Every form that the archive prints, by number, and the forms that are one word to a reader. */
export type Lexicon = ReturnType<typeof createLexicon>;

/** Forms in the order of their numbers, and the stem of each. */
export type KnownForms = { forms: readonly string[]; stems: readonly string[] };

/** A lexicon of `known` forms, to which others can be added. */
export function createLexicon(known: KnownForms = { forms: [], stems: [] }) {
  const numbers = new Map<string, number>();
  const forms: string[] = [];
  const folds: string[] = [];
  const stems: string[] = [];
  const letters: number[] = [];
  const lengths: number[] = [];
  const stops: boolean[] = [];
  const byFold = new Map<string, number[]>();
  const byStem = new Map<string, number[]>();
  const byStart = new Map<string, string[]>();

  /** The number of a form, given to it when it is first seen. */
  function numberOf(form: string): number {
    return numbers.get(form) ?? enter(form, fold(form));
  }

  function enter(form: string, folded: string, stem = stemOf(folded)): number {
    const number = forms.length;
    numbers.set(form, number);
    forms.push(form);
    folds.push(folded);
    stems.push(stem);
    letters.push(lettersOf(folded));
    lengths.push(form.length);
    stops.push(isStopWord(folded));
    const alike = listed(byFold, folded);
    if (alike.length === 0) listed(byStart, folded.slice(0, START)).push(folded);
    alike.push(number);
    listed(byStem, stem).push(number);
    return number;
  }

  for (const [at, form] of known.forms.entries()) enter(form, fold(form), known.stems[at]);
  return {
    numberOf,

    /** What another lexicon can be made of. */
    known: (): KnownForms => ({ forms, stems }),

    /** The numbers of the forms that may be within `most` edits of a folded word: an edit changes two letters at most. */
    roughly(folded: string, most: number): number[] {
      const wanted = lettersOf(folded);
      const near: number[] = [];
      // By number and not by iterator: this walks every form there is.
      for (let number = 0; number < letters.length; number += 1) {
        const isAsLong = Math.abs((lengths[number] ?? 0) - folded.length) <= most;
        if (isAsLong && countBits((letters[number] ?? 0) ^ wanted) <= 2 * most) near.push(number);
      }
      return near;
    },

    /** Whether a numbered form is too common to find a story by. */
    isStopAt: (number: number): boolean => stops[number] ?? false,

    /** A numbered form. */
    formAt: (number: number): string => forms[number] ?? '',

    /** The stem of a numbered form: what the archive is indexed by. */
    stemAt: (number: number): string => stems[number] ?? '',

    /** The numbers of the forms with a stem. */
    formsOf: (stem: string): readonly number[] => byStem.get(stem) ?? [],

    /** The numbers of the forms that print the word of a numbered one, whatever their accents. */
    alikeAt: (number: number): readonly number[] => byFold.get(folds[number] ?? '') ?? [],

    /** The forms that print `form`, whatever their accents. */
    sameWord(form: string): Closeness {
      const alike = byFold.get(fold(form)) ?? [];
      return new Map(alike.map((number) => [number, forms[number] === form ? 1 : BUT_FOR_ACCENTS]));
    },

    /** The forms that print `form` or an inflection of it: `cities` for `city`, but not `examining` for `examiner`. */
    inflections(form: string): Closeness {
      const base = baseOf(fold(form));
      const related = byStem.get(stemOf(fold(form))) ?? [];
      const alike = related.filter((number) => baseOf(fold(forms[number] ?? '')) === base);
      return new Map([...alike.map((number) => [number, INFLECTED] as const), ...this.sameWord(form)]);
    },

    /** The telling forms that share a stem with `form`: `examining` for `examiner`. Enough to judge by, not to match. */
    relatives(form: string): Closeness {
      const related = (byStem.get(stemOf(fold(form))) ?? []).filter((number) => !stops[number]);
      return new Map([...related.map((number) => [number, RELATED] as const), ...this.sameWord(form)]);
    },

    /** The forms that begin with `prefix`, of three letters or more, whatever their accents. */
    beginningWith(prefix: string): Closeness {
      const start = fold(prefix);
      const near = byStart.get(start.slice(0, START)) ?? [];
      const alike = near.filter((folded) => folded.startsWith(start)).flatMap((folded) => byFold.get(folded) ?? []);
      return new Map(alike.map((number) => [number, 1]));
    },
  };
}

function listed<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const known = lists.get(key);
  if (known) return known;
  const list: Item[] = [];
  lists.set(key, list);
  return list;
}

/** Which letters a word has, a bit for each; letters far apart in the alphabet may share one. */
function lettersOf(folded: string): number {
  let letters = 0;
  for (let at = 0; at < folded.length; at += 1) letters |= 1 << (folded.charCodeAt(at) & 31);
  return letters;
}

function countBits(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
