/** A word, a prefix or a phrase: what has a place in a text. Forms are those of `Word`. */
export type Leaf =
  | { kind: 'word'; form: string }
  | { kind: 'prefix'; form: string }
  /** These words in this order with nothing between; `joined`: or written as one word, as `e-mail` and `email`. */
  | { kind: 'phrase'; forms: string[]; joined: boolean };

/** How far apart two things may stand: so many words (the second after the first if `ordered`), one sentence or paragraph. */
export type Nearness = { within: number; ordered: boolean } | { within: 'sentence' | 'paragraph'; ordered: false };

/** What a story must print to be found. */
export type Clause =
  | Leaf
  | { kind: 'near'; of: [Clause, Clause]; nearness: Nearness }
  | { kind: 'atleast'; times: number; of: Clause }
  | { kind: 'headline'; of: Clause }
  | { kind: 'outlet' | 'byline' | 'said'; name: string }
  /** Published on, after or before a year, month or day, written `2026`, `2026-01` or `2026-01-26`. */
  | { kind: 'on' | 'after' | 'before'; date: string }
  /** Published within a span that ends today, such as `7d`, `2w`, `3m` or `1y`. */
  | { kind: 'last'; span: string }
  | { kind: 'all' | 'any'; of: Clause[] }
  | { kind: 'not'; of: Clause };

/** The best first, or the newest. */
export type Sort = 'best' | 'date';

/** The clauses inside a clause. */
export function partsOf(clause: Clause): readonly Clause[] {
  if (!('of' in clause)) return [];
  return Array.isArray(clause.of) ? clause.of : [clause.of];
}
