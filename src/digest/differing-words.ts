import type { Range } from '#index/text/article.ts';
import { findWords, fold } from '#index/text/text.ts';

/** A quotation's words, each in the form in which spelling and style do not decide. */
export type SpokenWords = { text: string; words: (Range & { form: string })[] };

/** What stands differently in two quotations of the same words; an empty range where one has nothing. */
type Swap = { a: Range; b: Range };

/** The stretches that two quotations share (`a`, `b`, with all between), how many words are the same, and which are not. */
export type DifferingWords = { a: Range; b: Range; shared: number; swaps: Swap[] };

// Fewer words in common, or less of the stretch, and it may be another sentence that only sounds alike.
const FEWEST_SHARED = 8;
const SHARE_IN_COMMON = 0.7;
// More words than this in one place were left out, not misheard.
const LONGEST_SWAP = 5;
// A mark of the reporter's that explains what differs: an ellipsis, something in brackets.
const EXPLAINED = /…|\.\s?\.|[[\]()]|--|—\s*$/u;

// What outlets spell in their own ways, though everybody says the same.
const STYLES: Record<string, string> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  s: '',
  per: '',
  cent: 'percent',
  ok: 'okay',
  towards: 'toward',
  sen: 'senator',
  gov: 'governor',
  sec: 'secretary',
  gonna: 'going to',
  wanna: 'want to',
  gotta: 'got to',
  cant: 'can not',
  cannot: 'can not',
  wont: 'will not',
  im: 'i am',
  lets: 'let us',
};
const CONTRACTED: readonly (readonly [RegExp, string])[] = [
  [/^(is|are|was|were|do|does|did|has|have|had|would|could|should|need)nt$/u, '$1 not'],
  [/^(i|you|we|they|would|could|should|who)ve$/u, '$1 have'],
  [/^(you|they)re$/u, '$1 are'],
  [/^(you|they|it|that|there)ll$/u, '$1 will'],
];

/** Reads the words of a quotation. */
export function readSpoken(text: string, range: Range): SpokenWords {
  const words = findWords(text, range).flatMap(({ form, start, end }) =>
    plain(fold(form)).map((part) => ({ start, end, form: part })),
  );
  return { text, words };
}

/**
 * How two quotations of the same speech differ, in what both print of it: that one of them begins later or ends sooner
 * is no difference. `same` where no word does; undefined where they are not the same speech.
 */
export function findDifferingWords(a: SpokenWords, b: SpokenWords): DifferingWords | 'same' | undefined {
  const pairs = firmly(align(a.words, b.words));
  const [first, last] = [pairs[0], pairs.at(-1)];
  if (!first || !last || pairs.length < FEWEST_SHARED) return undefined;
  const longest = Math.max(last.i - first.i, last.j - first.j) + 1;
  if (pairs.length < SHARE_IN_COMMON * longest) return undefined;

  const swaps = pairs.flatMap((pair, at) => swapBetween(pair, pairs[at + 1], { a, b }) ?? []);
  if (swaps.includes('cut')) return undefined;
  const telling = swaps.filter((swap) => swap !== 'cut').filter((swap) => isTelling(swap, { a, b }));
  const stretch = ({ words }: SpokenWords, from: number, to: number) => ({
    start: words[from]?.start ?? 0,
    end: words[to]?.end ?? 0,
  });
  return telling.length === 0
    ? 'same'
    : { a: stretch(a, first.i, last.i), b: stretch(b, first.j, last.j), shared: pairs.length, swaps: telling };
}

type Pair = { i: number; j: number };
type Both = { a: SpokenWords; b: SpokenWords };

/** What stands between two words that both print, if anything does; a cut where it is long or the reporter shows one. */
function swapBetween(pair: Pair, next: Pair | undefined, { a, b }: Both): Swap | 'cut' | undefined {
  if (!next || (next.i === pair.i + 1 && next.j === pair.j + 1)) return undefined;
  if (Math.max(next.i - pair.i, next.j - pair.j) > LONGEST_SWAP + 1) return 'cut';
  const swap = { a: between(a, pair.i, next.i), b: between(b, pair.j, next.j) };
  const isExplained =
    EXPLAINED.test(a.text.slice(swap.a.start, swap.a.end)) || EXPLAINED.test(b.text.slice(swap.b.start, swap.b.end));
  return isExplained ? 'cut' : swap;
}

/** From the end of one word to the start of another. */
function between({ words }: SpokenWords, from: number, to: number): Range {
  return { start: words[from]?.end ?? 0, end: words[to]?.start ?? 0 };
}

/** `health care` and `healthcare` are the same; so are `adviser` and `advisor`. */
function isTelling({ a, b }: Swap, both: Both): boolean {
  const [left, right] = [joined(both.a, a), joined(both.b, b)];
  return bareSpelling(left) !== bareSpelling(right);
}

function joined({ words }: SpokenWords, { start, end }: Range): string {
  return words
    .filter((word) => word.start >= start && word.end <= end)
    .map(({ form }) => form)
    .join('');
}

function bareSpelling(form: string): string {
  return form
    .replace(/(?<=[a-z]{3})our/gu, 'or')
    .replace(/(?<=[a-z]{3})is(?=e|ing|ation)/gu, 'iz')
    .replace(/(?<=vis)or/gu, 'er');
}

/** The words that a form stands for, in a spelling that is not one outlet's own. */
function plain(form: string): string[] {
  const [pattern, whole] = CONTRACTED.find(([contracted]) => contracted.test(form)) ?? [];
  const words = STYLES[form] ?? (pattern && whole ? form.replace(pattern, whole) : form);
  return words.split(' ').filter((word) => word !== '');
}

/** The pairs without those at either end that stand apart from the others: one word by itself may be chance. */
function firmly(pairs: readonly Pair[]): Pair[] {
  const first = pairs.findIndex((pair, at) => areClose(pair, pairs[at + 1]));
  const last = pairs.findLastIndex((pair, at) => areClose(pairs[at - 1], pair));
  return first < 0 ? [] : pairs.slice(first, last + 1);
}

/** Whether one word at most stands between on either side. */
function areClose(left: Pair | undefined, right: Pair | undefined): boolean {
  return left !== undefined && right !== undefined && right.i - left.i <= 2 && right.j - left.j <= 2;
}

/** The longest run of pairs of the same words in the same order (Needleman and Wunsch 1970, without prices). */
function align(a: SpokenWords['words'], b: SpokenWords['words']): Pair[] {
  const lengths = a.map(() => new Uint16Array(b.length + 1));
  lengths.push(new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const down = lengths[i + 1]?.[j] ?? 0;
      const right = lengths[i]?.[j + 1] ?? 0;
      const both = a[i]?.form === b[j]?.form ? (lengths[i + 1]?.[j + 1] ?? 0) + 1 : 0;
      const row = lengths[i];
      if (row) row[j] = Math.max(down, right, both);
    }
  }
  return retrace(lengths, a, b);
}

function retrace(lengths: readonly Uint16Array[], a: SpokenWords['words'], b: SpokenWords['words']): Pair[] {
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const here = lengths[i]?.[j] ?? 0;
    if (a[i]?.form === b[j]?.form && here === (lengths[i + 1]?.[j + 1] ?? 0) + 1) {
      pairs.push({ i, j });
      [i, j] = [i + 1, j + 1];
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) {
      i += 1;
    } else {
      j += 1;
    }
  }
  return pairs;
}
