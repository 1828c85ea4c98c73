import type { Range } from '#index/text/article.ts';
import { compareText } from '#index/text/compare-text.ts';
import { findWords, fold } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { doInSlices, type Slices } from '#index/words/slices.ts';

/** A sentence's words, and what in it an editor must not miss a change of: its figures and what stands in marks. */
type Wording = { words: string[]; telling: string };

// An edited sentence is still the same one when so much of it stayed.
const SHARE_KEPT = 0.75;
// A word that so many sentences have among their rarest tells none of them from the others.
const MOST_COMPARED = 100;
export const LONGEST_COMPARED = 20_000;
const TELLING = /\p{Nd}[\p{Nd}.,]*|["“][^"“”]*["”]/gu;

/** The sentences of a version whose words an earlier one printed, small edits aside: only quotes and figures count. */
export function findKnown(found: IndexedArticle, before: IndexedArticle): Promise<Range[]> {
  return doInSlices(knownIn(found, before));
}

// So many sentences are compared between two breaths.
const SENTENCES_AT_ONCE = 50;

function* knownIn(found: IndexedArticle, before: IndexedArticle): Slices<Range[]> {
  const earlier: Wording[] = [];
  for (const sentence of before.sentences()) {
    earlier.push(readWording(before, sentence));
    if (earlier.length % SENTENCES_AT_ONCE === 0) yield;
  }
  const byTelling = Map.groupBy(earlier, ({ telling }) => telling);
  const looks = new Map<string, Look>();
  for (const [telling, wordings] of byTelling) {
    looks.set(telling, yield* createLook(wordings));
    if (looks.size % SENTENCES_AT_ONCE === 0) yield;
  }
  const known: Range[] = [];
  for (const [at, sentence] of found.sentences().entries()) {
    const { telling, words } = readWording(found, sentence);
    if (looks.get(telling)?.(words)) known.push(sentence);
    if (at % SENTENCES_AT_ONCE === SENTENCES_AT_ONCE - 1) yield;
  }
  return known;
}

type Look = (words: readonly string[]) => boolean;

/**
 * Tells of a sentence's words whether any of some sentences kept them. To share three quarters of the words of the longer,
 * two must share one of the rarest few of either (prefix filtering, Chaudhuri, Ganti and Kaushik 2006): only such are
 * compared.
 */
function* createLook(wordings: readonly Wording[]): Slices<Look> {
  const printed = new Set(wordings.map(({ words }) => words.join(' ')));
  const times = new Map<string, number>();
  for (const { words } of wordings) for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  const timesOf = (word: string) => times.get(word) ?? 0;
  const rarestOf = (words: readonly string[]) => {
    const sorted = words.toSorted((a, b) => timesOf(a) - timesOf(b) || compareText(a, b));
    return new Set(sorted.slice(0, Math.floor(words.length * (1 - SHARE_KEPT)) + 1));
  };
  const byRare = yield* groupByRarest(wordings, rarestOf);

  return (words) => {
    if (printed.has(words.join(' '))) return true;
    const alike = [...rarestOf(words)].flatMap((word) => (byRare.get(word) ?? []).slice(0, MOST_COMPARED));
    return alike.some((one) => isKept(one.words, words));
  };
}

type RarestOf = (words: readonly string[]) => ReadonlySet<string>;

/** The sentences that have a word among their rarest, by that word. */
function* groupByRarest(wordings: readonly Wording[], rarestOf: RarestOf): Slices<Map<string, Wording[]>> {
  const byRare = new Map<string, Wording[]>();
  for (const [at, wording] of wordings.entries()) {
    if (at % SENTENCES_AT_ONCE === SENTENCES_AT_ONCE - 1) yield;
    for (const word of rarestOf(wording.words)) {
      const having = byRare.get(word);
      if (having) having.push(wording);
      else byRare.set(word, [wording]);
    }
  }
  return byRare;
}

/** What is longer than any sentence is the same where every character is. */
function readWording({ article: { text } }: IndexedArticle, range: Range): Wording {
  if (range.end - range.start > LONGEST_COMPARED) return { words: [text.slice(range.start, range.end)], telling: '' };
  const words = findWords(text, range).map(({ form }) => fold(form));
  const telling = text.slice(range.start, range.end).match(TELLING) ?? [];
  return { words, telling: telling.map(bare).join(' ') };
}

function bare(printed: string): string {
  return printed
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function isKept(before: readonly string[], now: readonly string[]): boolean {
  const left = new Map<string, number>();
  for (const word of before) left.set(word, (left.get(word) ?? 0) + 1);
  let kept = 0;
  for (const word of now) {
    const count = left.get(word) ?? 0;
    if (count > 0) kept += 1;
    left.set(word, count - 1);
  }
  return kept >= SHARE_KEPT * Math.max(before.length, now.length);
}
