import type { ArchiveIndex, Wanted } from '#index/engine/archive-index.ts';
import { planQuery } from '#index/match/plan.ts';
import type { Clause } from '#index/query/clause.ts';
import type { Query } from '#index/query/query.ts';
import type { Calendar } from '#index/text/dates.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { sortByDate } from './sort-hits.ts';

/** How many stories are wanted at most, and where they must print what is asked for: all of it in quotable text, unless said. */
export type Bounds = { most: number; wanted?: Wanted };

/** The stories that print something, in no order: the newest, where there are more than were wanted. `total` counts all. */
export type Printing = { stories: IndexedArticle[]; total: number };

// Words are asked for, never a day.
const NO_DAY: Calendar = { timeZone: 'UTC', today: Temporal.PlainDate.from('1970-01-01') };

/** The articles that print what a clause about words asks for. */
export async function findPrinting(
  clause: Clause,
  engine: ArchiveIndex,
  { most, wanted = 'all' }: Bounds,
): Promise<Printing> {
  const query: Query = { typed: '', clause, sort: 'best', notes: [] };
  const hits = await engine.candidates(planQuery(query, engine.vocabulary, NO_DAY), wanted);
  const kept = hits.length > most ? sortByDate(hits).slice(0, most) : hits;
  return { stories: kept.map(({ found }) => found), total: hits.length };
}
