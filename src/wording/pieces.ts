import type { Quotation } from '#index/evidence/quotations.ts';
import type { Attribution } from '#index/evidence/speakers.ts';
import type { Range } from '#index/text/article.ts';
import { firstWhere } from '#index/text/first-where.ts';
import { findRunsOf } from '#index/text/runs.ts';
import { atOnce, type Slices } from '#index/words/slices.ts';
import { type IsWhole, shapeOf } from './shapes.ts';

/** The form of an ellipsis. */
export const ELLIPSIS_FORM = '…';

/**
 * One word or mark of a text, as two texts are compared. `form` is as printed but for what never counts as a change:
 * the shape of quotation marks (single, double, doubled apostrophes), apostrophes, dashes, ellipses and ligatures, soft
 * hyphens, words broken at a line end, and whether a comma or full stop stands inside the mark that closes with it.
 * A `gap` shows where an editor left something out or put something in: `…`, `[sic]`, `[the bill]`, `[T]he`; with an
 * empty form it is where a draft interrupts a quotation, to say who speaks. An `aside` is the reporter's own. A hyphen
 * is a dash that makes one word of two.
 */
export type Piece = Range & { kind: 'word' | 'mark' | 'gap'; form: string; isAside?: boolean; isHyphen?: boolean };

const BRACKETED = String.raw`[\p{L}\p{M}]*\[[^[\]\n]{1,80}\][\p{L}\p{M}]*|\(sic\)`;
const ELLIPSIS = String.raw`…\.*|\.{3,}|\.(?:\s\.){2,}`;
const NUMBER = String.raw`\p{Nd}+(?:[.,:]\p{Nd}+)+`;
const ACRONYM = String.raw`(?<!\p{L})\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])`;
const WORD = String.raw`[\p{L}\p{M}\p{N}]+(?:['’ʼ‘´][\p{L}\p{M}\p{N}]+)*`;
const QUOTATION_MARK = "''|``|[\"“”„‟«»‹›'’‘‚‛ʼ´`]";
const DASH = '[-‐‑‒–—―−]+';

const PIECE = new RegExp(
  String.raw`(?<gap>${BRACKETED}|${ELLIPSIS})|(?<word>${NUMBER}|${ACRONYM}|${WORD})|(?<quote>${QUOTATION_MARK})|(?<dash>${DASH})|\S`,
  'gu',
);

const QUOTATION_MARKS = new RegExp(QUOTATION_MARK, 'gu');
const DASHES = new RegExp(DASH, 'gu');

/** What else is known of a text: who says what in it, and which words that a line end breaks are whole. */
export type Known = { said?: readonly Attribution[]; isWhole?: IsWhole };

/**
 * Everything of a stretch of text but its white space, in order. What nobody in `said` is quoted as saying is an aside;
 * the marks that only open a quotation again at each of its paragraphs are left out.
 */
export function readPieces(text: string, range: Range, known: Known = {}): Piece[] {
  return atOnce(piecesOf(text, range, known));
}

// So many are read between two breaths.
const READ_AT_ONCE = 1_000;

/** The same, to be left off and gone on with: of a megabyte it takes half a second. */
export function* piecesOf(
  text: string,
  range: Range,
  { said, isWhole = (_, isAtEnd) => isAtEnd }: Known = {},
): Slices<Piece[]> {
  const here = said && quotationsIn(said, range);
  const shaped = shapeOf(text, range, isWhole);
  const pieces: Piece[] = [];
  const quotationAt = createQuotationFinder(here ?? []);
  for (const { 0: found, index, groups = {} } of shaped.text.matchAll(PIECE)) {
    const place = shaped.rangeOf(index, index + found.length);
    const quotation = quotationAt(place);
    if (quotation && isReopening(place, quotation)) continue;
    const isAside = here && !(quotation && place.end > quotation.start && quotation.end > place.start);
    pieces.push({ ...place, ...asCompared(found, groups), ...(isAside && { isAside }) });
    if (pieces.length % READ_AT_ONCE === 0) yield;
  }
  return withStopsInside(pieces);
}

/** Tells which quotation a piece may stand in: both come in order. */
function createQuotationFinder(quotations: readonly Quotation[]): (piece: Range) => Quotation | undefined {
  let next = 0;
  return ({ start }) => {
    while ((quotations[next]?.marks.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    return quotations[next];
  };
}

function quotationsIn(said: readonly Attribution[], { start, end }: Range): Quotation[] {
  const from = firstWhere(said, ({ quotation }) => quotation.marks.end > start);
  const to = firstWhere(said, ({ quotation }) => quotation.marks.start >= end);
  return said.slice(from, to).map(({ quotation }) => quotation);
}

/** Whether a mark only opens a quotation again that the paragraph before left open. */
function isReopening({ start }: Range, quotation: Quotation): boolean {
  return quotation.goesOn.from && quotation.marks.start <= start && start < quotation.start;
}

const LIGHT_MARK = /^[.,;:]$/u;

/** American papers set a comma or full stop inside the mark that closes with it, British ones outside: as the former. */
function withStopsInside(pieces: readonly Piece[]): Piece[] {
  const ordered = [...pieces];
  for (let at = ordered.length - 2; at >= 0; at -= 1) {
    const [mark, stop] = [ordered[at], ordered[at + 1]];
    if (mark?.form !== '"' || !stop || !LIGHT_MARK.test(stop.form) || mark.end !== stop.start) continue;
    // Only how they compare: each stays where it is printed.
    ordered[at] = { ...mark, form: stop.form };
    ordered[at + 1] = { ...stop, form: mark.form };
  }
  return ordered;
}

/** Where a draft interrupts a quotation. */
export function interruption(at: number): Piece {
  return { start: at, end: at, kind: 'gap', form: '' };
}

/** Every place where some pieces stand among others one after the other, alike in form. */
export function findRuns(among: readonly Piece[], pieces: readonly Piece[]): number[] {
  const formsOf = (of: readonly Piece[]) => of.map(({ form }) => form);
  return findRunsOf(formsOf(among), formsOf(pieces));
}

// `$`, `%` and `+` tell what a figure is, and `-` that it is below zero.
const SIGN = /^[\p{S}%‰&@#]$/u;

/** Whether a mark is one that says something: `1,360+` is not `1,360`. */
export function isSign({ kind, form }: Pick<Piece, 'kind' | 'form'>): boolean {
  return kind === 'mark' && SIGN.test(form);
}

/** A quotation without the marks at its ends, which another paper sets otherwise, and the marks that it ends with. */
export function withoutEndMarks(pieces: readonly Piece[]): { core: Piece[]; ending: Piece[] } {
  const isEndMark = (piece: Piece) => piece.kind === 'mark' && !isSign(piece);
  const isMinus = (at: number) =>
    pieces[at]?.form === '-' && isGlued(pieces[at], pieces[at + 1]) && /^\p{Nd}/u.test(pieces[at + 1]?.form ?? '');
  const first = pieces.findIndex((piece, at) => !isEndMark(piece) || isMinus(at));
  const end = pieces.findLastIndex((piece) => !isEndMark(piece)) + 1;
  return first < 0 ? { core: [], ending: [] } : { core: pieces.slice(first, end), ending: pieces.slice(end) };
}

/** Whether two pieces stand with nothing between. */
function isGlued(a: Piece | undefined, b: Piece | undefined): boolean {
  return a !== undefined && b !== undefined && a.end === b.start;
}

/**
 * How many pieces just before `first` belong to its word or figure: of `$`500 one, of `anti-`ICE two. Without them it
 * is another word.
 */
export function gluedBefore(pieces: readonly Piece[], first: number): number {
  const [word, mark, piece] = [pieces[first - 2], pieces[first - 1], pieces[first]];
  if (!mark || !isGlued(mark, piece)) return 0;
  if (isSign(mark)) return 1;
  return mark.isHyphen && word?.kind === 'word' && isGlued(word, mark) ? 2 : 0;
}

/** The same just after `last`: of 1,360`+` one, of ICE`-free` two. */
export function gluedAfter(pieces: readonly Piece[], last: number): number {
  const [piece, mark, word] = [pieces[last], pieces[last + 1], pieces[last + 2]];
  if (!mark || !isGlued(piece, mark)) return 0;
  if (isSign(mark)) return 1;
  return mark.isHyphen && word?.kind === 'word' && isGlued(mark, word) ? 2 : 0;
}

function asCompared(found: string, groups: Readonly<Record<string, string | undefined>>): Omit<Piece, keyof Range> {
  if (groups.gap !== undefined) return { kind: 'gap', form: /^[.…]/u.test(found) ? ELLIPSIS_FORM : plain(found) };
  if (groups.word !== undefined) return { kind: 'word', form: plain(found) };
  if (groups.quote !== undefined) return { kind: 'mark', form: '"' };
  if (groups.dash === undefined) return { kind: 'mark', form: found };
  return { kind: 'mark', form: '-', ...(/^[-‐‑]$/u.test(found) && { isHyphen: true }) };
}

/** What stands inside a word or a bracket, its marks and spaces in one shape. */
function plain(found: string): string {
  if (/^[A-Za-z0-9]*$/.test(found)) return found;
  return found.replace(QUOTATION_MARKS, "'").replace(DASHES, '-').replace(/\s+/gu, ' ').normalize('NFC');
}
