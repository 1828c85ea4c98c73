import { type Voices, voicesOfWords } from '#index/evidence/voices.ts';
import type { Passage } from '#index/search/passages.ts';
import type { Range } from '#index/text/article.ts';
import { firstWhere } from '#index/text/first-where.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { doInSlices, type Slices } from '#index/words/slices.ts';
import { type Alignment, type AlignmentStep, alignInSlices, foldedForm } from '#src/wording/align.ts';
import { type Difference, readDifference } from '#src/wording/difference.ts';
import { findRuns, gluedAfter, gluedBefore, type Piece, piecesOf, withoutEndMarks } from '#src/wording/pieces.ts';
import type { Drafted } from './draft.ts';

/**
 * What is looked for of a quotation: `core` without the marks at its ends, `ending` those that it ends with, its `words`
 * and those that are whole though a line end of the print may break them.
 */
export type SoughtQuotation = {
  draft: string;
  core: Piece[];
  ending: Piece[];
  words: string[];
  hasGap: boolean;
  isWhole: (word: string) => boolean;
};

/** The marks that a quotation ends with, in the draft and in print, where they are not the same. */
export type Ending = { drafted: string; printed: string };

/**
 * Where a quotation, or something like it, is printed. `words` are those of print that it has, `voices` is whose they
 * are; it is missing where print has any of them as the reporter's own.
 */
export type PrintedPlace = { found: IndexedArticle; slice: Range; words: readonly Range[]; ending?: Ending };

/** A place compared word by word: `likeness` from 0 to 1, and what the changes cost. */
export type Compared = PrintedPlace & { difference: Difference; likeness: number; cost: number };

const SMALL_WORD = 0.4;
const MOST_ALIGNED = 12;
// Some 50 ms of alignment: only a text of many pages needs more, and is then compared with fewer passages.
const MOST_CELLS = 4_000_000;
// The longest draft with a passage four times as long. What is longer still is marks without words, and no quotation.
const LARGEST_TABLE = 40_000_000;
const LONGEST_PASSAGE = 100_000;

/** What to look for of a quotation in a draft. */
export function soughtOf({ draft, pieces }: Pick<Drafted, 'draft' | 'pieces'>): SoughtQuotation {
  const { core, ending } = withoutEndMarks(pieces);
  // The words quoted, without what an editor put in.
  const words = core.filter(({ kind }) => kind === 'word').map(({ form }) => form);
  const whole = new Set(words.map((word) => word.toLowerCase()));
  return {
    draft,
    core,
    ending,
    words,
    hasGap: core.some(({ kind }) => kind === 'gap'),
    isWhole: (word) => whole.has(word.toLowerCase()),
  };
}

/** Places where the words are printed; `areAll` is not so where a story prints them in more places than are looked at. */
export type VerbatimPlaces = { places: PrintedPlace[]; areAll: boolean };

/** Where one of the first stories prints the words in this order, letter for letter. */
export function* findVerbatim(sought: SoughtQuotation, passages: readonly Passage[]): Slices<VerbatimPlaces> {
  const here: IndexedArticle[] = [];
  for (const { found, range } of passages) {
    if ((yield* verbatimIn(sought, found, range)).length > 0) here.push(found);
  }
  // A story that prints the same words several times may print them once as drafted, `Let cops be cops`.
  const stories = here.length > 0 ? here : passages.slice(0, MOST_ALIGNED).map(({ found }) => found);
  const places: PrintedPlace[] = [];
  let areAll = true;
  for (const found of stories) {
    const inStory = yield* verbatimInStory(sought, found);
    areAll &&= inStory.length <= MOST_IN_STORY;
    for (const place of inStory.slice(0, MOST_IN_STORY)) places.push(place);
  }
  return { places, areAll };
}

/** Where a story prints the words, as often as tells; in one place more where there are more. */
function* verbatimInStory(sought: SoughtQuotation, found: IndexedArticle): Slices<PrintedPlace[]> {
  const places: PrintedPlace[] = [];
  for (const range of runsOf(found)) {
    places.push(...(yield* verbatimIn(sought, found, range)));
    if (places.length > MOST_IN_STORY) break;
  }
  return places;
}

// What a story repeats more often nobody reads place by place.
const MOST_IN_STORY = 500;

function* verbatimIn(
  { draft, core, ending, isWhole }: SoughtQuotation,
  found: IndexedArticle,
  range: Range,
): Slices<PrintedPlace[]> {
  const { text } = found.article;
  const places: PrintedPlace[] = [];
  let end = range.start;
  for (const part of partsOf(range, 3 * draft.length)) {
    const printed = yield* piecesOf(text, part, { isWhole });
    yield;
    for (const { first, last, place } of wholeRuns(printed, core)) {
      // What print repeats without end stands there once in as many words, not anew at each of them.
      if (place.start < end || isAtEdge(place, part, range)) continue;
      end = place.end;
      const words = printed.slice(first, last + 1).filter(({ kind }) => kind === 'word');
      places.push(...placeAt(found, { printed, first, last, ending }, words));
      if (places.length > MOST_IN_STORY) return places;
    }
  }
  return places;
}

/** Where some pieces stand among others, and are no part of a longer word or figure. */
function* wholeRuns(
  printed: readonly Piece[],
  core: readonly Piece[],
): Generator<{ first: number; last: number; place: Range }> {
  for (const first of findRuns(printed, core)) {
    const last = first + core.length - 1;
    const [start, end] = [printed[first]?.start, printed[last]?.end];
    const isWhole = gluedBefore(printed, first) + gluedAfter(printed, last) === 0;
    if (isWhole && start !== undefined && end !== undefined) yield { first, last, place: { start, end } };
  }
}

// Of more text than this a part is read at a time. What is found at its edge is found again, and whole, in the next one.
const LONGEST_PART = 100_000;
const EDGE = 200;

/** The parts of a long stretch, which overlap by more than what is looked for in them. */
function* partsOf({ start, end }: Range, sought: number): Generator<Range> {
  let from = start;
  for (; end - from > LONGEST_PART; from += LONGEST_PART - sought - 2 * EDGE)
    yield { start: from, end: from + LONGEST_PART };
  yield { start: from, end };
}

function isAtEdge({ start, end }: Range, part: Range, whole: Range): boolean {
  return (part.start > whole.start && start < part.start + EDGE) || (part.end < whole.end && end > part.end - EDGE);
}

/** Quotable paragraphs with nothing hidden between them: a quotation may run on from one to the next. */
function runsOf({ quotableParagraphs }: IndexedArticle): Range[] {
  const runs: (Range & { number: number })[] = [];
  for (const { start, end, number } of quotableParagraphs) {
    const last = runs.at(-1);
    if (last && last.number === number - 1) Object.assign(last, { end, number });
    else runs.push({ start, end, number });
  }
  return runs;
}

// No sentence ends with as many.
const MOST_END_MARKS = 100;

type Stretch = { printed: readonly Piece[]; first: number; last: number; ending: readonly Piece[] };

function placeAt(found: IndexedArticle, stretch: Stretch, words: readonly Piece[]): PrintedPlace[] {
  const { text } = found.article;
  const { printed, last, ending } = stretch;
  const start = printed[stretch.first]?.start;
  const end = printed[last + sameAfter(stretch)]?.end;
  if (start === undefined || end === undefined) return [];

  const stopsOf = (pieces: readonly Piece[]) => pieces.map(({ form }) => form.replace('"', '')).join('');
  const drafted = stopsOf(ending);
  const after = printed.slice(last + 1, last + 1 + MOST_END_MARKS);
  const next = after.findIndex(({ kind }) => kind !== 'mark');
  const marks = next < 0 ? after : after.slice(0, next);
  const set = stopsOf(marks.filter((mark, at) => text.slice((marks[at - 1] ?? printed[last])?.end, mark.start) === ''));
  const isRemarkable = drafted === '' ? /[?!]/u.test(set) : drafted !== set;
  return [{ found, slice: { start, end }, words, ...(isRemarkable && { ending: { drafted, printed: set } }) }];
}

/** How many of the marks that print has after the words are those of the draft: they belong to what is quoted. */
function sameAfter({ printed, last, ending }: Stretch): number {
  const isSame = (piece: Piece, at: number) => piece.form !== '"' && piece.form === printed[last + 1 + at]?.form;
  const end = ending.findIndex((piece, at) => !isSame(piece, at));
  return end < 0 ? ending.length : end;
}

/** The likeliest passages, each compared with the whole of a quotation. */
export async function compareClosest(sought: SoughtQuotation, passages: readonly Passage[]): Promise<Compared[]> {
  const compared: Compared[] = [];
  let cells = 0;
  for (const { found, range } of passages.slice(0, MOST_ALIGNED)) {
    const { text } = found.article;
    if (range.end - range.start > LONGEST_PASSAGE) continue;
    const printed = await doInSlices(piecesOf(text, range, { said: found.attributions(), isWhole: sought.isWhole }));
    const table = printed.length * sought.core.length;
    if (table > LARGEST_TABLE) continue;
    cells += table;
    if (compared.length > 0 && cells > MOST_CELLS) break;
    compared.push(...(await compare(sought, found, printed)));
  }
  return compared;
}

async function compare(sought: SoughtQuotation, found: IndexedArticle, printed: readonly Piece[]): Promise<Compared[]> {
  const { steps, cost } = await alignInSlices(sought.core, printed);
  const covered = steps.flatMap((step) => (step.kind === 'added' ? [] : [step.printed]));
  const [opening, closing] = [covered[0], covered.at(-1)];
  if (!opening || !closing) return [];
  const [first, last] = [printed.indexOf(opening), printed.indexOf(closing)];

  const stretch = { printed, first, last, ending: sought.ending };
  const whole = { steps: [...withWholeWords(steps, stretch), ...sameEnding(stretch)], cost };
  const read = readDifference(whole, { drafted: sought.draft, printed: found.article.text });
  const words = steps.flatMap((step) => (step.kind === 'both' && step.printed.kind === 'word' ? [step.printed] : []));
  const [place] = placeAt(found, stretch, words);
  if (!read || !place) return [];
  return [{ ...place, ...read, cost, likeness: likenessOf(whole, sought.hasGap) }];
}

/** With what the first and last word of print lose where the draft has only a part of them, as `ICE` of `anti-ICE`. */
function withWholeWords(steps: readonly AlignmentStep[], { printed, first, last }: Stretch): AlignmentStep[] {
  const removed = (piece: Piece): AlignmentStep => ({ kind: 'removed', printed: piece });
  return [
    ...printed.slice(first - gluedBefore(printed, first), first).map(removed),
    ...steps,
    ...printed.slice(last + 1, last + 1 + gluedAfter(printed, last)).map(removed),
  ];
}

/** The marks at the end that draft and print share: they belong to what is shown. */
function sameEnding(stretch: Stretch): AlignmentStep[] {
  const { printed, last, ending } = stretch;
  return ending.slice(0, sameAfter(stretch)).flatMap((drafted, at): AlignmentStep[] => {
    const mark = printed[last + 1 + at];
    return mark ? [{ kind: 'both', drafted, printed: mark }] : [];
  });
}

/**
 * How much of the words of draft and print is the same, from 0 to 1. Small words count less, and words left out half;
 * not the reporter's, and none where the draft shows that some are left out.
 */
function likenessOf({ steps }: Pick<Alignment, 'steps'>, hasGap: boolean): number {
  const weigh = (pieces: readonly Piece[]) => sum(pieces.map(weightOf));
  const drafted = steps.flatMap((step) => (step.kind === 'removed' ? [] : [step.drafted]));
  const removed = steps.flatMap((step) =>
    step.kind === 'removed' && !hasGap && !step.printed.isAside ? [step.printed] : [],
  );
  const same = steps.flatMap((step) => (step.kind === 'both' && isSameWord(step) ? [step.drafted] : []));
  return weigh(same) / (weigh(drafted) + weigh(removed) / 2);
}

function weightOf({ kind, form }: Piece): number {
  if (kind !== 'word') return 0;
  return isStopWord(foldedForm(form)) ? SMALL_WORD : 1;
}

function isSameWord({ drafted, printed }: { drafted: Piece; printed: Piece }): boolean {
  return foldedForm(drafted.form) === foldedForm(printed.form);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Whether print has every word of a place as somebody's, between quotation marks. */
export function isQuoted({ found, words }: Pick<PrintedPlace, 'found' | 'words'>): boolean {
  const attributions = found.attributions();
  return words.every(({ start, end }) => {
    const marks =
      attributions[firstWhere(attributions, ({ quotation }) => quotation.marks.end >= end)]?.quotation.marks;
    return marks !== undefined && marks.start <= start;
  });
}

/** Whose words a place prints; nothing where some of them are the reporter's own. */
export function voicesAt(place: Pick<PrintedPlace, 'found' | 'words' | 'slice'>): Voices | undefined {
  return isQuoted(place) ? voicesOfWords(place.found, place.slice) : undefined;
}
