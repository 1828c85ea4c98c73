import type { Archive, WordCounts } from '#index/archive/archive.ts';
import { cannotAgree, type Figure, figuresOf, valuesIn } from '#index/evidence/figures.ts';
import { inSlices } from '#index/in-slices.ts';
import type { Clause } from '#index/query/clause.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import { findWords, fold, stemOf } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { findClaimant } from './claimant.ts';
import { areOfOneTime } from './days-apart.ts';
import { firstWord, type Naming, properNamesIn, subjectsOf } from './main-names.ts';

/** A figure in its story. */
export type Counted = { found: IndexedArticle; figure: Figure };

/** Two stories that count the same thing and differ; `a` is the newer story's. */
export type DifferingFigures = { a: Counted; b: Counted };

// Of a name that more stories print, the newest of them.
const MOST_NAMING = 5000;
// A later day's figure is the newer one, not another.
const MOST_DAYS_APART = 2;
// Sentences about the same thing share some of their telling words; with all the other tests more of them only lose pairs.
const FEWEST_SHARED = 2;
const SHARE_IN_COMMON = 0.25;
// What a sum of money is for is not named beside it: more of the sentence must say so.
const FEWEST_SHARED_OF_MONEY = 4;
const SHARE_IN_COMMON_OF_MONEY = 0.45;

// As a long story has; what is longer is a table or a book.
const MOST_SENTENCES = 5_000;
const MOST_FIGURES = 500;
const LONGEST_SENTENCE = 5_000;

// A sentence with more numbers than this takes something apart, and which of them is the whole only a reader can tell.
const MOST_NUMBERS = 2;

// A part of it, a change of it, another time, somebody's forecast: such figures may well differ.
const NOT_THE_WHOLE =
  /\b(?:includ(?:es|ing|ed)|at first|initial(?:ly)?|previous(?:ly)?|earlier|originally|compared|versus|vs|rose|fell|increased?|decreased?|grew|dropped|up from|down from|since|average|poll|polls|surveys?|expected|forecast|predict\w*|could|would|might|may|if|another|additional)\b/iu;
const NUMBER =
  /(?<![\p{L}\p{N}])(?:\p{Nd}[\p{Nd}.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens?)(?![\p{L}\p{N}])/giu;
const PERIOD =
  /\b(?:(?:19|20)\p{Nd}{2}|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|(?:this|last|next|first|second|third|fourth) (?:year|month|week|quarter)|annual(?:ly)?|daily|weekly|monthly|yesterday|today|tomorrow)\b/giu;

/** What figures are compared in: the archive as far as it `mayShow`, and what its stories are about. */
type Comparing = { archive: Archive; namesOf: Naming; canCompare: (other: IndexedArticle) => boolean };

/** Compares figures of one story after another; of each story they are read once. */
export function createFigureComparison(comparing: Comparing) {
  const read = new Map<IndexedArticle, InContext[]>();

  function contextsOf(found: IndexedArticle): InContext[] {
    const figures = read.get(found) ?? compared(found).map((figure) => readContext({ found, figure }));
    read.set(found, figures);
    return figures;
  }

  /**
   * The figures of a story that another story about the same, of the same days, gives otherwise. Shares in percent are
   * left out: of what they are shares is hardly ever said beside them.
   */
  return async (found: IndexedArticle): Promise<DifferingFigures[]> => {
    const own = contextsOf(found).filter(({ figure }) => figure.unit !== '%');
    if (own.length === 0) return [];

    const differing: DifferingFigures[] = [];
    for await (const other of inSlices(await findRelated(found, comparing))) {
      const others = contextsOf(other).filter((one) => own.some((figure) => doContradict(figure, one)));
      if (others.length > 0) differing.push(...(await findPairs({ own, others }, comparing.archive)));
    }
    return differing;
  };
}

/** The first figures of a story, but for those in what is longer than any sentence. */
function compared(found: IndexedArticle): Figure[] {
  const sentences = () =>
    found
      .sentences()
      .slice(0, MOST_SENTENCES)
      .filter(({ start, end }) => end - start <= LONGEST_SENTENCE);
  return figuresOf({ article: found.article, sentences }).take(MOST_FIGURES).toArray();
}

/** The pairs of two stories' figures that count the same thing; none of a figure for which there are several. */
async function findPairs(
  { own, others }: { own: readonly InContext[]; others: readonly InContext[] },
  archive: Archive,
): Promise<DifferingFigures[]> {
  const stems = [...own, ...others].flatMap(({ context }) => [...context.stems]);
  const counts = await archive.wordCounts([...new Set(stems)], 'stem');
  return own.flatMap(({ context, ...a }) => {
    const [b, ...more] = others.filter((one) => doDiffer({ ...a, context }, one, counts));
    return b && more.length === 0 ? [{ a, b: { found: b.found, figure: b.figure } }] : [];
  });
}

/** Other stories of the same days about the same people, bodies or places. */
async function findRelated(
  found: IndexedArticle,
  { archive, namesOf, canCompare }: Comparing,
): Promise<IndexedArticle[]> {
  const subjects = subjectsOf(await namesOf(found));
  if (subjects.length === 0) return [];
  const of = subjects.map((names): Clause => ({ kind: 'all', of: names.map(wordOf) }));
  const { stories } = await archive.printing({ kind: 'any', of }, { most: MOST_NAMING });

  const about = new Set(subjects.map(String));
  const related: IndexedArticle[] = [];
  for await (const other of inSlices(stories)) {
    if (other === found || !areOfOneTime(found, other, MOST_DAYS_APART) || !canCompare(other)) continue;
    if (subjectsOf(await namesOf(other)).some((names) => about.has(String(names)))) related.push(other);
  }
  return related;
}

function wordOf(name: string): Clause {
  return { kind: 'word', form: firstWord(name) };
}

function doDiffer(a: InContext, b: InContext, counts: WordCounts): boolean {
  return doContradict(a, b) && isSameCount(a, b, counts) && !doesKnow(a, b) && !doesKnow(b, a);
}

/** Whether two figures could not both be right, were they of the same thing. */
function doContradict({ figure: a }: Counted, { figure: b }: Counted): boolean {
  return a.unit === b.unit && areNarrowedAlike(a, b) && cannotAgree(a, b);
}

/** `300 detainers` may be `300 immigration detainers`, but never `300 judicial warrants`. */
function areNarrowedAlike({ narrowed: a }: Figure, { narrowed: b }: Figure): boolean {
  return a.length === 0 || b.length === 0 || a.join(' ') === b.join(' ');
}

/** Whether a story prints the other's value too: it knows of both, and says what each is. */
function doesKnow({ found }: Counted, { figure }: Counted): boolean {
  return valuesIn(found).has(figure.value);
}

function isSameCount(a: InContext, b: InContext, counts: WordCounts): boolean {
  const [left, right] = [a.context, b.context];
  if (left.wording === right.wording && left.stems.size >= FEWEST_SHARED) return true;
  if ([left, right].some(({ printed, numbers }) => NOT_THE_WHOLE.test(printed) || numbers > MOST_NUMBERS)) return false;
  if (left.periods !== right.periods || !areNamesKnown(a, b) || !areNamesKnown(b, a)) return false;

  const shared = left.stems.intersection(right.stems);
  const isMoney = a.figure.noun.end === a.figure.noun.start;
  const fewest = isMoney ? FEWEST_SHARED_OF_MONEY : FEWEST_SHARED;
  const share = isMoney ? SHARE_IN_COMMON_OF_MONEY : SHARE_IN_COMMON;
  const weigh = (stems: ReadonlySet<string>) => weight(stems, counts);
  return shared.size >= fewest && weigh(shared) >= share * Math.min(weigh(left.stems), weigh(right.stems));
}

type Context = { printed: string; wording: string; stems: Set<string>; numbers: number; periods: string };

type InContext = Counted & { context: Context };

function readContext(counted: Counted): InContext {
  return { ...counted, context: contextOf(counted) };
}

/** The sentence around a figure: all its other words, the telling ones among them, its numbers, the times that it names. */
function contextOf({ found: { article }, figure }: Counted): Context {
  const { start, end } = figure.sentence;
  const printed = article.text.slice(start, end);
  const words = findWords(article.text, { start, end }).filter(
    (word) => word.end <= figure.start || word.start >= figure.noun.end,
  );
  const telling = words.map(({ form }) => fold(form)).filter((form) => !isStopWord(form) && !/\p{Nd}/u.test(form));
  const periods = (printed.match(PERIOD) ?? []).map((period) => period.toLowerCase()).sort();
  const numbers = printed.match(NUMBER)?.length ?? 0;
  const wording = words.map(({ form }) => form).join(' ');
  return { printed, wording, stems: new Set(telling.map(stemOf)), numbers, periods: periods.join(' ') };
}

/** Whether everybody and every place that one sentence names, but for who claims it, stands in the other story too. */
function areNamesKnown({ found: { article }, figure }: Counted, { found: other }: Counted): boolean {
  const { start, end } = figure.sentence;
  const claimant = findClaimant(article.text, figure.sentence) ?? '';
  const names = properNamesIn(article.text.slice(start, end).replace(claimant, ''));
  const printed = `${other.article.headline ?? ''} ${other.article.text}`;
  return names.every((name) => printed.includes(name));
}

function weight(stems: ReadonlySet<string>, { stories, printing }: WordCounts): number {
  let sum = 0;
  for (const stem of stems) sum += Math.log(1 + (stories + 1) / ((printing.get(stem) ?? 0) + 0.5));
  return sum;
}
