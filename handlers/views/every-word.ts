import { isDescription } from '#index/match/plan.ts';
import { parseQuery } from '#index/query/query.ts';

/** What somebody who saves a long list of words should know: a search ranks stories by them, a post requires each. */
export function everyWordNote(typed: string): string[] {
  const query = parseQuery(typed);
  const isLong = !('problem' in query) && isDescription(query.clause);
  return isLong
    ? ['So many words are all required: a search would rank stories by them, I post only those with each.']
    : [];
}
