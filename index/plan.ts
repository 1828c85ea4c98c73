import type { Clause, Leaf, Nearness } from './clause.ts';
import { type Calendar, dayBefore } from './dates.ts';
import { namesIn } from './evidence/person-names.ts';
import type { IndexedArticle } from './indexed-article.ts';
import type { Closeness, Lexicon } from './lexicon.ts';
import type { Query } from './query.ts';
import { isStopWord } from './stop-words.ts';
import { fold, stemOf } from './text.ts';

/** One word or phrase of a query: the printed forms that answer each of its words, and how telling it is. */
export type Term = {
  label: string;
  words: Closeness[];
  /** Forms that answer the whole of it in one: `email` for `e-mail`. */
  whole: Closeness;
  /** What a single word shares with all that is derived from it: enough to rank by, not to match. */
  stem?: string;
  /** Inverse document frequency: how much finding it says. */
  weight: number;
};

/** A term printed by words `first` to `last`, both included, of a term vector. */
export type Occurrence = { first: number; last: number; closeness: number; term: Term };

/** A clause with its words and phrases looked up. */
export type PlannedClause =
  | { kind: 'term'; term: Term }
  | { kind: 'near'; of: [PlannedClause, PlannedClause]; nearness: Nearness }
  | { kind: 'atleast'; times: number; of: PlannedClause }
  | { kind: 'headline' | 'not'; of: PlannedClause }
  | { kind: 'outlet' | 'byline'; name: string }
  | { kind: 'said'; name: string; words: Closeness[] }
  | { kind: 'on' | 'after' | 'before'; date: string }
  | { kind: 'all' | 'any'; of: PlannedClause[] };

/**
 * A query made ready for one archive. `terms` holds what is wanted in the text; dates are read in `timeZone`.
 * `speakers` are those whose own words alone count.
 */
export type Plan = {
  query: Query;
  clause: PlannedClause;
  terms: Term[];
  speakers: string[];
  timeZone: string;
  /** Where each article answers, once somebody has asked: an answer asks several times. */
  known: Map<IndexedArticle, readonly Occurrence[]>;
};

/** What a plan needs to know of the archive. */
export type Vocabulary = { lexicon: Lexicon; size: number; articlesWith: (form: number) => number };

const NONE: Closeness = new Map();

/** Looks up every word of `query`. Words such as “the” are dropped where other words decide. */
export function planQuery(query: Query, vocabulary: Vocabulary, calendar: Calendar): Plan {
  const terms: Term[] = [];

  function plan(clause: Clause, isWanted: boolean): PlannedClause {
    switch (clause.kind) {
      case 'all':
        return { kind: 'all', of: telling(clause.of).map((part) => plan(part, isWanted)) };
      case 'any':
        return { kind: 'any', of: clause.of.map((part) => plan(part, isWanted)) };
      case 'near':
        return { ...clause, of: [plan(clause.of[0], isWanted), plan(clause.of[1], isWanted)] };
      case 'atleast':
        return { ...clause, of: plan(clause.of, isWanted) };
      case 'headline':
        return { kind: 'headline', of: plan(clause.of, false) };
      case 'not':
        return { kind: 'not', of: plan(clause.of, !isWanted) };
      case 'word':
      case 'prefix':
      case 'phrase': {
        const term = lookUp(clause, vocabulary);
        if (isWanted) terms.push(term);
        return { kind: 'term', term };
      }
      case 'said':
        return { ...clause, words: namesIn(clause.name).map((form) => vocabulary.lexicon.sameWord(form)) };
      case 'outlet':
      case 'byline':
        return { kind: clause.kind, name: clause.name };
      case 'last':
        return { kind: 'after', date: dayBefore(clause.span, calendar.today) };
      default:
        return clause;
    }
  }

  return {
    query,
    clause: plan(query.clause, true),
    terms,
    speakers: speakersIn(query.clause),
    timeZone: calendar.timeZone,
    known: new Map(),
  };
}

/** Whose words are wanted of every story found. */
function speakersIn(clause: Clause): string[] {
  const parts = clause.kind === 'all' ? clause.of : [clause];
  return parts.flatMap((part) => (part.kind === 'said' ? [part.name] : []));
}

/** Whether a clause narrows the search rather than naming what to find. */
export function isFilter({ kind }: { kind: PlannedClause['kind'] | Clause['kind'] }): boolean {
  return ['not', 'said', 'outlet', 'byline', 'on', 'after', 'before', 'last'].includes(kind);
}

function telling(parts: readonly Clause[]): readonly Clause[] {
  const kept = parts.filter((part) => part.kind !== 'word' || !isStopWord(fold(part.form)));
  return kept.every(isFilter) ? parts : kept;
}

function lookUp(clause: Leaf, vocabulary: Vocabulary): Term {
  const { lexicon } = vocabulary;
  if (clause.kind === 'phrase') {
    const words = clause.forms.map((form) => lexicon.sameWord(form));
    const rarest = Math.max(...words.map((forms) => weigh(forms, vocabulary)));
    const whole = clause.joined ? lexicon.sameWord(clause.forms.join('')) : NONE;
    return { label: clause.forms.join(' '), words, whole, weight: rarest };
  }
  const { form } = clause;
  const forms = clause.kind === 'prefix' ? lexicon.beginningWith(form) : lexicon.inflections(form);
  const stem = clause.kind === 'word' && { stem: stemOf(fold(form)) };
  return { label: form, words: [forms], whole: NONE, ...stem, weight: weigh(forms, vocabulary) };
}

/** Lucene's idf, `ln(1 + (N - n + 0.5) / (n + 0.5))`, never below 0. */
function weigh(forms: Closeness, { size, articlesWith }: Vocabulary): number {
  let found = 0;
  for (const form of forms.keys()) found += articlesWith(form);
  const articles = Math.min(found, size);
  return Math.log(1 + (size - articles + 0.5) / (articles + 0.5));
}
