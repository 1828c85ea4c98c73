import { type Voices, voicesIn } from '#index/evidence/voices.ts';
import type { Clause } from '#index/query/clause.ts';
import { formsIn, type Passage, withMostWords } from '#index/search/passages.ts';
import { isQuotable, type Paragraph, type Range } from '#index/text/article.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import { fold } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { Desk } from '#src/desk.ts';
import type { Quote } from '#src/quoting/citation.ts';
import { type HiddenLine, hiddenLineOf } from '#src/quoting/find-quotes.ts';
import { quoteOf } from '#src/quoting/quote-stories.ts';
import { type Alignment, align } from '#src/wording/align.ts';
import { type Difference, readDifference } from '#src/wording/difference.ts';
import { findRun, type Piece, readPieces } from '#src/wording/pieces.ts';
import type { Drafted } from './draft.ts';

/**
 * A passage in print, an exact slice with its source; in an answer as much of it as rights allow, be it nothing.
 * `voices` is who is quoted there; it is missing where the words are nobody's direct speech. `quote.snippet.cut` says on which sides the
 * printed sentence goes on.
 */
export type Printed = { quote: Quote; voices?: Voices };

/** What the archive says of one quotation. */
export type Verdict =
  /** Printed so, to the character. The first is the one to quote; `more` counts the other articles that print it so. */
  | { kind: 'exact'; printed: Printed[]; more: number }
  /** Printed otherwise. `changes` has the gravest first; `runs` lead from print to draft, and are missing where rights forbid. */
  | ({ kind: 'differs'; printed: Printed } & Difference)
  /** Printed so, but only in lines that are not reporting, such as captions and headlines. */
  | { kind: 'hidden'; lines: HiddenLine[] }
  /** Not printed; `nearest` is another text, the one most like it. */
  | { kind: 'not found'; nearest?: Printed };

/** Where a quotation, or something like it, is printed. */
type Place = { found: IndexedArticle; slice: Range };
type Compared = Place & { difference: Difference; likeness: number; cost: number };

// From so much of its words on, a text is taken for the same one changed, or at least for one to look at.
const SAME_TEXT = 0.6;
const NEAR = 0.4;
// A word or two always stand somewhere.
const FEWEST_WORDS = 3;
const SMALL_WORD = 0.4;

const MOST_SHOWN = 5;
const MOST_COPIES = 50;
const MOST_ALIGNED = 12;
// Some 50 ms of alignment: only a text of many pages needs more, and is then compared with fewer passages.
const MOST_CELLS = 4_000_000;

/** Looks a quotation up in the archive, in quotable text first. */
export async function judge(drafted: Drafted, desk: Desk): Promise<Verdict> {
  const passages = await desk.archive.passages({ words: wordsIn(drafted), hasGap: hasGap(drafted) });
  const likely = withMostWords(passages).slice(0, MOST_COPIES);
  const verbatim = likely.flatMap((passage) => findVerbatim(drafted, passage));
  if (verbatim.length > 0) return exactly(verbatim, desk);
  const repeated = likely.slice(0, MOST_ALIGNED).flatMap(({ found }) => findElsewhere(drafted, found));
  if (repeated.length > 0) return exactly(repeated, desk);

  const compared = compareClosest(drafted, passages);
  // What the draft interrupts to say who speaks, the print may interrupt too.
  const unchanged = compared.filter(({ difference }) => difference.changes.length === 0);
  if (unchanged.length > 0) return exactly(unchanged, desk);

  const lines = await findHiddenLines(drafted, passages, desk);
  return lines.length > 0 ? { kind: 'hidden', lines } : nearest(drafted, compared, desk);
}

/** A story that prints the same words several times may print them once as drafted, `Let cops be cops`. */
function findElsewhere(drafted: Drafted, found: IndexedArticle): Place[] {
  return found.quotableParagraphs.flatMap((range) => findVerbatim(drafted, { found, range })).slice(0, 1);
}

function findVerbatim({ pieces }: Drafted, { found, range }: Pick<Passage, 'found' | 'range'>): Place[] {
  const printed = readPieces(found.article.text, range);
  const at = findRun(printed, pieces);
  const [first, last] = [printed[at], printed[at + pieces.length - 1]];
  return first && last ? [{ found, slice: { start: first.start, end: last.end } }] : [];
}

function exactly(places: readonly Place[], desk: Desk): Verdict {
  const shown = places.toSorted(bySpeechThenDate).slice(0, MOST_SHOWN);
  return { kind: 'exact', printed: shown.map((place) => printedAt(place, desk)), more: places.length - shown.length };
}

function nearest(drafted: Drafted, compared: readonly Compared[], desk: Desk): Verdict {
  const [best] = compared.toSorted((a, b) => a.cost - b.cost || bySpeechThenDate(a, b));
  if (!best || wordsIn(drafted).length < FEWEST_WORDS || best.likeness < NEAR) return { kind: 'not found' };

  const printed = printedAt(best, desk);
  return best.likeness < SAME_TEXT
    ? { kind: 'not found', nearest: printed }
    : { kind: 'differs', printed, ...best.difference };
}

function compareClosest(drafted: Drafted, passages: readonly Passage[]): Compared[] {
  const compared: Compared[] = [];
  let cells = 0;
  for (const { found, range } of passages.slice(0, MOST_ALIGNED)) {
    const printed = readPieces(found.article.text, range, found.attributions());
    cells += printed.length * drafted.pieces.length;
    if (compared.length > 0 && cells > MOST_CELLS) break;

    const alignment = align(drafted.pieces, printed);
    const read = readDifference(alignment, { drafted: drafted.draft, printed: found.article.text });
    if (read) compared.push({ found, ...read, cost: alignment.cost, likeness: likenessOf(alignment, hasGap(drafted)) });
  }
  return compared;
}

/** The words quoted, without what an editor put in. */
function wordsIn({ pieces }: Drafted): string[] {
  return pieces.filter(({ kind }) => kind === 'word').map(({ form }) => form);
}

function hasGap({ pieces }: Drafted): boolean {
  return pieces.some(({ kind }) => kind === 'gap');
}

/**
 * How much of the words of draft and print is the same, from 0 to 1. Small words count less, and words left out half;
 * not the reporter's, and none where the draft shows that some are left out.
 */
function likenessOf({ steps }: Alignment, hasGap: boolean): number {
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
  return isStopWord(fold(form.toLowerCase())) ? SMALL_WORD : 1;
}

function isSameWord({ drafted, printed }: { drafted: Piece; printed: Piece }): boolean {
  return drafted.form.toLowerCase() === printed.form.toLowerCase();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Somebody's own words before the reporter's, then the newest. */
function bySpeechThenDate(a: Place, b: Place): number {
  const isSpeech = ({ found, slice }: Place) => voicesIn(found.attributions(), slice) !== undefined;
  const dateOf = ({ found }: Place) => found.article.published?.at ?? '';
  return (
    Number(isSpeech(b)) - Number(isSpeech(a)) ||
    dateOf(b).localeCompare(dateOf(a)) ||
    a.found.article.id.localeCompare(b.found.article.id)
  );
}

function printedAt({ found, slice }: Place, desk: Desk): Printed {
  const text = found.article.text.slice(slice.start, slice.end);
  const paragraph = found.quotableParagraphs.find(({ end }) => slice.start < end)?.number ?? 1;
  const voices = voicesIn(found.attributions(), slice);
  const snippet = { ...slice, text, paragraph, hits: [], cut: cutOf(found, slice) };
  return { quote: quoteOf(found, snippet, desk), ...(voices && { voices }) };
}

/** On which sides a printed sentence, or what somebody says of it, goes on beyond a slice. */
function cutOf(found: IndexedArticle, { start, end }: Range): Quote['snippet']['cut'] {
  const { text } = found.article;
  const units = [...found.attributions().map(({ quotation }) => quotation), ...found.sentences()];
  const hasWords = (from: number, to: number) => /[\p{L}\p{N}]/u.test(text.slice(from, to));
  const around = (at: number) => units.filter((unit) => unit.start <= at && at < unit.end);
  return {
    before: around(start).every((unit) => hasWords(unit.start, start)),
    after: around(end - 1).every((unit) => hasWords(end, unit.end)),
  };
}

/** The lines that print the quotation but are not quoted, each with the rule that says why. */
async function findHiddenLines(drafted: Drafted, passages: readonly Passage[], desk: Desk): Promise<HiddenLine[]> {
  const wanted = drafted.pieces.filter(({ kind }) => kind !== 'gap');
  const words = wordsIn(drafted);
  if (words.length < FEWEST_WORDS) return [];
  // Headlines are no part of the lines that a search for hidden ones looks through.
  const headed = passages.slice(0, MOST_ALIGNED).map(({ found }) => found);
  const articles = new Set([...(await findHiddenIn(words, desk)), ...headed]);

  return [...articles]
    .slice(0, MOST_COPIES)
    .flatMap(({ article }) =>
      article.paragraphs
        .filter((paragraph) => !isQuotable(paragraph) && prints(article.text, paragraph, wanted))
        .map((paragraph) => hiddenLineOf(article, paragraph, desk.timeZone)),
    );
}

/** The articles whose lines that are not quoted print every word of a quotation, in whatever order. */
async function findHiddenIn(words: readonly string[], { archive }: Desk): Promise<IndexedArticle[]> {
  const clause: Clause = { kind: 'all', of: formsIn(words).map((form) => ({ kind: 'word', form })) };
  return (await archive.printing(clause, { most: MOST_COPIES, wanted: 'hidden' })).stories;
}

function prints(text: string, paragraph: Paragraph, wanted: readonly Piece[]): boolean {
  return findRun(readPieces(text, paragraph), wanted) >= 0;
}
