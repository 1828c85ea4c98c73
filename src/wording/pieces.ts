import type { Attribution } from '#index/evidence/speakers.ts';
import type { Range } from '#index/text/article.ts';

/** The form of an ellipsis. */
export const ELLIPSIS_FORM = '…';

/**
 * One word or mark of a text, as two texts are compared. `form` is as printed but for what never counts as a change:
 * the shape of quotation marks (single, double, doubled apostrophes), apostrophes, dashes and ellipses.
 * A `gap` shows where an editor left something out or put something in: `…`, `[sic]`, `[the bill]`, `[T]he`; with an
 * empty form it is where a draft interrupts a quotation, to say who speaks. An `aside` is the reporter's own.
 */
export type Piece = Range & { kind: 'word' | 'mark' | 'gap'; form: string; isAside?: boolean };

const BRACKETED = String.raw`[\p{L}\p{M}]*\[[^[\]\n]{1,80}\][\p{L}\p{M}]*|\(sic\)`;
const ELLIPSIS = String.raw`…|\.{3,}|\.(?:\s\.){2,}`;
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

/** Everything of a stretch of text but its white space, in order; what nobody in `said` is quoted as saying is an aside. */
export function readPieces(text: string, { start, end }: Range, said?: readonly Attribution[]): Piece[] {
  const quotations = said?.map(({ quotation }) => quotation).filter((one) => one.start < end && one.end > start);
  return [...text.slice(start, end).matchAll(PIECE)].map(({ 0: found, index, groups = {} }) => {
    const range = { start: start + index, end: start + index + found.length };
    const isAside = quotations?.every((one) => range.end <= one.start || one.end <= range.start);
    return { ...range, ...asCompared(found, groups), ...(isAside && { isAside }) };
  });
}

/** Where a draft interrupts a quotation. */
export function interruption(at: number): Piece {
  return { start: at, end: at, kind: 'gap', form: '' };
}

/** Where some pieces stand among others one after the other, alike in form; -1 where they do not. */
export function findRun(among: readonly Piece[], pieces: readonly Piece[]): number {
  return among.findIndex((_, at) => pieces.every(({ form }, i) => among[at + i]?.form === form));
}

function asCompared(found: string, groups: Readonly<Record<string, string | undefined>>): Pick<Piece, 'kind' | 'form'> {
  if (groups.gap !== undefined) return { kind: 'gap', form: /^[.…]/u.test(found) ? ELLIPSIS_FORM : plain(found) };
  if (groups.word !== undefined) return { kind: 'word', form: plain(found) };
  if (groups.quote !== undefined) return { kind: 'mark', form: '"' };
  return { kind: 'mark', form: groups.dash === undefined ? found : '-' };
}

/** What stands inside a word or a bracket, its marks and spaces in one shape. */
function plain(found: string): string {
  if (/^[A-Za-z0-9]*$/.test(found)) return found;
  return found.replace(QUOTATION_MARKS, "'").replace(DASHES, '-').replace(/\s+/gu, ' ').normalize('NFC');
}
