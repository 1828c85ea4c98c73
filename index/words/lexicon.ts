import { isStopWord } from '#index/text/stop-words.ts';
import { baseOf, fold, stemOf } from '#index/text/text.ts';
import type { Edits } from './misspelling.ts';
import { createWordTree } from './word-tree.ts';

/** Which printed forms answer a word, and how closely: 1 as typed, a little less but for accents, less for an inflection. */
export type Closeness = ReadonlyMap<number, number>;

// A reader who types an accent means it, but never misses the plain spelling; an inflection answers, but the word itself is better.
export const BUT_FOR_ACCENTS = 0.95;
const INFLECTED = 0.8;
// In a long list of words an ending says little.
const RELATED = 0.94;

/** Every form that the archive prints, by number, and the forms that are one word to a reader. */
export type Lexicon = ReturnType<typeof createLexicon>;

/** A lexicon to which forms can be added. */
export function createLexicon() {
  const numbers = new Map<string, number>();
  const forms: string[] = [];
  const stems: string[] = [];
  const stops: boolean[] = [];
  // By number, the forms that print the same word: one list for all of them.
  const alike: (readonly number[])[] = [];
  // By number, the first of them: whole articles are put into words by it.
  const words: number[] = [];
  const byFold = createWordTree();
  const byStem = new Map<string, number[]>();

  /** The number of a form, given to it when it is first seen. */
  function numberOf(form: string): number {
    return numbers.get(form) ?? enter(form, fold(form));
  }

  function enter(form: string, folded: string): number {
    const number = forms.length;
    const stem = stemOf(folded);
    numbers.set(form, number);
    forms.push(form);
    stems.push(stem);
    stops.push(isStopWord(folded));
    const same = byFold.add(folded, number);
    alike.push(same);
    words.push(same[0] ?? number);
    const related = byStem.get(stem);
    if (related) related.push(number);
    else byStem.set(stem, [number]);
    return number;
  }

  return {
    numberOf,

    /** Whether a numbered form is too common to find a story by. */
    isStopAt: (number: number): boolean => stops[number] ?? false,

    /** A numbered form. */
    formAt: (number: number): string => forms[number] ?? '',

    /** The stem of a numbered form: what the archive is indexed by. */
    stemAt: (number: number): string => stems[number] ?? '',

    /** The numbers of the forms with a stem. */
    formsOf: (stem: string): readonly number[] => byStem.get(stem) ?? [],

    /** One number for all the forms that print the word of a numbered one. */
    wordAt: (number: number): number => words[number] ?? number,

    /** The numbers of the forms that print the word of a numbered one, whatever their accents. */
    alikeAt: (number: number): readonly number[] => alike[number] ?? [],

    /** The numbers of the forms that print `form`, whatever their accents. */
    alikeTo: (form: string): readonly number[] => alike[numbers.get(form) ?? -1] ?? byFold.numbersOf(fold(form)),

    /** The forms that print `form`, whatever their accents. */
    sameWord(form: string): Closeness {
      const same = byFold.numbersOf(fold(form));
      return new Map(same.map((number) => [number, forms[number] === form ? 1 : BUT_FOR_ACCENTS]));
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

    /** The forms that begin with `prefix`, whatever their accents. */
    beginningWith(prefix: string): Closeness {
      return new Map(byFold.beginningWith(fold(prefix)).map((number) => [number, 1]));
    },

    /** The forms that `form` may be meant for, with so many letters wrong; their accents never are. */
    misspelt: (form: string, edits: Edits): readonly number[] => byFold.within(fold(form), edits),
  };
}
