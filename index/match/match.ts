import { matchesPerson } from '#index/evidence/person-names.ts';
import { compareDays, daysPublished } from '#index/text/dates.ts';
import { firstWhere } from '#index/text/first-where.ts';
import { fold, wordsOf } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { Closeness } from '#index/words/lexicon.ts';
import { firstAtLeast, paragraphAt, placesOf, type TermVector } from '#index/words/term-vector.ts';
import { findPairs, type Placed, shortestOf } from './near.ts';
import { isFilter, type Plan, type PlannedClause, type Term, type TermPlace } from './plan.ts';

type Place = Omit<TermPlace, 'term'>;

// No article prints a word as often that says anything by it; a long one has some 15,000 words in all.
const MOST_PLACES = 5000;
// Nor a phrase: whoever counts them, or looks for what is near one, is told of so many.
const MOST_RUNS = 50_000;
const MANY_PLACES = 100;

/** Some words of an article, which sentence each stands in, and, where only somebody's own words count, where those are. */
type View = { vector: TermVector; sentenceAt: (place: number) => number; within?: readonly Place[] };

/** An article, the words of it that count, and the zone its dates are read in. */
type Scope = { found: IndexedArticle; views: readonly View[]; timeZone: string };

/** Whether an article prints what the query wants, decided on its own text. A date that may fit does. */
export function isMatch(found: IndexedArticle, plan: Plan): boolean {
  return holds(plan.clause, scopeOf(found, plan));
}

/** Whether the lines of an article that are not quoted print what the query wants. */
export function isHiddenMatch(found: IndexedArticle, { clause, timeZone }: Plan): boolean {
  return holds(clause, { found, views: [hiddenOf(found)], timeZone });
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

/** Every place in the quotable text that answers the query, in text order: a word counts only where its operators hold. */
export function findTermPlaces(found: IndexedArticle, plan: Plan): readonly TermPlace[] {
  const { clause, known } = plan;
  const before = known.get(found);
  if (before) return before;

  const all = [...termPlacesIn(clause, textOf(found, plan)), ...spokenPlaces(found, plan)];
  const places = (all.length > MOST_PLACES ? firstOfEach(all) : all).sort(compareTermPlaces);
  known.set(found, places);
  return places;
}

/** The first places of each term: what a story prints thousands of times is not told better by all of them. */
function firstOfEach(places: readonly TermPlace[]): TermPlace[] {
  const byTerm = Map.groupBy(places, ({ term }) => term);
  return [...byTerm.values()].flatMap((of) => of.slice(0, MOST_PLACES));
}

/** The same in the headline. */
export function findInHeadline(found: IndexedArticle, { clause }: Plan): TermPlace[] {
  const inHeadline = clause.kind === 'headline' ? clause.of : clause;
  return termPlacesIn(inHeadline, headlineOf(found));
}

/** The same in the lines that are not quoted. */
export function findHidden(found: IndexedArticle, { clause }: Plan): TermPlace[] {
  return termPlacesIn(clause, hiddenOf(found)).sort(compareTermPlaces);
}

/** Every place where a vector prints a phrase, each word in any of its forms. */
function findPhrase(vector: TermVector, words: readonly Closeness[]): Place[] {
  const [first = [], ...rest] = words.map((forms) => placesOfAny(vector, forms));
  const looks = rest.map((places) => lookAt(places, vector.starts.length));
  return [
    ...first
      .values()
      .flatMap((start) => runFrom(vector, start, looks) ?? [])
      .take(MOST_RUNS),
  ];
}

/** Tells which of some places begins at a word: by bisection or, where there are many, by a table of all words. */
function lookAt(places: readonly Place[], words: number): (first: number) => Place | undefined {
  if (places.length < MANY_PLACES) return (first) => places[firstWhere(places, (place) => place.first >= first)];
  const table = new Uint32Array(words);
  for (let at = places.length - 1; at >= 0; at -= 1) table[places[at]?.first ?? 0] = at + 1;
  return (first) => places[(table[first] ?? 0) - 1];
}

/** What counts of an article: its text and headline, or nothing but somebody's own words. */
function scopeOf(found: IndexedArticle, plan: Plan): Scope {
  const text = textOf(found, plan);
  return { found, views: text.within ? [text] : [text, headlineOf(found)], timeZone: plan.timeZone };
}

function textOf(found: IndexedArticle, { speakers }: Pick<Plan, 'speakers'>): View {
  return {
    vector: found.quotable,
    ...(speakers.length > 0 && { within: speakers.flatMap((name) => placesSpoken(found, name)) }),
    sentenceAt: (place) => firstWhere(found.sentences(), ({ last }) => last > place),
  };
}

function headlineOf({ headline }: IndexedArticle): View {
  return { vector: headline, sentenceAt: () => 0 };
}

function hiddenOf({ hidden }: IndexedArticle): View {
  return { vector: hidden, sentenceAt: (place) => paragraphAt(hidden, place) };
}

function holds(clause: PlannedClause, scope: Scope): boolean {
  const { found, views } = scope;
  switch (clause.kind) {
    case 'term':
      return views.some((view) => hasTerm(view, clause.term));
    case 'near':
      return views.some((view) => pairsIn(clause, view).length > 0);
    case 'atleast':
      return views.some((view) => placedIn(clause.of, view).length >= clause.times);
    case 'headline':
      return placedIn(clause.of, headlineOf(found)).length > 0;
    case 'not':
      return !holds(clause.of, scope);
    case 'all':
      return clause.of.every((part) => holds(part, scope));
    case 'any':
      return clause.of.some((part) => holds(part, scope));
    case 'said':
      return placesSpoken(found, clause.name).length > 0;
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
      return placesInView(view, clause.term).map((place) => ({ ...place, term: clause.term }));
    case 'near':
      return [...new Set(pairsIn(clause, view).flatMap(({ parts }) => parts))];
    case 'atleast':
      return termPlacesIn(clause.of, view);
    case 'all':
    case 'any':
      return clause.of.flatMap((part) => termPlacesIn(part, view));
    default:
      return [];
  }
}

function compareTermPlaces(a: TermPlace, b: TermPlace): number {
  return a.first - b.first || b.last - a.last;
}

/** Where a clause that has places is printed, in text order. */
function placedIn(clause: PlannedClause, view: View): Placed[] {
  switch (clause.kind) {
    case 'term':
      return placesInView(view, clause.term).map((place) => ({
        first: place.first,
        last: place.last,
        parts: [{ ...place, term: clause.term }],
      }));
    case 'any':
      return clause.of.flatMap((part) => placedIn(part, view)).sort((a, b) => a.first - b.first);
    case 'near':
      return shortestOf(pairsIn(clause, view));
    default:
      return [];
  }
}

type Near = Extract<PlannedClause, { kind: 'near' }>;

/** What stands near enough, in the same paragraph: words are not near across a paragraph's end. */
function pairsIn({ of: [left, right], nearness }: Near, view: View): Placed[] {
  const unitAt = nearness.within === 'sentence' ? view.sentenceAt : (place: number) => paragraphAt(view.vector, place);
  return findPairs(placedIn(left, view), placedIn(right, view), { nearness, unitAt });
}

function hasTerm(view: View, term: Term): boolean {
  if (view.within || term.words.length > 1) return placesInView(view, term).length > 0;
  return hasAnyForm(view.vector, term.words[0] ?? NO_FORMS);
}

function placesInView({ vector, within }: View, term: Term): Place[] {
  const places = placesOfTerm(vector, term);
  if (!within) return places;
  const said = within.toSorted((a, b) => a.first - b.first);
  // Of all that is said up to each of them, how far it goes.
  let furthest = -1;
  const reached = said.map(({ last }) => {
    furthest = Math.max(furthest, last);
    return furthest;
  });
  return places.filter(({ first, last }) => (reached[firstWhere(said, (one) => one.first > first) - 1] ?? -1) >= last);
}

/** The places of what somebody is quoted as saying, in text that may be quoted. */
function placesSpoken({ attributions, quotable }: IndexedArticle, name: string): Place[] {
  return attributions().flatMap(({ quotation, speaker }) => {
    if (speaker === 'unclear' || !matchesPerson(name, speaker)) return [];
    const first = firstAtLeast(quotable.starts, quotation.start);
    const last = firstAtLeast(quotable.starts, quotation.end) - 1;
    return last >= first ? [{ first, last, closeness: Math.min(1, (last - first + 1) / WHOLE_SPEECH) }] : [];
  });
}

/** Somebody's own words answer a search for them, though none of them is a word that was asked for. */
function spokenPlaces(found: IndexedArticle, { speakers, terms }: Plan): TermPlace[] {
  if (terms.length > 0) return [];
  return speakers.flatMap((name) => placesSpoken(found, name).map((place) => ({ ...place, term: SPOKEN })));
}

// Two or three words in quotation marks are somebody's, but a sentence of theirs is what a reader looks for.
const WHOLE_SPEECH = 12;

const SPOKEN: Term = { label: '', words: [], whole: new Map(), weight: 1 };

function placesOfTerm(vector: TermVector, { words, whole }: Term): Place[] {
  const places = findPhrase(vector, words);
  return whole.size === 0 ? places : [...places, ...placesOfAny(vector, whole)].sort((a, b) => a.first - b.first);
}

/** The phrase that starts at `start`, if each next word follows at once in the same paragraph. */
function runFrom(
  vector: TermVector,
  start: Place,
  rest: readonly ((first: number) => Place | undefined)[],
): Place[] | undefined {
  let run = start;
  for (const placeAt of rest) {
    const next = placeAt(run.last + 1);
    if (next?.first !== run.last + 1) return undefined;
    run = { first: run.first, last: next.last, closeness: Math.min(run.closeness, next.closeness) };
  }
  return rest.length === 0 || paragraphAt(vector, run.first) === paragraphAt(vector, run.last) ? [run] : undefined;
}

function placesOfAny(vector: TermVector, forms: Closeness): Place[] {
  const places: Place[] = [];
  let formsFound = 0;
  for (const form of commonForms(vector, forms)) {
    const { start, end } = placesOf(vector, form);
    const closeness = forms.get(form) ?? 0;
    formsFound += 1;
    for (let at = start; at < end; at += 1) {
      const first = vector.places[at] ?? 0;
      places.push({ first, last: first + (vector.spans[at] ?? 1) - 1, closeness });
    }
  }
  return formsFound > 1 ? places.sort((a, b) => a.first - b.first) : places;
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
