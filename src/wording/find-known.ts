import type { Range } from '#index/text/article.ts';
import { findWords, fold } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';

/** A sentence's words, and what in it an editor must not miss a change of: its figures and what stands in marks. */
type Wording = { words: string[]; telling: string };

// An edited sentence is still the same one when so much of it stayed.
const SHARE_KEPT = 0.75;
const TELLING = /\p{Nd}[\p{Nd}.,]*|["“][^"“”]*["”]/gu;

/** The sentences of a version whose words an earlier one printed, small edits aside: only quotes and figures count. */
export function findKnown(found: IndexedArticle, before: IndexedArticle): Range[] {
  const earlier = before.sentences().map((sentence) => readWording(before, sentence));
  const byTelling = Map.groupBy(earlier, ({ telling }) => telling);
  return found.sentences().filter((sentence) => {
    const wording = readWording(found, sentence);
    return byTelling.get(wording.telling)?.some((one) => isKept(one.words, wording.words)) ?? false;
  });
}

function readWording({ article: { text } }: IndexedArticle, range: Range): Wording {
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
