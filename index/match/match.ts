import { matchesPerson } from '#index/evidence/person-names.ts';
import { compareDays, daysPublished } from '#index/text/dates.ts';
import { firstWhere } from '#index/text/first-where.ts';
import { fold, wordsOf } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { Closeness } from '#index/words/lexicon.ts';
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
export function isMatch(found: IndexedArticle, plan: Plan): boolean {
  return holds(plan.clause, scopeOf(found, plan));
}

/** Whether the lines of an article that are not quoted print what the query wants. */
export function isHiddenMatch(found: IndexedArticle, { clause, timeZone, spoken }: Plan): boolean {
  return holds(clause, { found, views: [viewOfHidden(found.hidden)], timeZone, spoken });
}

/** How many of the things wanted together an article prints; 0 when a filter leaves it out. */
export function countMatched(found: IndexedArticle, plan: Plan): number {
  const scope = scopeOf(found, plan);
  let count = 0;
  for (const part of partsWanted(plan.clause)) {
    const isHeld = holds(part, scope);
    if (!isHeld && isFilter(part)) return 0;
    if (isHeld && !isFilter(part)) count += 1;
  }
  return count;
}

/**
 * Where the quotable text answers the query, in text order: a word counts only where its operators hold. Of what a story
 * prints thousands of times these are the first places (`isCutShort`), which tell as much as all of them.
 */
export function findTermPlaces(found: IndexedArticle, plan: Plan): readonly TermPlace[] {
  const { clause, known } = plan;
  const before = known.get(found);
  if (before) return before;

  const all = [...termPlacesIn(clause, textOf(found, plan)), ...spokenPlaces(found, plan)];
  const places = (all.length > MOST_PLACES ? firstOfEach(all) : all).sort(compareTermPlaces);
  known.set(found, places);
  return places;
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
export function findInHeadline(found: IndexedArticle, { clause }: Plan): TermPlace[] {
  const inHeadline = clause.kind === 'headline' ? clause.of : clause;
  return termPlacesIn(inHeadline, headlineOf(found));
}

/** Which paragraphs of the lines that are not quoted print what the query wants, by their numbers in the vector, in text order. */
export function findHidden({ hidden }: IndexedArticle, { clause }: Plan): number[] {
  const paragraphOf = paragraphsOf(hidden);
  const numbers = new Set<number>();
  for (const first of firstWordsIn(clause, viewOfHidden(hidden))) numbers.add(paragraphOf(first));
  return [...numbers].sort((a, b) => a - b);
}

/** What counts of an article: its text and headline, or nothing but somebody's own words. */
function scopeOf(found: IndexedArticle, plan: Plan): Scope {
  const text = textOf(found, plan);
  const { timeZone, spoken } = plan;
  return { found, views: text.within ? [text] : [text, headlineOf(found)], timeZone, spoken };
}

function textOf(found: IndexedArticle, plan: Pick<Plan, 'speakers' | 'spoken'>): View {
  return {
    vector: found.quotable,
    ...(plan.speakers.length > 0 && { within: plan.speakers.flatMap((name) => placesSpoken(found, name, plan)) }),
    sentences: () => sentencesOf(found),
  };
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

function holds(clause: PlannedClause, scope: Scope): boolean {
  const { found, views } = scope;
  switch (clause.kind) {
    case 'term':
      return views.some((view) => hasTerm(view, clause.term));
    case 'near':
      return views.some((view) => visitPairs(sidesOf(clause, view), nearnessIn(clause, view), () => true));
    case 'atleast':
      return views.some((view) => placedIn(clause.of, view).firsts.length >= clause.times);
    case 'headline':
      return placedIn(clause.of, headlineOf(found)).firsts.length > 0;
    case 'not':
      return !holds(clause.of, scope);
    case 'all':
      return clause.of.every((part) => holds(part, scope));
    case 'any':
      return clause.of.some((part) => holds(part, scope));
    case 'said':
      return placesSpoken(found, clause.name, scope).length > 0;
    case 'outlet':
    case 'byline':
      return isNamed(found.article[clause.kind], clause.name);
    case 'on':
    case 'after':
    case 'before':
      return ['yes', 'maybe'].includes(judge(clause, scope));
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

function termPlacesIn(clause: PlannedClause, view: View): TermPlace[] {
  switch (clause.kind) {
    case 'term':
      return readPlaces(placesInView(view, clause.term, MOST_PLACES), MOST_PLACES).map((place) => ({
        ...place,
        term: clause.term,
      }));
    case 'near':
      return partsNear(clause, view);
    case 'atleast':
      return termPlacesIn(clause.of, view);
    case 'all':
    case 'any':
      return clause.of.flatMap((part) => termPlacesIn(part, view));
    default:
      return [];
  }
}

/** What stands near each other, each once: enough of it that every term has had its share. */
function partsNear(clause: Near, view: View): TermPlace[] {
  const sides = sidesOf(clause, view);
  const parts = new Set<TermPlace>();
  visitPairs(sides, nearnessIn(clause, view), (left, right) => {
    for (const part of joined(sides, { left, right }).parts) parts.add(part);
    return parts.size > 4 * MOST_PLACES;
  });
  return [...parts];
}

/** The words with which everything begins that answers a clause. */
function* firstWordsIn(clause: PlannedClause, view: View): Generator<number> {
  switch (clause.kind) {
    case 'term':
      yield* placesInView(view, clause.term).firsts;
      return;
    case 'near':
      yield* shortestOf(sidesOf(clause, view), nearnessIn(clause, view)).firsts;
      return;
    case 'atleast':
      return yield* firstWordsIn(clause.of, view);
    case 'all':
    case 'any':
      for (const part of clause.of) yield* firstWordsIn(part, view);
      return;
    default:
  }
}

function compareTermPlaces(a: TermPlace, b: TermPlace): number {
  return a.first - b.first || b.last - a.last;
}

/** Where a clause that has places is printed, in text order. */
function placedIn(clause: PlannedClause, view: View): PlaceList<Placed> {
  switch (clause.kind) {
    case 'term':
      return asPlaced(placesInView(view, clause.term), clause.term);
    case 'any':
      return mergePlaces(clause.of.map((part) => placedIn(part, view)));
    case 'near':
      return shortestOf(sidesOf(clause, view), nearnessIn(clause, view));
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

function sidesOf({ of: [left, right] }: Near, view: View): Sides {
  return { lefts: placedIn(left, view), rights: placedIn(right, view) };
}

/** How near is near enough, in the same paragraph: words are not near across a paragraph's end. */
function nearnessIn({ nearness }: Near, view: View): { nearness: Near['nearness']; unitAt: UnitAt } {
  return { nearness, unitAt: nearness.within === 'sentence' ? view.sentences() : paragraphsOf(view.vector) };
}

function hasTerm(view: View, term: Term): boolean {
  if (view.within || term.words.length > 1) return placesInView(view, term, 1).firsts.length > 0;
  return hasAnyForm(view.vector, term.words[0] ?? NO_FORMS);
}

/** The places of a term, `most` of them at least where there are as many. */
function placesInView({ vector, within }: View, term: Term, most = Number.POSITIVE_INFINITY): PlaceList<Place> {
  if (!within) return placesOfTerm(vector, term, most);
  const places = placesOfTerm(vector, term, Number.POSITIVE_INFINITY);
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
function placesSpoken(found: IndexedArticle, name: string, { spoken }: Pick<Plan, 'spoken'>): readonly Place[] {
  const byName = spoken.get(found) ?? new Map<string, readonly Place[]>();
  const places = byName.get(name) ?? findSpoken(found, name);
  spoken.set(found, byName.set(name, places));
  return places;
}

function findSpoken({ attributions, quotable }: IndexedArticle, name: string): Place[] {
  return attributions().flatMap(({ quotation, speaker }) => {
    if (speaker === 'unclear' || !matchesPerson(name, speaker)) return [];
    const first = firstAtLeast(quotable.starts, quotation.start);
    const last = firstAtLeast(quotable.starts, quotation.end) - 1;
    return last >= first ? [{ first, last, closeness: Math.min(1, (last - first + 1) / WHOLE_SPEECH) }] : [];
  });
}

/** Somebody's own words answer a search for them, though none of them is a word that was asked for. */
function spokenPlaces(found: IndexedArticle, plan: Plan): TermPlace[] {
  if (plan.terms.length > 0) return [];
  return plan.speakers.flatMap((name) => placesSpoken(found, name, plan).map((place) => ({ ...place, term: SPOKEN })));
}

// Two or three words in quotation marks are somebody's, but a sentence of theirs is what a reader looks for.
const WHOLE_SPEECH = 12;

const SPOKEN: Term = { label: '', words: [], whole: new Map(), weight: 1 };

function placesOfTerm(vector: TermVector, { words, whole }: Term, most: number): PlaceList<Place> {
  const places = findPhrase(vector, words, most);
  return whole.size === 0 ? places : mergePlaces([places, placesOfAny(vector, whole)]);
}

/** Where a vector prints a phrase, each word in any of its forms, one after the other in one paragraph: the first `most` places. */
function findPhrase(vector: TermVector, words: readonly Closeness[], most: number): PlaceList<Place> {
  const [first = NOWHERE, ...rest] = words.map((forms) => placesOfAny(vector, forms));
  if (rest.length === 0) return first;
  const lists = [first, ...rest];
  const lookFrom = createRunLook(rest);
  const [paragraphOf, paragraphOfEnd] = [paragraphsOf(vector), paragraphsOf(vector)];
  // By run, the number of each of its words in their lists.
  const runs: number[][] = [];
  const lastOf = (run: readonly number[]) => lists.at(-1)?.lasts[run.at(-1) ?? 0] ?? 0;
  for (const [number, start] of first.firsts.entries()) {
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
