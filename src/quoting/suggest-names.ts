import type { Archive } from '#index/archive/archive.ts';
import type { Clause } from '#index/query/clause.ts';
import { printQuery } from '#index/query/print.ts';
import type { Query } from '#index/query/query.ts';
import type { Calendar } from '#index/text/dates.ts';
import { fold } from '#index/text/text.ts';

type Named = Extract<Clause, { name: string }>;

/**
 * The search with the names in its filters (`outlet:`, `byline:`, `said:`) put right, as it would be typed: each the nearest
 * that the archive prints. Undefined where that is no other search, or one that finds nothing either: the text decides.
 */
export async function suggestNames(query: Query, archive: Archive, calendar: Calendar): Promise<string | undefined> {
  const { clause } = query;
  const parts = clause.kind === 'all' ? clause.of : [clause];
  const renamed: Clause[] = [];
  for (const part of parts) renamed.push('name' in part ? await nearest(part, archive) : part);
  if (renamed.every((part, at) => part === parts[at])) return undefined;

  const [only] = renamed;
  const meant = { ...query, clause: only && clause.kind !== 'all' ? only : ({ kind: 'all', of: renamed } as const) };
  const { total, fit } = await archive.search(meant, { ...calendar, most: 0 });
  return total > 0 && fit !== 'most' ? printQuery(meant) : undefined;
}

async function nearest(part: Named, { suggestions }: Archive): Promise<Named> {
  const finders = { outlet: suggestions.outlets, byline: suggestions.bylines, said: suggestions.people };
  const [found] = await finders[part.kind](part.name, 1);
  return found && fold(found.name) !== fold(part.name) ? { ...part, name: found.name } : part;
}
