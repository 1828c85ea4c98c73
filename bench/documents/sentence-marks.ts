import type { Range } from '#index/text/article.ts';

/** Where a sentence begins, or does not, though its punctuation says otherwise: by the words that follow. */
export type Corrections = { join: readonly string[]; split: readonly string[] };

const MARK = /(?:[.!?…]+[”"»'’)\]*_]*(?:<\/\w+>)*(?<gap>\s+)|[。！？]+[”」』）]*(?![”」』）、とが]))(?=\S)/gu;
const OPENS =
  /^(?:<[^>]*>|[>\s*_•“"«„‘'([¿¡‹「『—–-])*[\p{Lu}\p{N}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}]/u;
const SHORT =
  /(?:^|[\s("“])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Sr|Sra|Jr|St|Sgt|Gen|Gov|Sen|Rep|Prof|Inc|Co|No|Nos|vs|U\.S|U\.K|a\.m|p\.m|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Bros|art|núm|ca|bzw|z\.B|\d{1,3})\.[”"»)]*\s+$/u;

/**
 * The sentences of a paragraph, for a person to look over: after an end mark, where a new one can begin. What this
 * takes wrongly is put right in the marks.
 */
export function markSentences(text: string, { join, split }: Corrections): Range[] {
  const ends = [...text.matchAll(MARK)].flatMap(({ index, 0: mark, groups }) => {
    const next = index + mark.length;
    const before = text.slice(0, next);
    const isEnd = groups?.gap === undefined || (OPENS.test(text.slice(next)) && !SHORT.test(before));
    return isEnd && !startsWith(text.slice(next), join) ? [next] : [];
  });
  const added = split.flatMap((words) => (text.includes(words) ? [text.indexOf(words)] : []));
  const starts = [...new Set([0, ...ends, ...added])].sort((a, b) => a - b);
  return starts.map((start, at) => ({ start, end: starts[at + 1] ?? text.length }));
}

function startsWith(text: string, openings: readonly string[]): boolean {
  return openings.some((opening) => text.startsWith(opening));
}
