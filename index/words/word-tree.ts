import SearchableMap from 'minisearch/SearchableMap';
import { type Edits, swapsIn } from './misspelling.ts';

/** A tree of words by their beginnings, each with some numbers: for whoever types only the first letters, or one wrong. */
export function createWordTree() {
  const tree = new SearchableMap<number[]>();

  function near(word: string, edits: 0 | Edits): Map<string, readonly number[]> {
    if (edits === 0) return new Map(tree.has(word) ? [[word, numbersOf(word)]] : []);
    const unswapped = [...tree.fuzzyGet(word, edits)].map(([found, [numbers]]) => [found, numbers] as const);
    // MiniSearch takes a swap for two edits. So each is made here, and the other edit looked for on either side of it.
    const swapped = swapsIn(word).flatMap(({ by, left, right }) =>
      [...near(by, edits === 2 ? 1 : 0)].filter(([found]) => found.startsWith(left) || found.endsWith(right)),
    );
    return new Map([...unswapped, ...swapped]);
  }

  function numbersOf(word: string): readonly number[] {
    return tree.get(word) ?? [];
  }

  return {
    /** Gives a word one more number. The list of them all is the same each time, and grows with the next. */
    add(word: string, number: number): readonly number[] {
      const numbers = tree.fetch(word, () => [number]);
      if (numbers.at(-1) !== number) numbers.push(number);
      return numbers;
    },

    numbersOf,

    /** The numbers of the words with a beginning, in no order: to sort them would take as long as to find them. */
    beginningWith: (start: string): number[] => together(tree.atPrefix(start).values()),

    /**
     * The numbers, ascending, of the words within so many edits of another: letters put in, taken out, changed, or
     * swapped with their neighbour, none of them twice (optimal string alignment).
     */
    within: (word: string, edits: Edits): number[] => together(near(word, edits).values()).sort((a, b) => a - b),
  };
}

function together(lists: Iterable<readonly number[]>): number[] {
  const numbers: number[] = [];
  // Not spread into one call: most lists have one number, and that takes half as long again.
  for (const list of lists) for (const number of list) numbers.push(number);
  return numbers;
}
