import { hasCount } from '#index/evidence/figures.ts';
import { termPlacesOf } from '#index/match/match.ts';
import type { Plan, Term, TermPlace } from '#index/match/plan.ts';
import type { Range } from '#index/text/article.ts';
import { firstWhere } from '#index/text/first-where.ts';
import type { IndexedArticle, Sentence } from '#index/words/indexed-article.ts';

/**
 * An exact slice of an article, `article.text.slice(start, end) === text`: whole sentences of one paragraph.
 * `hits` are the words that matched, as ranges into the article's text, ascending and apart.
 * `cut` says on which sides a sentence too long to show goes on; nothing is ever put into `text` to mark it.
 */
export type Snippet = Range & {
  text: string;
  paragraph: number;
  hits: Range[];
  cut: { before: boolean; after: boolean };
};

// A quote longer than this is no longer read in a chat; a single sentence may be longer.
const LONGEST_SNIPPET = 600;
// A sentence longer than this is cut at a clause.
const LONGEST_SENTENCE = 2000;

// BM25 over sentences, its words weighed by how rare they are in the archive and in the article, with hardly any
// length norm: measured on 564 claims and the abstracts that hold their evidence (npm run bench:snippets).
const K1 = 1.2;
const B = 0.1;
const TYPICAL_WORDS = 24;
const RARE_HERE = 1.5;

// Without this, one-word searches would always be answered by the shortest fragment that has the word.
const SHORTEST_READABLE = 8;
const FRAGMENT_PENALTY = 0.7;
// Sentences that lean on the one before; better quoted from where they can be understood.
const LEANING_PENALTY = 0.9;
const LEANING =
  /^["“'‘]?(?:he|she|it|they|his|her|their|its|this|that|these|those|such|but|and|also|however|instead|meanwhile|he’s|she’s|it’s|they’re)\b/iu;

// Of sentences that answer alike, a newsroom looks for the one in somebody's own words.
const SPEECH_BONUS = 1.2;
const SPEECH = /[“"][^“”"]{30,}[”"]/u;

/** An article, and every place in it that answers: found once, then asked many times. */
type Answering = { found: IndexedArticle; places: readonly TermPlace[] };

/** The passages of an article that answer, best first, none overlapping another or what was `taken`. */
export function* pickSnippets(found: IndexedArticle, plan: Plan, taken: readonly Range[] = []): Generator<Snippet> {
  const answering = { found, places: termPlacesOf(found, plan) };
  const isTaken = overlapsAny(taken);
  const shown: Range[] = [];
  const isShown = (range: Range) => isTaken(range) || shown.some((other) => overlaps(other, range));
  for (const sentence of rank(answering, plan)) {
    if (isShown(sentence)) continue;
    const around = grown(found, sentence);
    const snippet = quoteOf(answering, sentence, isShown(around) ? sentence : around);
    shown.push(snippet);
    yield snippet;
  }
}

/** The terms that a snippet of an article answers. */
export function termsWithin(found: IndexedArticle, plan: Plan, { start, end }: Range): Set<Term> {
  return new Set(placesWithin({ found, places: termPlacesOf(found, plan) }, { start, end }).map(({ term }) => term));
}

/** The places that lie in a stretch of the text; they come in text order. */
function placesWithin({ found, places }: Answering, { start, end }: Range): readonly TermPlace[] {
  const { starts, ends } = found.quotable;
  return places
    .slice(
      firstWhere(places, ({ first }) => (starts[first] ?? 0) >= start),
      firstWhere(places, ({ first }) => (starts[first] ?? 0) >= end),
    )
    .filter(({ last }) => (ends[last] ?? 0) <= end);
}

/** How a story starts, for when only its headline or a filter answers. */
export function pickOpening(found: IndexedArticle): Snippet | undefined {
  const [first] = found.sentences();
  return first && quoteSentence(found, first);
}

/** A sentence quoted for its own sake, with as much around it as a reader needs to understand it. */
export function quoteSentence(found: IndexedArticle, sentence: Sentence): Snippet {
  return quoteOf({ found, places: [] }, sentence, grown(found, sentence));
}

/** The sentences that answer, best first; a tie goes to the earlier one: news puts what matters first. */
export function rankSentences(found: IndexedArticle, plan: Plan): Sentence[] {
  return rank({ found, places: termPlacesOf(found, plan) }, plan);
}

function rank({ found, places }: Answering, { query }: Plan): Sentence[] {
  const bySentence = new Map<Sentence, TermPlace[]>();
  const sentences = found.sentences();
  let at = 0;
  for (const place of places) {
    while ((sentences[at]?.last ?? Number.POSITIVE_INFINITY) <= place.first) at += 1;
    const sentence = sentences[at];
    if (!sentence) break;
    const known = bySentence.get(sentence);
    if (known) known.push(place);
    else bySentence.set(sentence, [place]);
  }
  const weights = weighInArticle([...bySentence.values()], sentences.length);
  const scored = [...bySentence].map(([sentence, within]) => ({
    sentence,
    score: scoreSentence(sentence, within, weights) * readability(found.article.text, sentence),
  }));
  scored.sort((a, b) => b.score - a.score || a.sentence.start - b.sentence.start);
  const ranked = scored.map(({ sentence }) => sentence);
  if (query.wants !== 'number') return ranked;
  const { true: withNumber = [], false: without = [] } = Object.groupBy(ranked, (sentence) =>
    hasCount(found.article.text, sentence) ? 'true' : 'false',
  );
  return [...withNumber, ...without];
}

type Weights = ReadonlyMap<Term, number>;

/** How telling each term is: rare in the archive, and rare in this article, where some words are in every sentence. */
function weighInArticle(bySentence: readonly (readonly TermPlace[])[], sentences: number): Weights {
  const printing = new Map<Term, number>();
  for (const within of bySentence) {
    for (const term of new Set(within.map(({ term: one }) => one))) printing.set(term, (printing.get(term) ?? 0) + 1);
  }
  return new Map(
    [...printing].map(([term, count]) => [term, term.weight + RARE_HERE * Math.log(1 + sentences / count)]),
  );
}

function scoreSentence({ first, last }: Sentence, places: readonly TermPlace[], weights: Weights): number {
  const counts = new Map<Term, number>();
  for (const { term, closeness } of places) counts.set(term, (counts.get(term) ?? 0) + closeness);
  const norm = K1 * (1 - B + (B * (last - first)) / TYPICAL_WORDS);

  let score = 0;
  for (const [term, count] of counts) score += ((weights.get(term) ?? 0) * (K1 + 1) * count) / (count + norm);
  return score;
}

function readability(text: string, { start, end, first, last }: Sentence): number {
  const printed = text.slice(start, end);
  const fragment = last - first < SHORTEST_READABLE ? FRAGMENT_PENALTY : 1;
  const leaning = LEANING.test(printed) || printed.startsWith('(') ? LEANING_PENALTY : 1;
  return fragment * leaning * (SPEECH.test(printed) ? SPEECH_BONUS : 1);
}

/** A sentence with the `range` around it, cut where that is too long to show. */
function quoteOf(answering: Answering, { paragraph }: Sentence, range: Range): Snippet {
  const { text } = answering.found.article;
  const slice =
    range.end - range.start > LONGEST_SENTENCE ? cutAtClause(text, range, hitsWithin(answering, range)) : range;

  return sliceOf(answering, { slice, paragraph: paragraph.number, cut: cutFrom(slice, range) });
}

/** The snippet that an earlier answer showed, if the article still prints quotable text there. */
export function snippetAt(found: IndexedArticle, plan: Plan | undefined, slice: Range): Snippet | undefined {
  const paragraph = found.quotableParagraphs.find(({ start, end }) => start <= slice.start && slice.end <= end);
  if (!paragraph || slice.start >= slice.end) return undefined;
  const sentences = found.sentences();
  const whole = {
    start: sentences.findLast(({ start }) => start <= slice.start)?.start ?? slice.start,
    end: sentences.find(({ end }) => end >= slice.end)?.end ?? slice.end,
  };
  return sliceOf(
    { found, places: plan ? termPlacesOf(found, plan) : [] },
    { slice, paragraph: paragraph.number, cut: cutFrom(slice, whole) },
  );
}

function sliceOf(
  answering: Answering,
  { slice, paragraph, cut }: { slice: Range; paragraph: number; cut: Snippet['cut'] },
): Snippet {
  const text = answering.found.article.text.slice(slice.start, slice.end);
  return { ...slice, text, paragraph, hits: hitsWithin(answering, slice), cut };
}

function cutFrom(slice: Range, whole: Range): Snippet['cut'] {
  return { before: slice.start > whole.start, after: slice.end < whole.end };
}

/**
 * A sentence with as much around it, in its own paragraph, as a reader needs to understand it: the sentence before
 * while the start leans on it or is inside a quotation, and the rest of a quotation left open.
 */
function grown(found: IndexedArticle, sentence: Sentence): Range {
  const { text } = found.article;
  const siblings = siblingsOf(found, sentence);
  const at = siblings.indexOf(sentence);
  let [first, last] = [at, at];
  const range = () => ({ start: siblings[first]?.start ?? 0, end: siblings[last]?.end ?? 0 });
  const fits = (more: Range) => more.end - more.start <= LONGEST_SNIPPET;

  // Which quotations are open where the range begins, and where it ends: counted once, then from sentence to sentence.
  let opening = countMarks(text, { start: siblings[0]?.start ?? 0, end: sentence.start });
  while (first > 0 && (LEANING.test(text.slice(range().start)) || isOpen(opening))) {
    const before = siblings[first - 1] ?? sentence;
    if (!fits({ start: before.start, end: range().end })) break;
    opening = sum(opening, countMarks(text, { start: before.start, end: range().start }), -1);
    first -= 1;
  }
  let closing = sum(opening, countMarks(text, range()));
  while (last < siblings.length - 1 && isOpen(closing)) {
    const end = siblings[last + 1]?.end ?? 0;
    if (!fits({ start: range().start, end })) break;
    closing = sum(closing, countMarks(text, { start: range().end, end }));
    last += 1;
  }
  return range();
}

/** The sentences of the paragraph in which a sentence stands. */
function siblingsOf(found: IndexedArticle, { paragraph }: Sentence): readonly Sentence[] {
  const sentences = found.sentences();
  return sentences.slice(
    firstWhere(sentences, ({ start }) => start >= paragraph.start),
    firstWhere(sentences, ({ start }) => start >= paragraph.end),
  );
}

/** How many more curly quotation marks open than close, and how many straight ones there are. */
type Marks = { curly: number; straight: number };

function countMarks(text: string, { start, end }: Range): Marks {
  const slice = text.slice(start, end);
  return { curly: count(slice, '“') - count(slice, '”'), straight: count(slice, '"') };
}

function sum(a: Marks, b: Marks, sign: 1 | -1 = 1): Marks {
  return { curly: a.curly + sign * b.curly, straight: a.straight + sign * b.straight };
}

function isOpen({ curly, straight }: Marks): boolean {
  return curly > 0 || straight % 2 !== 0;
}

function count(text: string, mark: string): number {
  let times = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) times += 1;
  return times;
}

// Where a very long sentence may be broken, the best places first.
const CLAUSE_END = /[;:—–,](?=\s)|\s(?=\()/gu;

/** The clauses of a sentence too long to show that hold its first hit, within the limit. */
function cutAtClause(text: string, range: Range, hits: readonly Range[]): Range {
  const hit = hits[0] ?? { start: range.start, end: range.start };
  // No clause further off is of use.
  const near = Math.max(range.start, hit.start - LONGEST_SNIPPET);
  const far = Math.min(range.end, hit.start + 2 * LONGEST_SNIPPET);
  const ends = [...text.slice(near, far).matchAll(CLAUSE_END)].map(({ index }) => near + index + 1);
  const from =
    [range.start, ...ends].find((place) => place <= hit.start && hit.start - place < LONGEST_SNIPPET / 2) ?? hit.start;
  const start = from + (/^\s*/.exec(text.slice(from, range.end))?.[0].length ?? 0);
  const limit = start + LONGEST_SNIPPET;
  const end = Math.max(hit.end, ...ends.filter((place) => place > hit.end && place <= limit));
  return end > hit.end ? { start, end } : { start, end: wordEndBefore(text, Math.max(limit, hit.end), range.end) };
}

/** The end of the last whole word up to `limit`: for text that has no clauses at all. */
function wordEndBefore(text: string, limit: number, end: number): number {
  if (limit >= end) return end;
  const space = text.lastIndexOf(' ', limit);
  return space > limit - LONGEST_SNIPPET ? space : safeBoundary(text, limit);
}

/** Never between the halves of a surrogate pair. */
function safeBoundary(text: string, at: number): number {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? at - 1 : at;
}

function hitsWithin(answering: Answering, range: Range): Range[] {
  const { starts, ends } = answering.found.quotable;
  const hits: Range[] = [];
  for (const { first, last, term } of placesWithin(answering, range)) {
    // A whole quotation that answers is not marked: nothing in it is what was typed.
    if (term.label === '') continue;
    const hit = { start: starts[first] ?? 0, end: ends[last] ?? 0 };
    const previous = hits.at(-1);
    if (previous && hit.start <= previous.end) previous.end = Math.max(previous.end, hit.end);
    else hits.push(hit);
  }
  return hits;
}

/** Tells whether a range overlaps any of some, which may be all sentences of a long story. */
function overlapsAny(ranges: readonly Range[]): (range: Range) => boolean {
  const sorted = ranges.toSorted((a, b) => a.start - b.start);
  // Of all ranges up to each of them, how far they go.
  let furthest = 0;
  const reached = sorted.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
  return ({ start, end }) => (reached[firstWhere(sorted, (one) => one.start >= end) - 1] ?? 0) > start;
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}
