import { type Article, isQuotable, type Range } from '#index/text/article.ts';
import { findRunsOf } from '#index/text/runs.ts';
import { findSentences } from '#index/text/sentences.ts';
import { eachWord, fold } from '#index/text/text.ts';
import { doInSlices, type Slices } from '#index/words/slices.ts';

/** What became of a passage: where the same words are printed now, where those that took their place are, or nothing. */
export type Fate = { as: 'printed' | 'changed'; at: Range } | { as: 'gone' };

/** A word, a figure's sign or a quotation mark: what must stay as it is for a passage to be the same. */
type Piece = Range & { is: string };
type Passage = { pieces: readonly Piece[]; isQuotable: boolean; paragraph: Range };

// So many are read between two breaths.
const PARAGRAPHS_AT_ONCE = 50;
const PIECES_AT_ONCE = 2_000;
const LONGEST_PARAGRAPH = 20_000;

// So much of a passage must be left, in its order, for another to have taken its place.
const MUCH = 0.5;

// Commas come and go in a correction; a sign before a figure or the marks of a quotation change what is said.
const SIGN = /[$€£¥₹%‰°]|(?<quote>["“”„«»])|(?<![\p{L}\p{N}])[-−](?=[$€£¥₹]?\p{N})/gu;
const CLOSING = /^[.!?…,;:)\]”’"»]*/u;

/** What became of the passage `range` of one version of an article in another, newer one. Edits elsewhere do not count. */
export function whatBecameOf(range: Range, before: Article, after: Article): Promise<Fate> {
  return doInSlices(fateOf(range, before, after));
}

function* fateOf(range: Range, before: Article, after: Article): Slices<Fate> {
  const posted = yield* piecesOf(before.text, range);
  if (posted.length === 0) return { as: 'gone' };

  const isNote = before.paragraphs.some(
    ({ kind, start, end }) => kind === 'correction' && start <= range.start && range.start < end,
  );
  const passages: Passage[] = [];
  for (const paragraph of after.paragraphs) {
    // A correction may repeat the very words that were wrong.
    if (paragraph.kind === 'correction' && !isNote) continue;
    const pieces = yield* piecesOf(after.text, paragraph);
    passages.push({ pieces, isQuotable: isQuotable(paragraph), paragraph });
    if (passages.length % PARAGRAPHS_AT_ONCE === 0) yield;
  }
  const printed = findSame(posted, passages, range.start);
  if (printed) return { as: 'printed', at: closed(printed, after.text) };

  yield;
  const nearest = yield* findNearest(posted, passages);
  return nearest ? { as: 'changed', at: sentencesAround(nearest, after.text) } : { as: 'gone' };
}

function* piecesOf(text: string, range: Range): Slices<Piece[]> {
  const pieces: Piece[] = [];
  for (const { form, start, end } of eachWord(text, range)) {
    pieces.push({ is: fold(form), start, end });
    if (pieces.length % PIECES_AT_ONCE === 0) yield;
  }
  for (const { 0: sign, index, groups } of text.slice(range.start, range.end).matchAll(SIGN)) {
    const start = range.start + index;
    pieces.push({ is: groups?.quote ? '"' : sign.replace('−', '-'), start, end: start + sign.length });
    if (pieces.length % PIECES_AT_ONCE === 0) yield;
  }
  return pieces.sort((a, b) => a.start - b.start);
}

/** The same pieces in the same order, across paragraphs if need be: first where they may be quoted, then nearest. */
function findSame(posted: readonly Piece[], passages: readonly Passage[], near: number): Range | undefined {
  const all = passages.flatMap(({ pieces }) => pieces);
  const owners = passages.flatMap(({ pieces, isQuotable }) => new Array<boolean>(pieces.length).fill(isQuotable));
  const wordsOf = (pieces: readonly Piece[]) => pieces.map(({ is }) => is);
  const found = findRunsOf(wordsOf(all), wordsOf(posted)).flatMap((at) => {
    const [first, last] = [all[at], all[at + posted.length - 1]];
    return first && last ? [{ start: first.start, end: last.end, isQuotable: owners[at] === true }] : [];
  });
  const distance = ({ start }: Range) => Math.abs(start - near);
  found.sort((a, b) => Number(b.isQuotable) - Number(a.isQuotable) || distance(a) - distance(b));
  return found[0];
}

type Near = Range & { share: number; paragraph: Range };

function* findNearest(posted: readonly Piece[], passages: readonly Passage[]): Slices<Near | undefined> {
  let nearest: Near | undefined;
  for (const [at, passage] of passages.entries()) {
    const likest = passage.isQuotable ? likestIn(passage, posted) : undefined;
    if (likest && likest.share > (nearest?.share ?? 0)) nearest = likest;
    if (at % PARAGRAPHS_AT_ONCE === PARAGRAPHS_AT_ONCE - 1) yield;
  }
  return nearest;
}

/** The stretch of a paragraph that has most of the posted pieces, if they are many and in order. */
function likestIn({ pieces, paragraph }: Passage, posted: readonly Piece[]): Near | undefined {
  const { at, shared } = densest(pieces, posted);
  if (shared < MUCH * posted.length) return undefined;
  const stretch = pieces.slice(at, at + posted.length);
  const [first, last] = [stretch[0], stretch.at(-1)];
  const share = inOrder(posted, stretch) / posted.length;
  return first && last && share >= MUCH ? { start: first.start, end: last.end, share, paragraph } : undefined;
}

/** Where the stretch begins that shares most pieces with the posted ones, in whatever order, and how many. */
function densest(pieces: readonly Piece[], posted: readonly Piece[]): { at: number; shared: number } {
  const wanted = new Map<string, number>();
  for (const { is } of posted) wanted.set(is, (wanted.get(is) ?? 0) + 1);
  let shared = 0;
  let best = { at: 0, shared: 0 };

  const count = (piece: Piece | undefined, by: 1 | -1) => {
    const left = wanted.get(piece?.is ?? '');
    if (piece === undefined || left === undefined) return;
    if (by === 1 ? left > 0 : left >= 0) shared += by;
    wanted.set(piece.is, left - by);
  };
  for (const [last, piece] of pieces.entries()) {
    count(pieces[last - posted.length], -1);
    count(piece, 1);
    if (shared > best.shared) best = { at: Math.max(0, last - posted.length + 1), shared };
  }
  return best;
}

/** How many pieces two passages share in the same order: the length of their longest common subsequence. */
function inOrder(a: readonly Piece[], b: readonly Piece[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const { is } of a) {
    const next = [0];
    for (const [at, other] of b.entries()) {
      next.push(is === other.is ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The whole sentences of which a stretch has the greater part. */
function sentencesAround({ start, end, paragraph }: Near, text: string): Range {
  // Of a paragraph as long as a book only the words that took their place.
  if (paragraph.end - paragraph.start > LONGEST_PARAGRAPH) return { start, end };
  const sentences = findSentences(text, paragraph).filter((sentence) => {
    const shared = Math.min(end, sentence.end) - Math.max(start, sentence.start);
    return shared * 2 > sentence.end - sentence.start || shared * 2 > end - start;
  });
  const [first, last] = [sentences[0], sentences.at(-1)];
  return first && last ? { start: first.start, end: last.end } : { start, end };
}

/** With the marks that close its last sentence. */
function closed({ start, end }: Range, text: string): Range {
  return { start, end: end + (CLOSING.exec(text.slice(end, end + 8))?.[0].length ?? 0) };
}
