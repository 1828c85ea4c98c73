import { namesIn } from '#index/evidence/person-names.ts';
import type { Clause, Leaf, Nearness } from '#index/query/clause.ts';
import type { Query } from '#index/query/query.ts';
import { type Calendar, dayBefore } from '#index/text/dates.ts';
import { isStopWord } from '#index/text/stop-words.ts';
import { fold } from '#index/text/text.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { Closeness, Lexicon } from '#index/words/lexicon.ts';

/** One word or phrase of a query: the printed forms that answer each of its words, and how telling it is. */
export type Term = {
  label: string;
  words: Closeness[];
  /** Forms that answer the whole of it in one: `email` for `e-mail`. */
  whole: Closeness;
  /** Inverse document frequency: how much finding it says. */
  weight: number;
};

/** A term printed by words `first` to `last`, both included, of a term vector. */
export type TermPlace = { first: number; last: number; closeness: number; term: Term };

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
  /** More plain words than anybody expects to find together: stories are ranked by them, not required to have them. */
  isDescription: boolean;
  timeZone: string;
  /** The words that it was looked up in. */
  vocabulary: Vocabulary;
  /** Where each article answers, once somebody has asked: an answer asks several times. */
  known: Map<IndexedArticle, readonly TermPlace[]>;
  /** Where each article quotes somebody, by name, once somebody has asked. */
  spoken: Map<IndexedArticle, Map<string, readonly Omit<TermPlace, 'term'>[]>>;
};

/** What a plan needs to know of the archive. */
export type Vocabulary = { lexicon: Lexicon; size: number; articlesWith: (form: number) => number };

const NONE: Closeness = new Map();

/** What a plan depends on beside the archive; `isLoose` plans a short search as if it were a description. */
export type Circumstances = Calendar & { isLoose?: boolean };

/** Looks up every word of `query`. Words such as “the” are dropped where other words decide. */
export function planQuery(query: Query, vocabulary: Vocabulary, around: Circumstances): Plan {
  const { today, timeZone, isLoose = isDescription(query.clause) } = around;
  const terms: Term[] = [];

  function planTerm(term: Term, isWanted: boolean): PlannedClause {
    if (isWanted) terms.push(term);
    return { kind: 'term', term };
  }

  /** A word among many, or the parts of a hyphened one. */
  function planLoosely(clause: Leaf): PlannedClause {
    const parts = clause.kind === 'phrase' ? clause.forms : [clause.form];
    const telling = parts.filter((form) => !isStopWord(fold(form)));
    const of = telling.map((form) => planTerm(lookUpLoosely(form, vocabulary), true));
    return of.length === 1 && of[0] ? of[0] : { kind: 'any', of };
  }

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
      case 'phrase':
        return isLoose && isWanted ? planLoosely(clause) : planTerm(lookUp(clause, vocabulary), isWanted);
      case 'said':
        return { ...clause, words: namesIn(clause.name).map((form) => vocabulary.lexicon.sameWord(form)) };
      case 'outlet':
      case 'byline':
        return { kind: clause.kind, name: clause.name };
      case 'last':
        return { kind: 'after', date: dayBefore(clause.span, today) };
      default:
        return clause;
    }
  }

  return {
    query,
    clause: plan(query.clause, true),
    terms,
    speakers: speakersIn(query.clause),
    isDescription: isLoose,
    timeZone,
    vocabulary,
    known: new Map(),
    spoken: new Map(),
  };
}

/** Whose words are wanted of every story found. */
function speakersIn(clause: Clause): string[] {
  const parts = clause.kind === 'all' ? clause.of : [clause];
  return parts.flatMap((part) => (part.kind === 'said' ? [part.name] : []));
}

// Up to so many words a reader means each of them; a longer list of words is a description.
const MOST_WORDS_MEANT = 3;

/** Whether a search is a list of plain words, too long to mean each. An operator or a “phrase” is meant. */
export function isDescription(clause: Clause): boolean {
  if (clause.kind !== 'all') return false;
  const wanted = clause.of.filter((part) => !isFilter(part));
  const words = wanted.flatMap((part) => (part.kind === 'word' ? [part.form] : []));
  const telling = words.filter((form) => !isStopWord(fold(form)));
  const isPlain = wanted.every((part) => part.kind === 'word' || (part.kind === 'phrase' && part.joined));
  return isPlain && telling.length > MOST_WORDS_MEANT;
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
  if (clause.kind === 'prefix') {
    const forms = lexicon.beginningWith(form);
    return { label: form, words: [forms], whole: NONE, weight: weigh(forms, vocabulary) };
  }
  const forms = lexicon.inflections(form);
  return { label: form, words: [forms], whole: NONE, weight: weigh(forms, vocabulary) };
}

/** A word among many: its relatives count too. */
function lookUpLoosely(form: string, vocabulary: Vocabulary): Term {
  const forms = vocabulary.lexicon.relatives(form);
  return { label: form, words: [forms], whole: NONE, weight: weigh(forms, vocabulary) };
}

/** Lucene's idf, `ln(1 + (N - n + 0.5) / (n + 0.5))`, never below 0. */
function weigh(forms: Closeness, { size, articlesWith }: Vocabulary): number {
  let found = 0;
  for (const form of forms.keys()) found += articlesWith(form);
  const articles = Math.min(found, size);
  return Math.log(1 + (size - articles + 0.5) / (articles + 0.5));
}
