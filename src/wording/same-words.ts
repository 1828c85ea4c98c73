import type { Slices } from '#index/words/slices.ts';

/** Things whose words are the same, the first to come before the others. */
export type Group<Item> = { first: Item; others: Item[] };

// Fewer words than this are a turn of phrase that anybody may repeat: those must be the same from end to end.
const FEWEST_SHARED = 6;
// So many are grouped between two breaths.
const GROUPED = 20;

/** Groups things by their words, in the order they come; a longer piece of the same words belongs with a shorter one. */
export function* groupByWords<Item>(
  items: readonly Item[],
  wordsOf: (item: Item) => readonly string[],
): Slices<Group<Item>[]> {
  const groups: (Group<Item> & { printed: string })[] = [];
  const byRun = new Map<string, (typeof groups)[number]>();

  for (const [at, item] of items.entries()) {
    if (at % GROUPED === GROUPED - 1) yield;
    const words = wordsOf(item);
    const printed = ` ${words.join(' ')} `;
    const runs = runsOf(words);
    const known = [...new Set(runs.map((run) => byRun.get(run)))].find(
      (group) => group && (group.printed.includes(printed) || printed.includes(group.printed)),
    );
    if (known) {
      known.others.push(item);
      continue;
    }
    const group = { first: item, others: [], printed };
    groups.push(group);
    for (const run of runs) if (!byRun.has(run)) byRun.set(run, group);
  }
  return groups;
}

/** Every few words in a row: two pieces of the same words share one. */
function runsOf(words: readonly string[]): string[] {
  if (words.length < FEWEST_SHARED) return [words.join(' ')];
  return words.slice(FEWEST_SHARED - 1).map((_, at) => words.slice(at, at + FEWEST_SHARED).join(' '));
}
