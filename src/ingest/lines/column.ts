import { isListItem } from '#src/ingest/paragraphs.ts';
import { beginsMidSentence, breaksWord, type DocumentLine, endsBefore, expectsMore, isEnded } from './document-line.ts';
import { isRow } from './rows.ts';
import { inColumns, inPrint, type Ruler } from './ruler.ts';

/** How a document's lines were wrapped: what a full line is, and how many blank lines may stand within a paragraph. */
export type Column = {
  blanks: number;
  /**
   * Whether a line stops only because the next word did not fit; `loosely`: or may do so, where widths are only guessed;
   * `surely`: and would, were the column as wide as it can be.
   */
  isFull(line: DocumentLine, next: DocumentLine, how?: 'loosely' | 'surely'): boolean;
  /** How much of the column a line takes. */
  share(line: DocumentLine): number;
};

// A newspaper's column has 30 characters or so; programs wrap at 120 at most. Longer lines are paragraphs.
const NARROWEST = 24;
const WIDEST = 140;

/**
 * How lines may have been measured: the surest first. By `slack` a line may be longer or shorter than the column;
 * `agreeing` is the part of all lines that must be full by it.
 */
type Measure = { ruler: Ruler; slack: number; agreeing: number; fewest: number };
const MEASURES: readonly Measure[] = [
  { ruler: inColumns, slack: 0, agreeing: 1, fewest: 3 },
  { ruler: inPrint, slack: 0.03, agreeing: 1, fewest: 3 },
  { ruler: inColumns, slack: 0, agreeing: 0.9, fewest: 2 },
  { ruler: inPrint, slack: 0.03, agreeing: 0.9, fewest: 2 },
  { ruler: inPrint, slack: 0.06, agreeing: 0.9, fewest: 3 },
  { ruler: inColumns, slack: 0, agreeing: 0.75, fewest: 3 },
  { ruler: inColumns, slack: 0.15, agreeing: 0.85, fewest: 6 },
];
// Left-over code has a statement a line, in small letters.
const CODE = /[{}]$|^[\w-]{1,40} ?:.*;$/u;
// A face that is wider or narrower than most, or a line that was not spread to the end.
const LOOSE = 0.15;

const BRIEF: readonly Pick<Measure, 'ruler' | 'slack'>[] = [
  { ruler: inColumns, slack: 0 },
  { ruler: inPrint, slack: 0.06 },
];
const LIKELY = 0.75;
const FEWEST_LIKELY = 4;
const SMALL = 0.1;
const MOSTLY = 0.9;
// Two breaks between which small letters tell nothing, or one certain one.
const FEWEST_UNCERTAIN = 2;
const CERTAIN = 2;

/** A line that ends within a sentence, and whether the next one begins so, which no two paragraphs do. */
type Break = { line: DocumentLine; next: DocumentLine; isCertain: boolean };

/** The column in which a document was wrapped, or nothing if it was not. */
export function findColumn(lines: readonly DocumentLine[]): Column | undefined {
  return columnWithin(lines, 0) ?? columnWithin(lines, usualBlanks(lines));
}

/** How many blank lines stand above most lines. */
function usualBlanks(lines: readonly DocumentLine[]): number {
  const counts = Map.groupBy(lines.slice(1), ({ blanks }) => Math.min(blanks, 3));
  const [usual] = [...counts].sort(([, a], [, b]) => b.length - a.length);
  return usual?.[0] ?? 0;
}

function columnWithin(lines: readonly DocumentLine[], blanks: number): Column | undefined {
  const breaks = breaksIn(lines, blanks);
  const certain = breaks.filter(({ isCertain }) => isCertain);
  const measure = MEASURES.find(({ ruler, slack, agreeing, fewest }) => {
    const { count } = widestAgreement(certain, ruler, slack);
    return count >= Math.max(fewest, certain.length * agreeing);
  });
  if (measure) {
    const { ruler, slack } = measure;
    return columnOf(blanks, { ruler, slack, breaks, ...widestAgreement(certain, ruler, slack) });
  }
  const isProse = lines.some(({ text }) => isEnded(text));
  if (!isProse) return undefined;
  return (hasSmallLetters(lines) ? undefined : likelyColumn(blanks, breaks)) ?? longestLine(lines, blanks, breaks);
}

function hasSmallLetters(lines: readonly DocumentLine[]): boolean {
  const lengths = lines.map(({ text }) => [text.replace(/\P{Ll}+/gu, '').length, text.length] as const);
  const [small, all] = lengths.reduce(([a, b], [c, d]) => [a + c, b + d] as const, [0, 0] as const);
  return small > all * SMALL;
}

/** A column in which most lines are full, where small letters tell nothing: all capitals, Arabic, Chinese. */
function likelyColumn(blanks: number, breaks: readonly Break[]): Column | undefined {
  const found = widestAgreement(breaks, inColumns, 0);
  const isLikely = found.count >= Math.max(FEWEST_LIKELY, breaks.length * LIKELY);
  return isLikely ? columnOf(blanks, { ruler: inColumns, slack: 0, breaks, ...found }) : undefined;
}

/**
 * A column as wide as the longest line. A brief has few lines; but if none is longer than another with its next word,
 * lines were wrapped.
 */
function longestLine(lines: readonly DocumentLine[], blanks: number, breaks: readonly Break[]): Column | undefined {
  const weight = breaks.reduce((sum, { isCertain }) => sum + (isCertain ? CERTAIN : 1), 0);
  if (weight < FEWEST_UNCERTAIN) return undefined;
  for (const { ruler, slack } of BRIEF) {
    const from = lines.reduce((most, line) => Math.max(most, widthOf(line, ruler)), 0);
    const below = breaks.reduce((least, one) => Math.min(least, needOf(one, ruler)), Number.POSITIVE_INFINITY);
    if (from < below * (1 + slack) && from >= NARROWEST && from <= WIDEST)
      return columnOf(blanks, { ruler, slack, breaks, from, below });
  }
  return undefined;
}

/** A column is as wide as `from` or wider, and not as wide as `below`. */
type Found = { ruler: Ruler; slack: number; from: number; below: number; breaks: readonly Break[] };

function columnOf(blanks: number, { ruler, slack, from, below, breaks }: Found): Column {
  const isWithin = ({ line, next }: Pick<Break, 'line' | 'next'>, width: number, give: number) =>
    widthOf(line, ruler) * (1 - give) <= width && width < needOf({ line, next }, ruler) * (1 + give);
  const agreeing = breaks.filter((one) => isWithin(one, from, slack)).length;
  const loose = slack > 0 || agreeing < breaks.length * MOSTLY ? Math.max(slack, LOOSE) : slack;
  // The last width that fits: a little less than the one that does not.
  const widest = Math.max(from, below - 0.5);
  return {
    blanks,
    isFull: (line, next, how) => {
      if (how === 'surely') return isWithin({ line, next }, widest, slack);
      return isWithin({ line, next }, from, how === 'loosely' ? loose : slack);
    },
    share: (line) => widthOf(line, ruler) / from,
  };
}

function breaksIn(lines: readonly DocumentLine[], blanks: number): Break[] {
  return lines.flatMap((next, at) => {
    const line = lines[at - 1];
    if (!line || next.blanks > blanks || line.text.length > WIDEST) return [];
    const isSet = isListItem(next.text) || isRow(line.text) || isRow(next.text) || CODE.test(line.text);
    if (isSet || endsBefore(line.text, next.text)) return [];
    return [{ line, next, isCertain: beginsMidSentence(next.text) || expectsMore(line.text) }];
  });
}

function widthOf({ text, indent }: DocumentLine, ruler: Ruler): number {
  return indent * ruler(' ') + ruler(text);
}

/** How wide a line would be with the next one's first word. Where words have no space between them, that is a letter. */
function needOf({ line, next }: Pick<Break, 'line' | 'next'>, ruler: Ruler): number {
  if (breaksWord(line.text)) return Number.POSITIVE_INFINITY;
  const [word = ''] = /^(?:[\u2e80-\u9fff\uf900-\uffef]|\S+)/u.exec(next.text) ?? [];
  const space = /^[\u2e80-\u9fff\uf900-\uffef]/u.test(word) ? '' : ' ';
  return widthOf(line, ruler) + ruler(space + word);
}

/** Between which widths most lines are full, and how many are. */
function widestAgreement(
  breaks: readonly Break[],
  ruler: Ruler,
  slack: number,
): { from: number; below: number; count: number } {
  const edges = breaks.flatMap((one): [at: number, change: 1 | -1][] => [
    [widthOf(one.line, ruler) * (1 - slack), 1],
    [needOf(one, ruler) * (1 + slack), -1],
  ]);
  edges.sort(([a, x], [b, y]) => a - b || x - y);
  const best = { from: 0, below: 0, count: 0 };
  let count = 0;
  for (const [nth, [at, change]] of edges.entries()) {
    count += change;
    if (at < NARROWEST || at > WIDEST || count <= best.count) continue;
    Object.assign(best, { from: at, below: edges[nth + 1]?.[0] ?? at, count });
  }
  return best;
}
