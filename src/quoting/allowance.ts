import type { Snippet } from '#index/search/snippet.ts';
import type { Range } from '#index/text/article.ts';
import { findSentences } from '#index/text/sentences.ts';
import { wordsOf } from '#index/text/text.ts';
import type { Quote } from './citation.ts';

/** How many words of each article one answer may still show. */
export type Allowance = {
  /**
   * As much of a quote as is left: whole sentences where one fits, else words around what was found. Undefined where
   * nothing is left.
   */
  cut<Shown extends Quote>(quote: Shown): Shown | undefined;
  /** Whether a text of an article may be shown as well, whole. */
  holds(text: string, article: Quote['article']): boolean;
};

// No right allows as much, and to count its words takes long.
const LONGEST_COUNTED = 200_000;

/** What one answer may show of everything, before it has shown anything. */
export function createAllowance(): Allowance {
  const left = new Map<string, number>();
  const spend = (id: string, most: number, text: string) => {
    if (most !== Number.POSITIVE_INFINITY) left.set(id, most - countWords(text));
  };

  return {
    cut(quote) {
      const { id, rightsWords = Number.POSITIVE_INFINITY } = quote.article;
      const most = left.get(id) ?? rightsWords;
      const snippet = cutToWords(quote.snippet, most);
      if (!snippet) return undefined;
      spend(id, most, snippet.text);
      return { ...quote, snippet };
    },

    holds(text, { id, rightsWords = Number.POSITIVE_INFINITY }) {
      const most = left.get(id) ?? rightsWords;
      const isHeld = most === Number.POSITIVE_INFINITY || (text.length <= LONGEST_COUNTED && countWords(text) <= most);
      if (isHeld) spend(id, most, text);
      return isHeld;
    },
  };
}

/** The quotes of one answer, in their order, with no more words of any article in all than its rights allow. */
export function withinRights<Shown extends Quote>(quotes: readonly Shown[]): Shown[] {
  const allowance = createAllowance();
  return quotes.flatMap((quote) => allowance.cut(quote) ?? []);
}

/** Texts shown beside a quote, each whole, or empty where its article's rights leave too few words for it. */
export function besideWithinRights(quote: Quote, texts: readonly string[]): string[] {
  const allowance = createAllowance();
  allowance.cut(quote);
  return texts.map((text) => (allowance.holds(text, quote.article) ? text : ''));
}

function countWords(text: string): number {
  return wordsOf(text).length;
}

function cutToWords(snippet: Snippet, most: number): Snippet | undefined {
  if (most <= 0) return undefined;
  if (most === Number.POSITIVE_INFINITY || countWords(snippet.text) <= most) return snippet;

  const { text, start, hits } = snippet;
  const sentences = findSentences(text, { start: 0, end: text.length });
  const hit = (hits[0]?.start ?? start) - start;
  const core = sentences.findIndex(({ end }) => hit < end);
  const sentence = sentences[core] ?? { start: 0, end: text.length };
  const fits = (range: Range) => countWords(text.slice(range.start, range.end)) <= most;
  return fits(sentence)
    ? sliceOf(snippet, grown(sentences, core, fits), sentence)
    : sliceOf(snippet, wordsAround(text, sentence, { hit, most }), sentence);
}

/** A sentence with those after it, then those before it, as long as they fit. */
function grown(sentences: readonly Range[], core: number, fits: (range: Range) => boolean): Range {
  let { start = 0, end = 0 } = sentences[core] ?? {};
  for (const next of sentences.slice(core + 1)) {
    if (!fits({ start, end: next.end })) break;
    end = next.end;
  }
  for (const previous of sentences.slice(0, core).toReversed()) {
    if (!fits({ start: previous.start, end })) break;
    start = previous.start;
  }
  return { start, end };
}

/** So many words of a sentence, from its start or as far back from what was found as leaves it in the middle. */
function wordsAround(text: string, sentence: Range, { hit, most }: { hit: number; most: number }): Range {
  const words = wordsOf(text.slice(0, sentence.end)).filter(({ start }) => start >= sentence.start);
  const at = words.findIndex(({ end }) => hit < end);
  const first = at < most ? 0 : Math.min(at - Math.floor(most / 2), words.length - most);
  return {
    start: first === 0 ? sentence.start : (words[first]?.start ?? sentence.start),
    end: first + most < words.length ? (words[first + most - 1]?.end ?? sentence.end) : sentence.end,
  };
}

/** A part of a snippet; `sentence` is the one in whose midst it may begin or end. */
function sliceOf(snippet: Snippet, { start, end }: Range, sentence: Range): Snippet {
  const from = snippet.start + start;
  const to = snippet.start + end;
  return {
    ...snippet,
    start: from,
    end: to,
    text: snippet.text.slice(start, end),
    hits: snippet.hits.filter((hit) => hit.start >= from && hit.end <= to),
    cut: {
      before: start > sentence.start || (start === 0 && snippet.cut.before),
      after: end < sentence.end || (end === snippet.text.length && snippet.cut.after),
    },
  };
}
