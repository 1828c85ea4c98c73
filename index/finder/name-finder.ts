import MiniSearch from 'minisearch';
import { compareText } from '#index/text/compare-text.ts';
import { type Fitting, findClosest, foldedWords, inOrder, READING } from './closest.ts';
import { CIRCLES, type Circle, mayHear, type NameSuggested } from './suggestions.ts';

/** A name as a story prints it, alone and with all that it prints with it. */
export type PrintedName = Pick<NameSuggested, 'name' | 'inFull'>;

/** A name in one of its spellings, with how many stories print it so, by whom those are shown to. */
type Spelling = PrintedName & { key: string; stories: Record<Circle, number> };

// A name itself is meant before what somebody is; and ten times the stories make a name half as likely again.
const NAME = 4;
const TEN_TIMES = 0.5;

/** Finds names that many stories may share: of outlets, of reporters, of people who are quoted. */
export function createNameFinder() {
  const index = new MiniSearch<PrintedName>({
    ...READING,
    idField: 'inFull',
    fields: ['name', 'inFull'],
    // A name is no less one for being long.
    searchOptions: { boost: { name: NAME }, bm25: { k: 1.2, b: 0, d: 0.5 } },
  });
  const spellings = new Map<string, Spelling>();
  const byKey = new Map<string, Set<Spelling>>();

  function enter({ name, inFull }: PrintedName): Spelling {
    const key = foldedWords(name).join(' ');
    const spelling = { name, inFull, key, stories: { outside: 0, everyone: 0, editors: 0 } };
    spellings.set(inFull, spelling);
    byKey.set(key, (byKey.get(key) ?? new Set()).add(spelling));
    index.add(spelling);
    return spelling;
  }

  function forget(spelling: Spelling): void {
    const others = byKey.get(spelling.key);
    others?.delete(spelling);
    if (others?.size === 0) byKey.delete(spelling.key);
    spellings.delete(spelling.inFull);
    index.remove(spelling);
  }

  function countStories(key: string, circle: Circle): number {
    return [...(byKey.get(key) ?? [])].reduce((sum, spelling) => sum + countSeen(spelling, circle), 0);
  }

  function weigh(inFull: string, circle: Circle): number {
    const spelling = spellings.get(inFull);
    if (!spelling || countSeen(spelling, circle) === 0) return 0;
    return 1 + TEN_TIMES * Math.log10(countStories(spelling.key, circle));
  }

  function look(typed: string, circle: Circle): Fitting[] {
    return findClosest(index, { words: foldedWords(typed), weigh: (inFull) => weigh(inFull, circle) });
  }

  return {
    /** Counts one more story that prints a name. */
    add(printed: PrintedName, shownTo: Circle): void {
      const { stories } = spellings.get(printed.inFull) ?? enter(printed);
      stories[shownTo] += 1;
    },

    /** Counts one story less. */
    remove({ inFull }: PrintedName, shownTo: Circle): void {
      const spelling = spellings.get(inFull);
      if (!spelling) return;
      spelling.stories[shownTo] -= 1;
      if (countSeen(spelling, 'editors') === 0) forget(spelling);
    },

    /** The names that may be meant, each in the spelling that fits best and, of several such, that most stories have. */
    nearest(typed: string, circle: Circle, limit: number): NameSuggested[] {
      const found = look(typed, circle);
      const stories = new Map(found.map(({ id }) => [id, countSeen(spellings.get(id), circle)]));
      const moreFirst = (a: string, b: string) => (stories.get(b) ?? 0) - (stories.get(a) ?? 0) || compareText(a, b);
      const best = new Map<string, Spelling>();
      for (const inFull of inOrder(found, moreFirst)) {
        const spelling = spellings.get(inFull);
        if (spelling && !best.has(spelling.key)) best.set(spelling.key, spelling);
      }
      return [...best.values()]
        .slice(0, limit)
        .map(({ name, inFull, key }) => ({ name, inFull, stories: countStories(key, circle) }));
    },

    /** All that may be meant, as it is printed. */
    printings: (typed: string, circle: Circle): Set<string> => new Set(look(typed, circle).map(({ id }) => id)),
  };
}

function countSeen(spelling: Spelling | undefined, circle: Circle): number {
  return CIRCLES.reduce((sum, shownTo) => sum + (mayHear(circle, shownTo) ? (spelling?.stories[shownTo] ?? 0) : 0), 0);
}
