import { type Article, type Paragraph, type ParagraphKind, type Range, trimRange } from '#index/text/article.ts';
import { wordsOf } from '#index/text/text.ts';
import { findSingleQuoted, type QuotationMark, readMarks } from './quotation-marks.ts';
import { findUnmarked } from './unmarked.ts';

/**
 * What a quotation is: somebody's words (`speech`), one or two words set apart (`fragment`), the title of a work or a
 * slogan (`name`), a paragraph of somebody's words without marks (`block`), or an embedded post (`post`).
 */
type QuotationForm = 'speech' | 'fragment' | 'name' | 'block' | 'post';

/**
 * Direct speech as an article prints it: `text.slice(start, end)` are the words without their marks, `marks` is the
 * range with them, and `paragraph` the number of the one paragraph that holds it. `goesOn` says whether its marks
 * stay open from the paragraph before, or into the next.
 */
export type Quotation = Range & {
  marks: Range;
  paragraph: number;
  form: QuotationForm;
  goesOn: { from: boolean; into: boolean };
};

type Unmarked = NonNullable<ReturnType<typeof findUnmarked>>;
type Quoted = { marks: Range; isOpen: boolean };

const FEWEST_WORDS = 3;
// Longer runs of capitals are shouted, not titled.
const LONGEST_TITLE = 11;
const SMALL_WORDS = /^(?:an?|the|of|and|or|for|to|in|on|at|by|with|from|as|vs?|de|la)$/u;
const CAPITAL_WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

const NOBODY_SPEAKS: ReadonlySet<ParagraphKind> = new Set(['boilerplate', 'promo', 'sources', 'correction']);
const OPENS_WITH_MARK = /^(?:["“„«]|''|``)/u;

/** Every direct quotation, in order and never overlapping. What is unbalanced in one paragraph never reaches another. */
export function findQuotations({ text, paragraphs }: Pick<Article, 'text' | 'paragraphs'>): Quotation[] {
  const quotations: Quotation[] = [];

  for (const [index, paragraph] of paragraphs.entries()) {
    if (NOBODY_SPEAKS.has(paragraph.kind)) continue;
    const unmarked = findUnmarked({ text, paragraphs }, index);
    const found = unmarked
      ? [wholeParagraph(unmarked, paragraph)]
      : quotationsIn(text, paragraph, { before: quotations.at(-1), next: paragraphs[index + 1] });
    // Not spread into one call, which takes no more than some hundred thousand.
    for (const quotation of found) quotations.push(quotation);
  }
  return quotations;
}

type Around = { before: Quotation | undefined; next: Paragraph | undefined };

function quotationsIn(text: string, paragraph: Paragraph, { before, next }: Around): Quotation[] {
  const isContinued = next !== undefined && OPENS_WITH_MARK.test(text.slice(next.start, next.start + 2));
  const isOpen = before?.goesOn.into === true && before.paragraph === paragraph.number - 1;

  return quotedIn(text, paragraph, isContinued).flatMap(({ marks, isOpen: into }) => {
    const range = trimRange(text, inside(text, marks, into));
    const from = isOpen && marks.start === paragraph.start;
    if (range.start >= range.end) return [];
    return [{ ...range, marks, paragraph: paragraph.number, form: formOf(text, range, marks), goesOn: { from, into } }];
  });
}

/** The outermost pairs of marks, and what stays open at the end where the next paragraph opens with a mark again. */
function quotedIn(text: string, paragraph: Range, isContinued: boolean): Quoted[] {
  const quoted: Quoted[] = [];
  const open: QuotationMark[] = [];

  for (const mark of readMarks(text, paragraph)) {
    const opening = opensQuotation(mark, open) ? undefined : open.pop();
    if (opening) quoted.push({ marks: { start: opening.start, end: mark.end }, isOpen: false });
    else if (mark.turn !== 'closes') open.push(mark);
  }
  const [first] = open;
  if (first && isContinued) quoted.push({ marks: { start: first.start, end: paragraph.end }, isOpen: true });

  return withSingles(text, paragraph, outermost(quoted));
}

function opensQuotation({ turn }: QuotationMark, open: readonly QuotationMark[]): boolean {
  return turn === 'opens' || (turn === 'either' && open.length === 0);
}

function outermost(quoted: readonly Quoted[]): Quoted[] {
  const sorted = quoted.toSorted((a, b) => a.marks.start - b.marks.start || b.marks.end - a.marks.end);
  let end = 0;
  return sorted.filter(({ marks }) => {
    const isOuter = marks.start >= end;
    if (isOuter) end = marks.end;
    return isOuter;
  });
}

/** Adds what stands in single marks between the double ones. */
function withSingles(text: string, paragraph: Range, doubles: readonly Quoted[]): Quoted[] {
  const starts = [paragraph.start, ...doubles.map(({ marks }) => marks.end)];
  return starts.flatMap((start, index) => {
    const double = doubles[index];
    const singles = findSingleQuoted(text, { start, end: double?.marks.start ?? paragraph.end });
    return [...singles.map((marks) => ({ marks, isOpen: false })), ...(double ? [double] : [])];
  });
}

function inside(text: string, { start, end }: Range, isOpen: boolean): Range {
  const width = /^(?:''|``)/u.test(text.slice(start, start + 2)) ? 2 : 1;
  const closing = /''$/u.test(text.slice(end - 2, end)) && width === 2 ? 2 : 1;
  return { start: start + width, end: isOpen ? end : end - closing };
}

function formOf(text: string, range: Range, marks: Range): QuotationForm {
  const words = text.slice(range.start, range.end);
  if (wordsOf(words).length < FEWEST_WORDS) return isUtterance(text, words, marks) ? 'speech' : 'fragment';
  return isTitle(words) ? 'name' : 'speech';
}

/** A word or two that are all somebody said: `“Never,” she said.`, but not a “sanctuary” city. */
function isUtterance(text: string, words: string, { start }: Range): boolean {
  return /^\p{Lu}.*[,.?!…]$/u.test(words) && /(?:^|[\n.?!,:”"'’]\s?)$/u.test(text.slice(Math.max(0, start - 2), start));
}

/** Set in capitals as titles, slogans and programmes are: `Meet the Press`, `Make America Great Again`. */
function isTitle(text: string): boolean {
  if (/[?!]$|[\p{L}]{3}[.?!]\s/u.test(text)) return false;
  const words = text.match(CAPITAL_WORD) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word));
  return (
    words.length <= LONGEST_TITLE && small.length * 2 <= words.length && small.every((word) => SMALL_WORDS.test(word))
  );
}

function wholeParagraph({ form, range }: Unmarked, { number }: Paragraph): Quotation {
  return { ...range, marks: range, paragraph: number, form, goesOn: { from: false, into: false } };
}
