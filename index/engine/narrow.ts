import type { PlannedClause, Term } from '#index/match/plan.ts';
import type { Closeness } from '#index/words/lexicon.ts';
import { complement, everything, intersection, type Marks, union } from './marks.ts';
import type { Postings } from './postings.ts';

/**
 * Where to look: for words in `texts`, for speakers' names in `named`. Articles have numbers below `size`.
 * `isWhole`: a word counts wherever it stands in `texts`.
 */
export type SearchSpace = {
  texts: readonly Postings[];
  headlines: Postings;
  named: readonly Postings[];
  size: number;
  isWhole: boolean;
};

/** Marks that leave out no article which holds a clause; when `isExact`, they are of those that do and no others. */
type Narrowed = { marks: Marks; isExact: boolean };

/** Decides a clause as far as it can be told from which paragraphs print which words. */
export function narrow(clause: PlannedClause, space: SearchSpace): Narrowed {
  const { size } = space;
  switch (clause.kind) {
    case 'term':
      return narrowTerm(clause.term, space);
    case 'near':
      return { marks: inOneParagraph(wordsOf(clause), space), isExact: false };
    case 'atleast':
      return { marks: narrow(clause.of, space).marks, isExact: false };
    case 'headline':
      return narrow(clause.of, { ...space, texts: [space.headlines], isWhole: true });
    case 'said': {
      const names = clause.words.map((forms) => inAnyParagraph(forms, { ...space, texts: space.named }));
      return { marks: intersection(names, size), isExact: false };
    }
    case 'not': {
      const { marks, isExact } = narrow(clause.of, space);
      return { marks: isExact ? complement(marks) : everything(size), isExact };
    }
    case 'all':
      return combine(clause.of, space, intersection);
    case 'any':
      return combine(clause.of, space, union);
    default:
      return { marks: everything(size), isExact: false };
  }
}

function combine(parts: readonly PlannedClause[], space: SearchSpace, how: typeof union): Narrowed {
  const narrowed = parts.map((part) => narrow(part, space));
  const marks = how(
    narrowed.map((part) => part.marks),
    space.size,
  );
  return { marks, isExact: narrowed.every(({ isExact }) => isExact) };
}

function narrowTerm(term: Term, space: SearchSpace): Narrowed {
  const [only] = term.words;
  if (only && term.words.length === 1) return { marks: inAnyParagraph(only, space), isExact: space.isWhole };
  return { marks: inOneParagraph(wordsOf({ kind: 'term', term }), space), isExact: false };
}

function inAnyParagraph(forms: Closeness, { texts, size }: SearchSpace): Marks {
  const marks = new Uint8Array(size);
  for (const text of texts) text.mark(forms.keys(), marks);
  return marks;
}

function inOneParagraph(words: readonly (readonly number[])[], { texts, size }: SearchSpace): Marks {
  const marks = new Uint8Array(size);
  for (const text of texts) text.markTogether(words, marks);
  return marks;
}

/** What a paragraph must print for a clause to hold in it: of each list one form at least. */
function wordsOf(clause: PlannedClause): number[][] {
  switch (clause.kind) {
    case 'term':
      return clause.term.words.map((forms) => [...forms.keys(), ...clause.term.whole.keys()]);
    case 'near':
      return clause.of.flatMap(wordsOf);
    case 'any':
      return [clause.of.flatMap(wordsOf).flat()];
    default:
      return [];
  }
}
