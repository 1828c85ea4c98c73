import type { IndexedArticle } from './indexed-article.ts';
import type { Closeness } from './lexicon.ts';
import { type Plan, type PlannedClause, type Term, termAt } from './plan.ts';
import { paragraphAt, placesOf, type TermVector } from './term-vector.ts';
import { fold, wordsOf } from './text.ts';

/** A term of the plan, printed by words `first` to `last` (both included) of a term vector. */
export type Occurrence = { term: number; first: number; last: number; closeness: number };

/** Whether an article prints what the query wants, decided on its own text. */
export function isMatch(found: IndexedArticle, plan: Plan): boolean {
  return holds(plan.clause, (number) => printsTerm(found, termAt(plan, number)), found);
}

/** Whether the lines of an article that are not quoted print what the query wants. */
export function isHiddenMatch(found: IndexedArticle, plan: Plan): boolean {
  const isHidden = (number: number) => {
    const term = termAt(plan, number);
    return term !== undefined && hasTerm(found.hidden, term);
  };
  return holds(plan.clause, isHidden, found);
}

/** How many of the things wanted together an article prints; 0 when something it must or must not have decides against it. */
export function countMatched(found: IndexedArticle, plan: Plan): number {
  const parts = plan.clause.kind === 'all' ? plan.clause.of : [plan.clause];
  const isPrinted = (number: number) => printsTerm(found, termAt(plan, number));
  let count = 0;

  for (const part of parts) {
    const isFilter = part.kind === 'not' || part.kind === 'outlet';
    const isHeld = holds(part, isPrinted, found);
    if (isFilter && !isHeld) return 0;
    if (!isFilter && isHeld) count += 1;
  }
  return count;
}

/** Every place where one of the wanted terms stands in the quotable text, in text order. */
export function findOccurrences(vector: TermVector, terms: readonly Term[]): Occurrence[] {
  const all = terms.flatMap((term, number) => occurrencesOf(vector, term).map((place) => ({ term: number, ...place })));
  return all.sort((a, b) => a.first - b.first || b.last - a.last);
}

function holds(clause: PlannedClause, isPrinted: (term: number) => boolean, found: IndexedArticle): boolean {
  switch (clause.kind) {
    case 'term':
      return isPrinted(clause.term);
    case 'outlet':
      return isOutlet(found, clause.name);
    case 'not':
      return !holds(clause.of, isPrinted, found);
    case 'all':
      return clause.of.every((part) => holds(part, isPrinted, found));
    case 'any':
      return clause.of.some((part) => holds(part, isPrinted, found));
  }
}

function printsTerm({ quotable, headline }: IndexedArticle, term: Term | undefined): boolean {
  return term !== undefined && (hasTerm(quotable, term) || hasTerm(headline, term));
}

/** `outlet:times` finds The Morning Times: whole words, in order. */
function isOutlet({ article }: IndexedArticle, name: string): boolean {
  const forms = (text: string) =>
    ` ${wordsOf(text)
      .map(({ form }) => fold(form))
      .join(' ')} `;
  return forms(article.outlet ?? '').includes(forms(name));
}

function hasTerm(vector: TermVector, term: Term): boolean {
  if (term.words.length > 1) return occurrencesOf(vector, term).length > 0;
  return [...term.words, term.whole].some((forms) => commonForms(vector, forms).length > 0);
}

type Place = Omit<Occurrence, 'term'>;

/** Every place where a vector prints a term. */
export function occurrencesOf(vector: TermVector, { words, whole }: Pick<Term, 'words' | 'whole'>): Place[] {
  const [first, ...rest] = words.map((forms) => placesOfAny(vector, forms));
  const runs = (first ?? []).flatMap((start) => runFrom(vector, start, rest) ?? []);
  return [...runs, ...placesOfAny(vector, whole)].sort((a, b) => a.first - b.first);
}

/** The phrase that starts at `start`, if each next word follows at once in the same paragraph. */
function runFrom(vector: TermVector, start: Place, rest: readonly Place[][]): Place | undefined {
  let run = start;
  for (const places of rest) {
    const next = places.find(({ first }) => first === run.last + 1);
    if (!next) return undefined;
    run = { first: run.first, last: next.last, closeness: Math.min(run.closeness, next.closeness) };
  }
  return rest.length === 0 || paragraphAt(vector, run.first) === paragraphAt(vector, run.last) ? run : undefined;
}

function placesOfAny(vector: TermVector, forms: Closeness): Place[] {
  const places: Place[] = [];
  for (const form of commonForms(vector, forms)) {
    const { start, end } = placesOf(vector, form);
    for (let at = start; at < end; at += 1) {
      const first = vector.places[at] ?? 0;
      places.push({ first, last: first + (vector.spans[at] ?? 1) - 1, closeness: forms.get(form) ?? 0 });
    }
  }
  return places.sort((a, b) => a.first - b.first);
}

/** The forms of the vector that answer, found from the shorter side: a prefix may have thousands. */
function commonForms(vector: TermVector, forms: Closeness): number[] {
  if (forms.size > vector.forms.length) return [...vector.forms].filter((form) => forms.has(form));
  return [...forms.keys()].filter((form) => placesOf(vector, form).end > 0);
}
