import type { Range } from '#index/text/article.ts';

/** A quotation mark of any style, and which way it faces; `either` where only what is already open can tell. */
export type QuotationMark = Range & { turn: 'opens' | 'closes' | 'either' };

// Straight and curly marks, guillemets, and the doubled apostrophes of older wires, a third one being a single mark.
const MARK = /["“”„«»]|'{2,3}|``/gu;
const CURLY = /[“”„«»`]/u;
const OPENING = /[“„«`]/u;

const BEFORE_OPENING = /^[\s([{<—–\-/:“"'‘‚]?$/u;
const NOT_AFTER_OPENING = /^[\s,;:?!)\]]?$/u;
const AFTER_CLOSING = /^[\s,.;:?!)\]}—–'’]?$/u;
// Feet and inches: 6'2".
const MEASURE = /\d\s?['’′]\s?\d{1,2}$/u;
const LONGEST_MEASURE = 6;

// British papers quote in single marks, which are apostrophes too: only where one stands free before a word, and up to
// one that ends a word and is not the apostrophe of a plural, `the workers’ rights`, with another to come. Bounded, as
// a text of nothing but such marks must not take forever.
const SINGLE =
  /(?<![\p{L}\p{N}])[‘'](?=\p{Lu}|\p{Ll}{2}|…)(?!(?:em|til|cause|n|twas|tis)\b)(?<words>(?:(?![‘“”"«»]|'')[^\n]){1,600}?)[’'](?![\p{L}\p{N}])(?!(?<=s.)\s\p{Ll}[^‘“"]{0,300}?[’'](?![\p{L}\p{N}]))/gu;

/** The double quotation marks of one paragraph, in order, with offsets into `text`. */
export function readMarks(text: string, { start, end }: Range): QuotationMark[] {
  const paragraph = text.slice(start, end);
  const marks: QuotationMark[] = [];

  for (const { 0: mark, index } of paragraph.matchAll(MARK)) {
    if (MEASURE.test(paragraph.slice(Math.max(0, index - LONGEST_MEASURE), index))) continue;
    const turn = turnOf(paragraph, mark, index);
    // In ''' the single mark is the inner one.
    const from = start + index + (mark.length > 2 && turn === 'closes' ? 1 : 0);
    marks.push({ start: from, end: from + Math.min(mark.length, 2), turn });
  }
  return marks;
}

/** What stands in single marks in a stretch without double ones: the marks' ranges, outermost only. */
export function findSingleQuoted(text: string, { start, end }: Range): Range[] {
  const stretch = text.slice(start, end);
  if (!/[‘']/u.test(stretch)) return [];
  return [...stretch.matchAll(SINGLE)].map(({ 0: quoted, index }) => ({
    start: start + index,
    end: start + index + quoted.length,
  }));
}

/** By its surroundings, as marks are often typed the wrong way round; by its shape where these leave it open. */
function turnOf(paragraph: string, mark: string, index: number): QuotationMark['turn'] {
  const before = paragraph.charAt(index - 1);
  const after = paragraph.charAt(index + mark.length);
  const couldOpen = BEFORE_OPENING.test(before) && !NOT_AFTER_OPENING.test(after);
  const couldClose = !/^\s?$/u.test(before) && AFTER_CLOSING.test(after);

  if (couldOpen !== couldClose) return couldOpen ? 'opens' : 'closes';
  if (!couldOpen || !CURLY.test(mark)) return 'either';
  return OPENING.test(mark) ? 'opens' : 'closes';
}
