import { isDescription } from '#index/match/plan.ts';
import { parseQuery } from '#index/query/query.ts';

/**
 * What somebody who saves a search should know: what in it may be meant otherwise, and that a post requires each of a
 * long list of words, by which a search ranks stories.
 */
export function savingNotes(typed: string): string[] {
  const query = parseQuery(typed);
  if ('problem' in query) return [];
  return [
    ...query.notes,
    ...(isDescription(query.clause)
      ? ['So many words are all required: a search would rank stories by them, I post only those with each.']
      : []),
  ];
}
