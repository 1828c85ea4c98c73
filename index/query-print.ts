import type { Clause, Query } from './query.ts';
import { wordsOf } from './text.ts';

/**
 * A query as it was understood, in the grammar it is typed in: `parseQuery(printQuery(query))` means the same.
 * A reader is shown it whenever it is not simply the words typed.
 */
export function printQuery({ clause }: Pick<Query, 'clause'>): string {
  return print(clause, 'top');
}

/** Whether the reader typed nothing but words and phrases, all wanted: then there is nothing to explain. */
export function isPlain({ clause, typed }: Query): boolean {
  const words = wordsOf(typed).map(({ form }) => form);
  const parts = clause.kind === 'all' ? clause.of : [clause];
  const printed = parts.flatMap((part) => {
    if (part.kind === 'word') return [part.form];
    return part.kind === 'phrase' ? part.forms : ['*'];
  });
  return printed.join(' ') === words.join(' ');
}

function print(clause: Clause, within: 'top' | 'all' | 'any' | 'not'): string {
  switch (clause.kind) {
    case 'word':
      return clause.form;
    case 'prefix':
      return `${clause.form}*`;
    case 'phrase':
      return clause.joined ? clause.forms.join('-') : `"${clause.forms.join(' ')}"`;
    case 'outlet':
      return `outlet:"${clause.name}"`;
    case 'not':
      return `-${print(clause.of, 'not')}`;
    case 'all':
      return bracketed(clause.of.map((part) => print(part, 'all')).join(' '), within !== 'top');
    case 'any':
      return bracketed(clause.of.map((part) => print(part, 'any')).join(' OR '), within !== 'top');
  }
}

function bracketed(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}
