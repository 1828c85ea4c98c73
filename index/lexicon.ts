import { baseOf, fold, stemOf } from './text.ts';

/** Which printed forms answer a word, and how closely: 1 as typed, a little less but for accents, less for an inflection. */
export type Closeness = ReadonlyMap<number, number>;

// A reader who types an accent means it, but never misses the plain spelling; an inflection answers, but the word itself is better.
export const BUT_FOR_ACCENTS = 0.95;
const INFLECTED = 0.6;

/** Every form that the archive prints, by number, and the forms that are one word to a reader. */
export type Lexicon = ReturnType<typeof createLexicon>;

/** A lexicon of `known` forms, numbered in their order, to which others can be added. */
export function createLexicon(known: readonly string[] = []) {
  const numbers = new Map<string, number>();
  const forms: string[] = [];
  const stems: string[] = [];
  const byFold = new Map<string, number[]>();
  const byStem = new Map<string, number[]>();

  /** The number of a form, given to it when it is first seen. */
  function numberOf(form: string): number {
    const known = numbers.get(form);
    if (known !== undefined) return known;

    const number = forms.length;
    const folded = fold(form);
    const stem = stemOf(folded);
    numbers.set(form, number);
    forms.push(form);
    stems.push(stem);
    listed(byFold, folded).push(number);
    listed(byStem, stem).push(number);
    return number;
  }

  for (const form of known) numberOf(form);
  return {
    numberOf,

    /** Every form, in the order of their numbers. */
    forms: (): readonly string[] => forms,

    /** Every form with its number. */
    entries: (): Iterable<[string, number]> => numbers.entries(),

    /** The stem of a numbered form: what the archive is indexed by. */
    stemAt: (number: number): string => stems[number] ?? '',

    /** The numbers of the forms that print `form`, whatever their accents. */
    alike: (form: string): readonly number[] => byFold.get(fold(form)) ?? [],

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

    /** The forms that begin with `prefix`, whatever their accents. */
    beginningWith(prefix: string): Closeness {
      const start = fold(prefix);
      const alike = [...byFold].filter(([folded]) => folded.startsWith(start)).flatMap(([, list]) => list);
      return new Map(alike.map((number) => [number, 1]));
    },
  };
}

function listed<Key>(lists: Map<Key, number[]>, key: Key): number[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
