import type { Named } from '#index/evidence/person-names.ts';
import type { Voices } from '#index/evidence/voices.ts';
import { inSlices } from '#index/in-slices.ts';
import { type Passage, withMostWords } from '#index/search/passages.ts';
import type { Range } from '#index/text/article.ts';
import { daysPublished } from '#index/text/dates.ts';
import { firstWhere } from '#index/text/first-where.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { doInSlices } from '#index/words/slices.ts';
import type { Desk } from '#src/desk.ts';
import { type Citation, cite, type Quote } from '#src/quoting/citation.ts';
import type { HiddenLine } from '#src/quoting/find-quotes.ts';
import { quoteOf } from '#src/quoting/quote-stories.ts';
import type { ChangeKind, Difference } from '#src/wording/difference.ts';
import type { Drafted } from './draft.ts';
import { findLinesPrinting } from './lines-printing.ts';
import {
  type Compared,
  compareClosest,
  type Ending,
  findVerbatim,
  isQuoted,
  type PrintedPlace,
  type SoughtQuotation,
  soughtOf,
  voicesAt,
} from './places.ts';

/**
 * A passage in print, an exact slice with its source; in an answer as much of it as rights allow, be it nothing.
 * `voices` is whose words they are; it is missing where they are the reporter's own. `quote.snippet.cut` says on which
 * sides the printed sentence goes on.
 */
export type Printed = { quote: Quote; voices?: Voices };

/**
 * Everybody whom the stories that print some words name for them, and whether any has them as somebody's words; that is
 * taken to be so where more stories than can be read may.
 */
export type Mouths = { named: Named[]; isSpeech: boolean };

/** What the archive says of one quotation. */
export type Verdict =
  /**
   * Printed so, to the character. The first is the one to quote; `more` counts the other articles that print it so.
   * `ending`: the marks at its end, where no story has those of the draft.
   */
  | { kind: 'exact'; printed: Printed[]; more: number; mouths: Mouths; ending?: Ending }
  /**
   * Printed otherwise. `changes` has the gravest first; `runs` lead from print to draft, and are missing where rights
   * forbid. `also` prints it as `printed` does.
   */
  | ({ kind: 'differs'; printed: Printed; also: Citation[]; mouths: Mouths } & Difference)
  /** Printed so, but only in lines that are not reporting, such as captions and headlines. */
  | { kind: 'hidden'; lines: HiddenLine[] }
  /** Not printed; `nearest` is another text, the one most like it. */
  | { kind: 'not found'; nearest?: Printed };

// From so much of its words on, a text is taken for the same one changed, or at least for one to look at.
const SAME_TEXT = 0.6;
const NEAR = 0.4;
// A word or two always stand somewhere.
const FEWEST_WORDS = 3;

const MOST_SHOWN = 5;
// Read so many at a time: words that everybody uses are in some story as somebody's.
const MOST_COPIES = 50;
const MOST_READ = 500;

// The words are all there, in their order: a headline with the capitals of the draft would tell less.
const SAME_WORDS: readonly ChangeKind[] = ['case', 'accents', 'punctuation'];

/** Looks a quotation up in the archive, in quotable text first. */
export async function judge(drafted: Drafted, desk: Desk): Promise<Verdict> {
  const verdict = await judgeReading(drafted, desk);
  if (verdict.kind === 'exact' || !drafted.hyphened) return verdict;
  const hyphened = await judgeReading({ ...drafted, pieces: drafted.hyphened }, desk);
  return hyphened.kind === 'exact' ? hyphened : verdict;
}

async function judgeReading(drafted: Drafted, desk: Desk): Promise<Verdict> {
  const sought = soughtOf(drafted);
  const passages = await desk.archive.passages(sought);
  const copies = await findCopies(sought, withMostWords(passages));
  if (copies.places.length > 0) return exactly(copies, desk);

  const compared = await compareClosest(sought, passages);
  // What the draft interrupts to say who speaks, the print may interrupt too.
  const unchanged = compared.filter(({ difference }) => difference.changes.length === 0);
  if (unchanged.length > 0) return exactly({ places: unchanged, areAll: true }, desk);

  const worded = compared.filter(({ difference }) => difference.changes.every((change) => SAME_WORDS.includes(change)));
  const lines = worded.length > 0 ? [] : await findLinesPrinting(sought, passages, desk);
  return lines.length > 0 ? { kind: 'hidden', lines } : nearest(compared, sought.words.length, desk);
}

/** Where the words are printed, and whether every place that may print them was looked at. */
type Copies = { places: readonly PrintedPlace[]; areAll: boolean };

/** Reads on until a story has the words as somebody's. */
async function findCopies(sought: SoughtQuotation, likely: readonly Passage[]): Promise<Copies> {
  const places: PrintedPlace[] = [];
  let areAll = true;
  const beginnings = likely.slice(0, MOST_READ).keys();
  for await (const from of inSlices(beginnings.filter((at) => at % MOST_COPIES === 0))) {
    const here = await doInSlices(findVerbatim(sought, likely.slice(from, from + MOST_COPIES)));
    areAll &&= here.areAll;
    for (const place of here.places) places.push(place);
    if (await isAnyQuoted(here.places)) return { places, areAll };
  }
  return { places, areAll: areAll && likely.length <= MOST_READ };
}

/** Who says what is read in one story after the other, and what follows then asks in passing. */
async function isAnyQuoted(places: readonly PrintedPlace[]): Promise<boolean> {
  let isAny = false;
  for await (const place of inSlices(places)) isAny = isQuoted(place) || isAny;
  return isAny;
}

async function exactly({ places, areAll }: Copies, desk: Desk): Promise<Verdict> {
  const voicesOf = createVoices();
  // Of a place that quotes somebody who quotes another it takes a while.
  for await (const place of inSlices(places)) voicesOf(place);
  const sorted = places.toSorted(bySureness(voicesOf, desk));
  const stories = onceEach(sorted);
  const shown = stories.slice(0, MOST_SHOWN);
  const ending = sorted.every((place) => place.ending) ? sorted[0]?.ending : undefined;
  return {
    kind: 'exact',
    printed: shown.map((place) => printedAt(place, desk)),
    more: stories.length - shown.length,
    mouths: mouthsOf(places.map(voicesOf), !areAll),
    ...(ending && { ending }),
  };
}

function nearest(compared: readonly Compared[], words: number, desk: Desk): Verdict {
  const voicesOf = createVoices();
  const sureness = bySureness(voicesOf, desk);
  const sorted = compared.toSorted((a, b) => a.cost - b.cost || sureness(a, b));
  const [best] = sorted;
  const isSame = best?.difference.changes.every((change) => SAME_WORDS.includes(change));
  if (!best || (words < FEWEST_WORDS && !isSame) || best.likeness < NEAR) return { kind: 'not found' };

  const printed = printedAt(best, desk);
  if (best.likeness < SAME_TEXT) return { kind: 'not found', nearest: printed };
  const alike = sorted.filter(
    ({ cost, difference }) => cost === best.cost && `${difference.changes}` === `${best.difference.changes}`,
  );
  const also = onceEach(alike).slice(1);
  return {
    kind: 'differs',
    printed,
    also: also.map((place) => cite(place.found.article, paragraphOf(place), desk.timeZone)),
    mouths: mouthsOf(alike.map(voicesOf)),
    ...best.difference,
  };
}

/** The first place of each story. */
function onceEach<One extends PrintedPlace>(places: readonly One[]): One[] {
  return [...Map.groupBy(places, ({ found }) => found).values()].flatMap((group) => group.slice(0, 1));
}

type VoicesOf = (place: PrintedPlace) => Voices | undefined;

/** Tells whose words places print, of each once. */
function createVoices(): VoicesOf {
  const known = new Map<PrintedPlace, Voices | undefined>();
  return (place) => {
    if (!known.has(place)) known.set(place, voicesAt(place));
    return known.get(place);
  };
}

/** Whom every place names: what one story leaves open another may tell. */
function mouthsOf(voices: readonly (Voices | undefined)[], mayBeSpeech = false): Mouths {
  return {
    named: voices.flatMap((one) => (one === undefined || one === 'unclear' ? [] : one)),
    isSpeech: mayBeSpeech || voices.some((one) => one !== undefined),
  };
}

/** Somebody's own words before the reporter's, those whose speaker is certain first; then by day, the newest first. */
function bySureness(voicesOf: VoicesOf, { timeZone }: Desk): (a: PrintedPlace, b: PrintedPlace) => number {
  const surenessOf = (place: PrintedPlace) => rankOf(voicesOf(place));
  const dayOf = ({ found: { article } }: PrintedPlace) =>
    (article.published && daysPublished(article.published, timeZone)?.first) ?? '';
  return (a, b) =>
    surenessOf(a) - surenessOf(b) ||
    dayOf(b).localeCompare(dayOf(a)) ||
    a.found.article.id.localeCompare(b.found.article.id);
}

function rankOf(voices: Voices | undefined): number {
  if (voices === undefined) return 2;
  return voices === 'unclear' ? 1 : 0;
}

function printedAt(place: PrintedPlace, desk: Desk): Printed {
  const { found, slice } = place;
  const text = found.article.text.slice(slice.start, slice.end);
  const voices = voicesAt(place);
  const snippet = { ...slice, text, paragraph: paragraphOf(place), hits: [], cut: cutOf(found, slice) };
  return { quote: quoteOf(found, snippet, desk), ...(voices && { voices }) };
}

function paragraphOf({ found, slice }: PrintedPlace): number {
  return found.quotableParagraphs.find(({ end }) => slice.start < end)?.number ?? 1;
}

/** On which sides a printed sentence, or what somebody says of it, goes on beyond a slice. */
function cutOf(found: IndexedArticle, { start, end }: Range): Quote['snippet']['cut'] {
  const { text } = found.article;
  const [attributions, sentences] = [found.attributions(), found.sentences()];
  const hasWords = (from: number, to: number) => /[\p{L}\p{N}]/u.test(text.slice(from, to));
  const around = (at: number) => {
    const quotation = attributions[firstWhere(attributions, (one) => one.quotation.end > at)]?.quotation;
    const sentence = sentences[firstWhere(sentences, (one) => one.end > at)];
    return [quotation, sentence].filter((unit) => unit !== undefined).filter(({ start }) => start <= at);
  };
  return {
    before: around(start).every((unit) => hasWords(unit.start, start)),
    after: around(end - 1).every((unit) => hasWords(end, unit.end)),
  };
}
