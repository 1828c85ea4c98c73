import { type Query, readQuery } from '#index/query/query.ts';
import type { Calendar } from '#index/text/dates.ts';

// Nobody asks these collections for a day.
export const ANY_DAY: Calendar = { today: Temporal.PlainDate.from('2026-01-01'), timeZone: 'UTC' };

/** A question as a reader types it, without the marks and capitals that the grammar would take for operators. */
export function readPlain(question: string): Query {
  const marks = /[^\p{L}\p{N}'’.,-]+|(?<![\p{L}\p{N}])['’.,-]+|['’.,-]+(?![\p{L}\p{N}])/gu;
  const query = readQuery(question.toLowerCase().replace(marks, ' ').trim());
  if ('problem' in query) throw new Error(`${query.problem} (${question})`);
  return query;
}
