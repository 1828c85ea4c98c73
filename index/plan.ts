import type { Closeness, Lexicon } from './lexicon.ts';
import type { Clause, Query } from './query.ts';
import { isStopWord } from './stop-words.ts';
import { fold } from './text.ts';

/** One word or phrase of a query: the printed forms that answer each of its words, and how telling it is. */
export type Term = {
  label: string;
  words: Closeness[];
  /** Forms that answer the whole of it in one: `email` for `e-mail`. */
  whole: Closeness;
  /** Inverse document frequency: how much finding it says. */
  weight: number;
};

/** A query's clauses with its words and phrases looked up; leaves hold the number of their term. */
export type PlannedClause =
  | { kind: 'term'; term: number }
  | { kind: 'outlet'; name: string }
  | { kind: 'all' | 'any'; of: PlannedClause[] }
  | { kind: 'not'; of: PlannedClause };

/** A query made ready for one archive. `terms` holds only what is wanted, not what is to be left out. */
export type Plan = { query: Query; clause: PlannedClause; terms: Term[]; unwanted: Term[] };

/** What a plan needs to know of the archive. */
export type Vocabulary = { lexicon: Lexicon; size: number; articlesWith: (form: number) => number };

const NONE: Closeness = new Map();

/** Looks up every word of `query`. Words such as “the” are dropped where other words decide. */
export function planQuery(query: Query, vocabulary: Vocabulary): Plan {
  const terms: Term[] = [];
  const unwanted: Term[] = [];

  function plan(clause: Clause, wanted: boolean): PlannedClause {
    switch (clause.kind) {
      case 'all':
        return { kind: 'all', of: telling(clause.of).map((part) => plan(part, wanted)) };
      case 'any':
        return { kind: 'any', of: clause.of.map((part) => plan(part, wanted)) };
      case 'not':
        return { kind: 'not', of: plan(clause.of, !wanted) };
      case 'outlet':
        return clause;
      default: {
        const list = wanted ? terms : unwanted;
        list.push(lookUp(clause, vocabulary));
        // Unwanted terms count down from -1, so that one number tells which list it is in.
        return { kind: 'term', term: wanted ? list.length - 1 : -list.length };
      }
    }
  }

  return { query, clause: plan(query.clause, true), terms, unwanted };
}

/** The term a planned leaf stands for. */
export function termAt({ terms, unwanted }: Plan, number: number): Term | undefined {
  return number < 0 ? unwanted[-number - 1] : terms[number];
}

function telling(parts: readonly Clause[]): readonly Clause[] {
  const kept = parts.filter((part) => part.kind !== 'word' || !isStopWord(fold(part.form)));
  return kept.some(({ kind }) => kind !== 'not' && kind !== 'outlet') ? kept : parts;
}

function lookUp(clause: Extract<Clause, { kind: 'word' | 'prefix' | 'phrase' }>, vocabulary: Vocabulary): Term {
  const { lexicon } = vocabulary;
  if (clause.kind === 'phrase') {
    const words = clause.forms.map((form) => lexicon.sameWord(form));
    const rarest = Math.max(...words.map((forms) => weigh(forms, vocabulary)));
    const whole = clause.joined ? lexicon.sameWord(clause.forms.join('')) : NONE;
    return { label: clause.forms.join(' '), words, whole, weight: rarest };
  }
  const forms = clause.kind === 'prefix' ? lexicon.beginningWith(clause.form) : lexicon.inflections(clause.form);
  return { label: clause.form, words: [forms], whole: NONE, weight: weigh(forms, vocabulary) };
}

/** Lucene's idf, `ln(1 + (N - n + 0.5) / (n + 0.5))`, never below 0. */
function weigh(forms: Closeness, { size, articlesWith }: Vocabulary): number {
  let found = 0;
  for (const form of forms.keys()) found += articlesWith(form);
  const articles = Math.min(found, size);
  return Math.log(1 + (size - articles + 0.5) / (articles + 0.5));
}
