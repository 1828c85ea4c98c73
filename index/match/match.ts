import { matchesPerson } from '#index/evidence/person-names.ts';
import { compareDays, daysPublished } from '#index/text/dates.ts';
import { firstWhere } from '#index/text/first-where.ts';
import { fold, wordsOf } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { Closeness } from '#index/words/lexicon.ts';
import { atOnce, type Slices } from '#index/words/slices.ts';
import { firstAtLeast, placesOf, type TermVector } from '#index/words/term-vector.ts';
import { joined, type Placed, type Sides, shortestOf, visitPairs } from './near.ts';
import { createSeeker, filterPlaces, mergePlaces, type PlaceList, readPlaces, seekIn } from './place-list.ts';
import { isFilter, type Plan, type PlannedClause, type Term, type TermPlace } from './plan.ts';

type Place = Omit<TermPlace, 'term'>;

// No article prints a word as often that says anything by it; a long one has some 15,000 words in all.
const MOST_PLACES = 5000;

/**
 * Some words of an article, and, where only somebody's own words count, where those are. What is asked in text order of
 * `sentences` and `paragraphs`, which one a word stands in, is answered soonest.
 */
type View = { vector: TermVector; sentences: () => UnitAt; within?: readonly Place[] };
type UnitAt = (place: number) => number;

/** An article, the words of it that count, and the zone its dates are read in. */
type Scope = { found: IndexedArticle; views: readonly View[] } & Pick<Plan, 'timeZone' | 'spoken'>;

/** Whether an article prints what the query wants, decided on its own text. A date that may fit does. */
export function* isMatch(found: IndexedArticle, plan: Plan): Slices<boolean> {
  return yield* holds(plan.clause, yield* scopeOf(found, plan));
}

/** Whether the lines of an article that are not quoted print what the query wants. */
export function* isHiddenMatch(found: IndexedArticle, { clause, timeZone, spoken }: Plan): Slices<boolean> {
  return yield* holds(clause, { found, views: [viewOfHidden(found.hidden)], timeZone, spoken });
}

/** How many of the things wanted together an article prints; 0 when a filter leaves it out. */
export function* countMatched(found: IndexedArticle, plan: Plan): Slices<number> {
  const scope = yield* scopeOf(found, plan);
  let count = 0;
  for (const part of partsWanted(plan.clause)) {
    const isHeld = yield* holds(part, scope);
    if (!isHeld && isFilter(part)) return 0;
    if (isHeld && !isFilter(part)) count += 1;
  }
  return count;
}

/**
 * Where the quotable text answers the query, in text order: a word counts only where its operators hold. Of what a story
 * prints thousands of times these are the first places (`isCutShort`), which tell as much as all of them.
 */
export function* findTermPlaces(found: IndexedArticle, plan: Plan): Slices<readonly TermPlace[]> {
  const { clause, known } = plan;
  const before = known.get(found);
  if (before) return before;

  const inText = yield* termPlacesIn(clause, yield* textOf(found, plan));
  const all = [...inText, ...(yield* spokenPlaces(found, plan))];
  const places = (all.length > MOST_PLACES ? firstOfEach(all) : all).sort(compareTermPlaces);
  known.set(found, places);
  return places;
}

/** The same for who cannot wait: at once where they were found before. */
export function termPlacesOf(found: IndexedArticle, plan: Plan): readonly TermPlace[] {
  return plan.known.get(found) ?? atOnce(findTermPlaces(found, plan));
}

/** Whether there may be more places than those that were found. */
export function isCutShort(places: readonly TermPlace[]): boolean {
  return places.length >= MOST_PLACES;
}

/** The first places of each term. */
function firstOfEach(places: readonly TermPlace[]): TermPlace[] {
  const byTerm = Map.groupBy(places, ({ term }) => term);
  return [...byTerm.values()].flatMap((of) => of.slice(0, MOST_PLACES));
}

/** The same in the headline. */
export function* findInHeadline(found: IndexedArticle, { clause }: Plan): Slices<TermPlace[]> {
  const inHeadline = clause.kind === 'headline' ? clause.of : clause;
  return yield* termPlacesIn(inHeadline, headlineOf(found));
}

/** Which paragraphs of the lines that are not quoted print what the query wants, by their numbers in the vector, in text order. */
export function* findHidden({ hidden }: IndexedArticle, { clause }: Plan): Slices<number[]> {
  const paragraphOf = paragraphsOf(hidden);
  const numbers = new Set<number>();
  for (const firsts of yield* firstWordsIn(clause, viewOfHidden(hidden))) {
    for (const first of firsts) numbers.add(paragraphOf(first));
    yield;
  }
  return [...numbers].sort((a, b) => a - b);
}

/** What counts of an article: its text and headline, or nothing but somebody's own words. */
function* scopeOf(found: IndexedArticle, plan: Plan): Slices<Scope> {
  const text = yield* textOf(found, plan);
  const { timeZone, spoken } = plan;
  return { found, views: text.within ? [text] : [text, headlineOf(found)], timeZone, spoken };
}

function* textOf(found: IndexedArticle, plan: Pick<Plan, 'speakers' | 'spoken'>): Slices<View> {
  const text = { vector: found.quotable, sentences: () => sentencesOf(found) };
  if (plan.speakers.length === 0) return text;
  const within: Place[] = [];
  for (const name of plan.speakers) for (const place of yield* placesSpoken(found, name, plan)) within.push(place);
  return { ...text, within };
}

function sentencesOf(found: IndexedArticle): UnitAt {
  const sentences = found.sentences();
  return createSeeker(sentences.length, (at, place) => (sentences[at]?.last ?? 0) <= place);
}

function paragraphsOf({ paragraphs }: TermVector): UnitAt {
  const seek = seekIn(paragraphs);
  return (place) => seek(place + 1) - 1;
}

function headlineOf({ headline }: IndexedArticle): View {
  return { vector: headline, sentences: () => () => 0 };
}

function viewOfHidden(hidden: TermVector): View {
  return { vector: hidden, sentences: () => paragraphsOf(hidden) };
}

function* holds(clause: PlannedClause, scope: Scope): Slices<boolean> {
  const { found, views } = scope;
  switch (clause.kind) {
    case 'term':
    case 'near':
    case 'atleast':
      return yield* isAny(views, (view) => isIn(view, clause));
    case 'headline':
      return (yield* placedIn(clause.of, headlineOf(found))).firsts.length > 0;
    case 'not':
      return !(yield* holds(clause.of, scope));
    case 'all':
      return !(yield* isAny(clause.of, (part) => holds({ kind: 'not', of: part }, scope)));
    case 'any':
      return yield* isAny(clause.of, (part) => holds(part, scope));
    case 'said':
      return (yield* placesSpoken(found, clause.name, scope)).length > 0;
    case 'outlet':
    case 'byline':
      return isNamed(found.article[clause.kind], clause.name);
    case 'on':
    case 'after':
    case 'before':
      return ['yes', 'maybe'].includes(judge(clause, scope));
  }
}

function* isAny<One>(ones: readonly One[], isWanted: (one: One) => Slices<boolean>): Slices<boolean> {
  for (const one of ones) if (yield* isWanted(one)) return true;
  return false;
}

/** Whether some words answer what is asked of one text at a time. */
function* isIn(view: View, clause: Extract<PlannedClause, { kind: 'term' | 'near' | 'atleast' }>): Slices<boolean> {
  switch (clause.kind) {
    case 'term':
      return yield* hasTerm(view, clause.term);
    case 'near':
      return yield* visitPairs(yield* sidesOf(clause, view), nearnessIn(clause, view), () => true);
    case 'atleast':
      return (yield* placedIn(clause.of, view)).firsts.length >= clause.times;
  }
}

/** `outlet:times` finds The Morning Times: whole words, in order. */
function isNamed(printed: string | undefined, name: string): boolean {
  const forms = (text: string) =>
    ` ${wordsOf(text)
      .map(({ form }) => fold(form))
      .join(' ')} `;
  return forms(printed ?? '').includes(forms(name));
}

function* termPlacesIn(clause: PlannedClause, view: View): Slices<TermPlace[]> {
  switch (clause.kind) {
    case 'term':
      return readPlaces(yield* placesInView(view, clause.term, MOST_PLACES), MOST_PLACES).map((place) => ({
        ...place,
        term: clause.term,
      }));
    case 'near':
      return yield* partsNear(clause, view);
    case 'atleast':
      return yield* termPlacesIn(clause.of, view);
    case 'all':
    case 'any': {
      const places: TermPlace[][] = [];
      for (const part of clause.of) places.push(yield* termPlacesIn(part, view));
      return places.flat();
    }
    default:
      return [];
  }
}

/** What stands near each other, each once: enough of it that every term has had its share. */
function* partsNear(clause: Near, view: View): Slices<TermPlace[]> {
  const sides = yield* sidesOf(clause, view);
  const parts = new Set<TermPlace>();
  yield* visitPairs(sides, nearnessIn(clause, view), (left, right) => {
    for (const part of joined(sides, { left, right }).parts) parts.add(part);
    return parts.size > 4 * MOST_PLACES;
  });
  return [...parts];
}

/** The words with which everything begins that answers a clause, part by part. */
function* firstWordsIn(clause: PlannedClause, view: View): Slices<Uint32Array[]> {
  switch (clause.kind) {
    case 'term':
    case 'near':
      return [(yield* placedIn(clause, view)).firsts];
    case 'atleast':
      return yield* firstWordsIn(clause.of, view);
    case 'all':
    case 'any': {
      const firsts: Uint32Array[][] = [];
      for (const part of clause.of) firsts.push(yield* firstWordsIn(part, view));
      return firsts.flat();
    }
    default:
      return [];
  }
}

function compareTermPlaces(a: TermPlace, b: TermPlace): number {
  return a.first - b.first || b.last - a.last;
}

/** Where a clause that has places is printed, in text order. */
function* placedIn(clause: PlannedClause, view: View): Slices<PlaceList<Placed>> {
  switch (clause.kind) {
    case 'term':
      return asPlaced(yield* placesInView(view, clause.term), clause.term);
    case 'any': {
      const lists: PlaceList<Placed>[] = [];
      for (const part of clause.of) lists.push(yield* placedIn(part, view));
      return mergePlaces(lists);
    }
    case 'near':
      return yield* shortestOf(yield* sidesOf(clause, view), nearnessIn(clause, view));
    default:
      return NOWHERE;
  }
}

/** The places of a term, each one part for whatever it is joined to. */
function asPlaced({ firsts, lasts, read }: PlaceList<Place>, term: Term): PlaceList<Placed> {
  const known = new Map<number, Placed>();
  return {
    firsts,
    lasts,
    read(at) {
      const place = read(at);
      const placed = known.get(at) ?? { first: place.first, last: place.last, parts: [{ ...place, term }] };
      known.set(at, placed);
      return placed;
    },
  };
}

type Near = Extract<PlannedClause, { kind: 'near' }>;

function* sidesOf({ of: [left, right] }: Near, view: View): Slices<Sides> {
  return { lefts: yield* placedIn(left, view), rights: yield* placedIn(right, view) };
}

/** How near is near enough, in the same paragraph: words are not near across a paragraph's end. */
function nearnessIn({ nearness }: Near, view: View): { nearness: Near['nearness']; unitAt: UnitAt } {
  return { nearness, unitAt: nearness.within === 'sentence' ? view.sentences() : paragraphsOf(view.vector) };
}

function* hasTerm(view: View, term: Term): Slices<boolean> {
  if (view.within || term.words.length > 1) return (yield* placesInView(view, term, 1)).firsts.length > 0;
  return hasAnyForm(view.vector, term.words[0] ?? NO_FORMS);
}

/** The places of a term, `most` of them at least where there are as many. */
function* placesInView(
  { vector, within }: View,
  term: Term,
  most = Number.POSITIVE_INFINITY,
): Slices<PlaceList<Place>> {
  if (!within) return yield* placesOfTerm(vector, term, most);
  const places = yield* placesOfTerm(vector, term, Number.POSITIVE_INFINITY);
  const said = within.toSorted((a, b) => a.first - b.first);
  // Of all that is said up to each of them, how far it goes.
  let furthest = -1;
  const reached = said.map(({ last }) => {
    furthest = Math.max(furthest, last);
    return furthest;
  });
  return filterPlaces(
    places,
    (first, last) => (reached[firstWhere(said, (one) => one.first > first) - 1] ?? -1) >= last,
  );
}

/** The places of what somebody is quoted as saying, in text that may be quoted: found once, asked several times. */
function* placesSpoken(
  found: IndexedArticle,
  name: string,
  { spoken }: Pick<Plan, 'spoken'>,
): Slices<readonly Place[]> {
  const before = spoken.get(found)?.get(name);
  if (before) return before;
  const places = yield* findSpoken(found, name);
  const byName = spoken.get(found) ?? new Map<string, readonly Place[]>();
  spoken.set(found, byName.set(name, places));
  return places;
}

function* findSpoken({ attributions, quotable }: IndexedArticle, name: string): Slices<Place[]> {
  const places: Place[] = [];
  for (const [at, { quotation, speaker }] of attributions().entries()) {
    if (at % SPOKEN_AT_ONCE === SPOKEN_AT_ONCE - 1) yield;
    if (speaker === 'unclear' || !matchesPerson(name, speaker)) continue;
    const first = firstAtLeast(quotable.starts, quotation.start);
    const last = firstAtLeast(quotable.starts, quotation.end) - 1;
    if (last >= first) places.push({ first, last, closeness: Math.min(1, (last - first + 1) / WHOLE_SPEECH) });
  }
  return places;
}

// To tell who speaks takes some microseconds.
const SPOKEN_AT_ONCE = 256;

/** Somebody's own words answer a search for them, though none of them is a word that was asked for. */
function* spokenPlaces(found: IndexedArticle, plan: Plan): Slices<TermPlace[]> {
  if (plan.terms.length > 0) return [];
  const places: TermPlace[] = [];
  for (const name of plan.speakers)
    for (const place of yield* placesSpoken(found, name, plan)) places.push({ ...place, term: SPOKEN });
  return places;
}

// Two or three words in quotation marks are somebody's, but a sentence of theirs is what a reader looks for.
const WHOLE_SPEECH = 12;

const SPOKEN: Term = { label: '', words: [], whole: new Map(), weight: 1 };

function* placesOfTerm(vector: TermVector, { words, whole }: Term, most: number): Slices<PlaceList<Place>> {
  const places = yield* findPhrase(vector, words, most);
  return whole.size === 0 ? places : mergePlaces([places, placesOfAny(vector, whole)]);
}

/** Where a vector prints a phrase, each word in any of its forms, one after the other in one paragraph: the first `most` places. */
function* findPhrase(vector: TermVector, words: readonly Closeness[], most: number): Slices<PlaceList<Place>> {
  const lists = yield* placesOfEach(vector, words);
  const [first = NOWHERE, ...rest] = lists;
  if (rest.length === 0) return first;
  const lookFrom = createRunLook(rest);
  const [paragraphOf, paragraphOfEnd] = [paragraphsOf(vector), paragraphsOf(vector)];
  // By run, the number of each of its words in their lists.
  const runs: number[][] = [];
  const lastOf = (run: readonly number[]) => lists.at(-1)?.lasts[run.at(-1) ?? 0] ?? 0;
  for (const [number, start] of first.firsts.entries()) {
    if (number % PLACES_AT_ONCE === PLACES_AT_ONCE - 1) yield;
    const run = lookFrom(number, first.lasts[number] ?? 0);
    if (run && paragraphOf(start) === paragraphOfEnd(lastOf(run))) runs.push(run);
    if (runs.length >= most) break;
  }
  const firsts = Uint32Array.from(runs, ([number = 0]) => first.firsts[number] ?? 0);
  const lasts = Uint32Array.from(runs, lastOf);
  return {
    firsts,
    lasts,
    read: (at) => ({
      first: firsts[at] ?? 0,
      last: lasts[at] ?? 0,
      closeness: Math.min(...lists.map(({ read }, word) => read(runs[at]?.[word] ?? 0).closeness)),
    }),
  };
}

const PLACES_AT_ONCE = 4096;

function* placesOfEach(vector: TermVector, words: readonly Closeness[]): Slices<PlaceList<Place>[]> {
  const lists: PlaceList<Place>[] = [];
  for (const forms of words) {
    const places = placesOfAny(vector, forms);
    lists.push(places);
    if (places.firsts.length > PLACES_AT_ONCE) yield;
  }
  return lists;
}

/** Tells which places in some lists follow each other right after a word, with the number of the place that begins the run. */
function createRunLook(rest: readonly PlaceList<Place>[]): (number: number, end: number) => number[] | undefined {
  const looks = rest.map((list) => ({ list, seek: seekIn(list.firsts) }));
  return (number, end) => {
    const run = [number];
    let last = end;
    for (const { list, seek } of looks) {
      const at = seek(last + 1);
      if (list.firsts[at] !== last + 1) return undefined;
      run.push(at);
      last = list.lasts[at] ?? 0;
    }
    return run;
  };
}

/** Every place of any of some forms. */
function placesOfAny(vector: TermVector, forms: Closeness): PlaceList<Place> {
  return mergePlaces(commonForms(vector, forms).map((form) => placesOfForm(vector, form, forms.get(form) ?? 0)));
}

function placesOfForm(vector: TermVector, form: number, closeness: number): PlaceList<Place> {
  const { start, end } = placesOf(vector, form);
  const firsts = vector.places.subarray(start, end);
  const lasts = firsts.map((first, at) => first + (vector.spans[start + at] ?? 1) - 1);
  return { firsts, lasts, read: (at) => ({ first: firsts[at] ?? 0, last: lasts[at] ?? 0, closeness }) };
}

function hasAnyForm(vector: TermVector, forms: Closeness): boolean {
  if (forms.size > vector.forms.length) return vector.forms.some((form) => forms.has(form));
  for (const form of forms.keys()) if (vector.forms[firstAtLeast(vector.forms, form)] === form) return true;
  return false;
}

/** The forms of the vector that answer, found from the shorter side: a prefix may have thousands. */
function commonForms(vector: TermVector, forms: Closeness): number[] {
  if (forms.size > vector.forms.length) return [...vector.forms].filter((form) => forms.has(form));
  const common: number[] = [];
  for (const form of forms.keys()) if (vector.forms[firstAtLeast(vector.forms, form)] === form) common.push(form);
  return common;
}

const NO_FORMS: Closeness = new Map();
const NOWHERE: PlaceList<never> = {
  firsts: new Uint32Array(),
  lasts: new Uint32Array(),
  read: (at) => {
    throw new RangeError(`There is no place ${at}`);
  },
};

/** How an article's date answers the query: `undated` where it has none to judge. */
export type DateVerdict = 'yes' | 'maybe' | 'no' | 'undated';

type DateClause = Extract<PlannedClause, { kind: 'on' | 'after' | 'before' }>;

/** Judges the dates wanted of every story found. An article that says only its month may or may not be of a day. */
export function judgeDate(found: IndexedArticle, { clause, timeZone }: Plan): DateVerdict {
  const verdicts = partsWanted(clause)
    .filter(isDate)
    .map((part) => judge(part, { found, timeZone }));
  return (['undated', 'no', 'maybe'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'yes';
}

/** Whether days are wanted of every story found. */
export function hasDates({ clause }: Plan): boolean {
  return partsWanted(clause).some(isDate);
}

/** The plan with any of the things wanted together, in place of all of them; what narrows the search stays. */
export function withAnyPart(plan: Plan): Plan {
  const parts = partsWanted(plan.clause);
  const wanted = parts.filter((part) => !isFilter(part));
  return { ...plan, clause: { kind: 'all', of: [...parts.filter(isFilter), { kind: 'any', of: wanted }] } };
}

/** The plan without the dates wanted of every story found: to see what an undated story would answer. */
export function withoutDates(plan: Plan): Plan {
  return { ...plan, clause: { kind: 'all', of: partsWanted(plan.clause).filter((part) => !isDate(part)) } };
}

function judge({ kind, date }: DateClause, { found, timeZone }: Pick<Scope, 'found' | 'timeZone'>): DateVerdict {
  const { published } = found.article;
  const days = published && daysPublished(published, timeZone);
  return days ? compareDays(days, kind, date) : 'undated';
}

function isDate(clause: PlannedClause): clause is DateClause {
  return clause.kind === 'on' || clause.kind === 'after' || clause.kind === 'before';
}

function partsWanted(clause: PlannedClause): readonly PlannedClause[] {
  return clause.kind === 'all' ? clause.of : [clause];
}
