import type { Range } from '#index/text/article.ts';
import { findSentences } from '#index/text/sentences.ts';
import type { ByteRange, Labels } from './notation.ts';

/** What a reader finds a word of a page to be. */
type Mark = 'story' | 'neutral' | 'junk';

/**
 * A copied page as its words, in order: two texts of the same page are compared by these, whatever a reader did to its
 * line ends, marks and invisible characters. `sentences` are those of the story, by the numbers of their words.
 */
export type PageWords = { forms: readonly string[]; marks: readonly Mark[]; sentences: readonly Range[] };

// Letters and digits that stand together; each ideograph by itself, for nothing parts those. Marks that show only at a
// line end, and characters that never show, are part of the word they stand in.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060])+/gu;
const UNSEEN = /[\u00ad\u200b-\u200d\u2060]/gu;

/** The words of a text as compared: small letters, without what does not show. */
export function formsOf(text: string): string[] {
  return wordsIn(text).map(({ form }) => form);
}

/** The words of a copied page, with what the labels say of each. */
export function wordsOfPage(
  copied: string,
  { story, neutral, headline }: Pick<Labels, 'story' | 'neutral' | 'headline'>,
): PageWords {
  const words = wordsIn(copied);
  const toOffsets = offsetsIn(copied);
  const stories = story.map(toOffsets);
  // Whether a headline is found is judged by itself.
  const neutrals = [...neutral, ...(headline ? [headline] : [])].map(toOffsets);
  const isIn = (ranges: readonly Range[], { start }: Range) =>
    ranges.some((range) => start >= range.start && start < range.end);
  const within = ({ start, end }: Range) => ({
    start: words.filter((word) => word.start < start).length,
    end: words.filter((word) => word.start < end).length,
  });
  return {
    forms: words.map(({ form }) => form),
    marks: words.map((word) => {
      if (isIn(stories, word)) return 'story';
      return isIn(neutrals, word) ? 'neutral' : 'junk';
    }),
    sentences: stories
      .flatMap((range) => findSentences(copied, range))
      .map(within)
      .filter(({ start, end }) => start < end),
  };
}

/** The text of some bytes of a copied page. */
export function textAt(copied: string, range: ByteRange): string {
  const { start, end } = offsetsIn(copied)(range);
  return copied.slice(start, end);
}

function wordsIn(text: string): (Range & { form: string })[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const form = word.replace(UNSEEN, '').normalize('NFC').toLowerCase();
    return form === '' ? [] : [{ form, start: index, end: index + word.length }];
  });
}

/** Bytes of UTF-8 as offsets into the string. */
function offsetsIn(text: string): (range: ByteRange) => Range {
  const bytes = Buffer.from(text);
  const offset = (byte: number) => bytes.subarray(0, byte).toString().length;
  return ([start, end]) => ({ start: offset(start), end: offset(end) });
}
