import { setImmediate as breathe } from 'node:timers/promises';
import { fold } from '#index/text/text.ts';
import { ELLIPSIS_FORM, type Piece } from './pieces.ts';

/** One step along a draft and the print: a piece of both, of the draft alone, or of the print alone. */
export type AlignmentStep =
  | { kind: 'both'; drafted: Piece; printed: Piece }
  | { kind: 'added'; drafted: Piece }
  | { kind: 'removed'; printed: Piece };

/** The steps from print to draft, and what they cost: 0 where nothing differs. */
export type Alignment = { steps: AlignmentStep[]; cost: number };

// Set so that what a reader takes for one change is the cheapest way: a word for a word, a word too many, a cut.
const OTHER_CASE = 0.25;
const OTHER_ACCENTS = 0.28;
const OTHER_STOPS = 0.3;
const OTHER_MARK = 0.2;
const OTHER_WORD = 0.85;
const ADDED = { word: 1, mark: 0.25, gap: 0.3 } as const;
const REMOVED = { word: 0.3, mark: 0.1, gap: 0.1 } as const;
// What the reporter says between two pieces of speech may be long, and is often left out.
const ASIDE = 0.02;
// One long cut is likelier than many small ones.
const OPENS_CUT = 0.5;
// Where the draft itself shows that something is left out. With the ellipsis it costs more than a word that is missing
// beside an ellipsis of the print.
const OPENS_SHOWN_CUT = 0.75;
const SHOWN = { word: 0.01, mark: 0.01, gap: 0.01 } as const;

/** How a place in the table was reached. */
const BOTH = 1;
const PUT_IN = 2;
const LEFT_OUT = 3;
/** Of a place reached by leaving out: whether the piece before was left out too. */
const GOES_ON = 4;

// Some 40 ms of work, after which others get their turn.
const CELLS_AT_ONCE = 1_000_000;

/**
 * Aligns the whole of a draft with the stretch of print that it resembles most, by affine gaps (Gotoh 1982); what the
 * print has before and after that stretch costs nothing. Others go on in between while it takes long.
 */
export async function alignInSlices(drafted: readonly Piece[], printed: readonly Piece[]): Promise<Alignment> {
  const rows = rowByRow(drafted, printed);
  for (let cells = printed.length; ; cells += printed.length) {
    const row = rows.next();
    if (row.done) return row.value;
    if (cells < CELLS_AT_ONCE) continue;
    cells = 0;
    await breathe();
  }
}

function* rowByRow(drafted: readonly Piece[], printed: readonly Piece[]): Generator<void, Alignment> {
  const priceOf = createPrices(drafted, printed);
  const ways = Array.from(drafted, () => new Uint8Array(printed.length + 1));
  let costs = new Float64Array(printed.length + 1);

  for (const [i, piece] of drafted.entries()) {
    costs = nextRow(costs, { piece, printed, way: ways[i] ?? new Uint8Array(), price: (j) => priceOf(i, j) });
    yield;
  }
  const end = costs.indexOf(costs.reduce((least, cost) => Math.min(least, cost)));
  return { steps: retrace(drafted, printed, { ways, end }), cost: costs[end] ?? 0 };
}

type Row = { piece: Piece; printed: readonly Piece[]; way: Uint8Array; price: (j: number) => number };

/** What it costs to come as far as this piece of the draft and each piece of the print; `way` is filled in. */
function nextRow(above: Float64Array, { piece, printed, way, price }: Row): Float64Array<ArrayBuffer> {
  const costs = new Float64Array(above.length);
  const { added, opening, removed } = pricesOf(piece);
  let cut = Number.POSITIVE_INFINITY;
  costs[0] = (above[0] ?? 0) + added;
  way[0] = PUT_IN;

  for (const [j, { kind, isAside = false }] of printed.entries()) {
    const opened = (costs[j] ?? 0) + opening;
    const goesOn = cut <= opened ? GOES_ON : 0;
    cut = Math.min(cut, opened) + Math.min(removed[kind], isAside ? ASIDE : 1);
    const both = (above[j] ?? 0) + price(j);
    const putIn = (above[j + 1] ?? 0) + added;
    const least = Math.min(both, putIn, cut);
    costs[j + 1] = least;
    way[j + 1] = goesOn + wayTo(least, both, putIn);
  }
  return costs;
}

/** What it costs to put a piece into the draft, and to leave out what the print has after it. */
function pricesOf({ kind, form }: Piece) {
  // Who speaks may stand between the parts of a quotation at no cost.
  if (kind === 'gap' && form === '') return { added: 0, opening: 0, removed: SHOWN };
  return kind === 'gap'
    ? { added: ADDED.gap, opening: OPENS_SHOWN_CUT, removed: SHOWN }
    : { added: ADDED[kind], opening: OPENS_CUT, removed: REMOVED };
}

function wayTo(least: number, both: number, putIn: number): number {
  if (least === both) return BOTH;
  return least === putIn ? PUT_IN : LEFT_OUT;
}

/** What it costs to take a piece of the draft for a piece of the print. */
function createPrices(drafted: readonly Piece[], printed: readonly Piece[]): (i: number, j: number) => number {
  const numbers = new Map<string, number>();
  // Compared by number: a table has thousands of places.
  const numberOf = (form: string) => {
    const number = numbers.get(form) ?? numbers.size;
    numbers.set(form, number);
    return number;
  };
  const read = ({ form, kind }: Piece): Numbered => ({
    kind,
    isEllipsis: form === ELLIPSIS_FORM || form === '',
    form: numberOf(form),
    // `[T]he` is “the” with its case shown as changed.
    small: numberOf(form.toLowerCase().replace(/(?<=.)[[\]]|^\[(?=.)/gu, '')),
    bare: numberOf(bareForm(form)),
    folded: numberOf(foldedForm(form)),
  });
  const [ours, theirs] = [drafted.map(read), printed.map(read)];

  return (i, j) => {
    const [a, b] = [ours[i], theirs[j]];
    return a && b ? priceOfBoth(a, b) : Number.POSITIVE_INFINITY;
  };
}

type Numbered = { kind: Piece['kind']; isEllipsis: boolean; form: number; small: number; bare: number; folded: number };

function priceOfBoth(a: Numbered, b: Numbered): number {
  if (a.form === b.form) return 0;
  if (a.small === b.small) return OTHER_CASE;
  if (a.kind !== b.kind || a.isEllipsis || b.isEllipsis) return Number.POSITIVE_INFINITY;
  if (a.kind === 'mark') return OTHER_MARK;
  if (a.folded === b.folded) return OTHER_ACCENTS;
  return a.bare === b.bare ? OTHER_STOPS : OTHER_WORD;
}

/** A word whatever its case and accents: what a search takes for the same. */
export function foldedForm(form: string): string {
  return fold(form.toLowerCase());
}

/** A word without the marks inside it: `U.S.` and `US`, `1,360` and `1360`, but `1.5` is not `15`. */
export function bareForm(form: string): string {
  return form.replace(/(?<=\p{L})\.|'|(?<=\p{Nd}),(?=\p{Nd}{3})/gu, '');
}

function retrace(
  drafted: readonly Piece[],
  printed: readonly Piece[],
  { ways, end }: { ways: readonly Uint8Array[]; end: number },
): AlignmentStep[] {
  const steps: AlignmentStep[] = [];
  let [i, j] = [drafted.length, end];
  let isCutting = false;

  while (i > 0) {
    const way = ways[i - 1]?.[j] ?? PUT_IN;
    const [ours, theirs] = [drafted[i - 1], printed[j - 1]];
    if (theirs && (isCutting || way % GOES_ON === LEFT_OUT)) {
      steps.push({ kind: 'removed', printed: theirs });
      isCutting = way >= GOES_ON;
      j -= 1;
    } else if (ours && theirs && way % GOES_ON === BOTH) {
      steps.push({ kind: 'both', drafted: ours, printed: theirs });
      [i, j] = [i - 1, j - 1];
    } else if (ours) {
      steps.push({ kind: 'added', drafted: ours });
      i -= 1;
    }
  }
  return steps.reverse();
}
