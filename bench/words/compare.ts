import { fold } from '#index/text/text.ts';
import { createWordTree } from '#index/words/word-tree.ts';
import { createRandom } from '../instruments/random.ts';
import { spreadOf } from '../speed/figures.ts';
import { createFormerLexicon } from './former-lexicon.ts';
import { heap, median, timed } from './measure.ts';
import { below, misspell } from './misspell.ts';

const SEED = 21_578;
const WARM_UP = 300;
const LOOK_UPS = 1_500;
const STARTS = 9;
// By so much two medians of the same work may differ on a busy machine.
const ROUNDING = 1.2;

type Random = () => number;
type LookUp = (word: string) => readonly number[];
/** What is looked up in both ways. `isBar`: where the tree must be as fast. */
type Comparison = { name: string; words: readonly string[]; former: LookUp; tree: LookUp; isBar: boolean };

/** Looks the same up in both ways by turns; `isMet` where the tree found the same, and was as fast where it must be. */
export function compareLookUps(forms: readonly string[]): { row: Record<string, string>; isMet: boolean }[] {
  const former = createFormerLexicon(forms);
  const tree = plant(forms);
  const random = createRandom(SEED);
  const beginnings = [3, 4, 5].map((letters) => ({
    name: `prefix of ${letters}`,
    words: draw(forms, letters, random).map((word) => word.slice(0, letters)),
    former: former.beginningWith,
    tree: tree.beginningWith,
    isBar: true,
  }));
  const misspellings = ([1, 2] as const).map((edits) => ({
    name: edits === 1 ? 'one edit' : 'two edits',
    words: draw(forms, 4 * edits, random).map((word) => misspell(word, edits, random)),
    former: (word: string) => former.misspelt(word, edits),
    tree: (word: string) => tree.within(word, edits),
    isBar: edits === 1,
  }));
  return [...beginnings, ...misspellings].map(compare);
}

function compare({ name, words, former, tree, isBar }: Comparison) {
  const runs = words.map((word, at) => {
    // Whoever is asked first finds the machine cold.
    const late = at % 2 === 0 ? undefined : timed(() => tree(word));
    const before = timed(() => former(word));
    const now = late ?? timed(() => tree(word));
    return { before, now, isSame: before.result.toSorted(ascending).join() === now.result.toSorted(ascending).join() };
  });
  const warm = runs.slice(WARM_UP);
  const [was, is] = [spreadOf(warm.map(({ before }) => before.ms)), spreadOf(warm.map(({ now }) => now.ms))];
  const same = runs.filter(({ isSame }) => isSame).length;
  return {
    row: { look: name, former: print(was), tree: print(is), 'same forms': `${same} of ${runs.length}` },
    isMet: same === runs.length && (!isBar || (is?.p50 ?? 0) <= ROUNDING * (was?.p50 ?? 0)),
  };
}

/** What it takes to be ready to look up, and what is then held: medians of several starts by turns. */
export function compareStarts(forms: readonly string[]): Record<string, string>[] {
  const starts = Array.from({ length: STARTS }, () => ({
    former: weighed(() => createFormerLexicon(forms)),
    tree: weighed(() => plant(forms)),
  }));
  return (['former', 'tree'] as const).map((way) => ({
    ready: way,
    ms: median(starts.map((start) => start[way].ms)).toFixed(0),
    'heap MB': median(starts.map((start) => start[way].megabytes)).toFixed(1),
  }));
}

function plant(forms: readonly string[]) {
  const tree = createWordTree();
  for (const [number, form] of forms.entries()) tree.add(fold(form), number);
  return tree;
}

function draw(forms: readonly string[], fewest: number, random: Random): string[] {
  const words = forms.filter((form) => form.length >= fewest && /^[a-z]+$/.test(form));
  return Array.from({ length: WARM_UP + LOOK_UPS }, () => words[below(words.length, random)] ?? '');
}

function weighed(start: () => unknown): { ms: number; megabytes: number } {
  const before = heap();
  const { ms, result } = timed(start);
  const megabytes = (heap() - before) / 1e6;
  // Held until it is weighed.
  return result === undefined ? { ms, megabytes: 0 } : { ms, megabytes };
}

function print(spread: ReturnType<typeof spreadOf>): string {
  return spread ? `${spread.p50.toFixed(3)} / ${spread.p99.toFixed(3)}` : '';
}

function ascending(a: number, b: number): number {
  return a - b;
}
