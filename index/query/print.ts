import { wordsOf } from '#index/text/text.ts';
import { type Clause, type Nearness, partsOf } from './clause.ts';
import type { Query } from './query.ts';

/**
 * A query as it was understood, in the grammar it is typed in: parsed again, it means the same.
 * A reader is shown it whenever it is not simply the words typed.
 */
export function printQuery({ clause, sort }: Pick<Query, 'clause' | 'sort'>): string {
  return `${print(clause)}${sort === 'date' ? ' sort:date' : ''}`;
}

/** Whether the reader typed nothing but words and phrases, all wanted: then there is nothing to explain. */
export function isPlain({ clause, sort, typed }: Query): boolean {
  const parts = clause.kind === 'all' ? clause.of : [clause];
  const printed = parts.flatMap((part) => {
    if (part.kind === 'word') return [part.form];
    return part.kind === 'phrase' ? part.forms : ['*'];
  });
  return (
    sort === 'best' &&
    printed.join(' ') ===
      wordsOf(typed)
        .map(({ form }) => form)
        .join(' ')
  );
}

function print(clause: Clause): string {
  switch (clause.kind) {
    case 'word':
      return clause.form;
    case 'prefix':
      return `${clause.form}*`;
    case 'phrase':
      return clause.joined ? clause.forms.join('-') : `"${clause.forms.join(' ')}"`;
    case 'near':
      return printNear(clause);
    case 'atleast':
      return `ATLEAST${clause.times} ${bracketed(clause.of)}`;
    case 'headline':
      return `headline:${print(clause.of)}`;
    case 'said':
    case 'outlet':
    case 'byline':
      return `${clause.kind}:"${clause.name}"`;
    case 'on':
    case 'after':
    case 'before':
      return `${clause.kind}:${clause.date}`;
    case 'last':
      return `last:${clause.span}`;
    case 'not':
      return `-${bracketed(clause.of)}`;
    case 'all':
      return clause.of.map((part) => (part.kind === 'any' ? bracketed(part) : print(part))).join(' ');
    case 'any':
      return clause.of.map(bracketed).join(' OR ');
  }
}

/** `a w/5 b w/5 c` is read from the left, so only what stands on the right of it needs parentheses. */
function printNear({ of: [left, right], nearness }: Extract<Clause, { kind: 'near' }>): string {
  return `${left.kind === 'near' ? print(left) : bracketed(left)} ${printNearness(nearness)} ${bracketed(right)}`;
}

function printNearness({ within, ordered }: Nearness): string {
  if (typeof within === 'string') return within === 'sentence' ? 'w/s' : 'w/p';
  return `${ordered ? 'PRE' : 'NEAR'}/${within}`;
}

function bracketed(clause: Clause): string {
  const isLoose = ['all', 'any', 'near', 'atleast'].includes(clause.kind);
  return isLoose && partsOf(clause).length > 0 ? `(${print(clause)})` : print(clause);
}
