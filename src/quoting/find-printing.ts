import type { ArchiveIndex, Wanted } from '#index/engine/archive-index.ts';
import { planQuery } from '#index/match/plan.ts';
import type { Clause } from '#index/query/clause.ts';
import type { Query } from '#index/query/query.ts';
import type { Calendar } from '#index/text/dates.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';

// Words are asked for, never a day.
const NO_DAY: Calendar = { timeZone: 'UTC', today: Temporal.PlainDate.from('1970-01-01') };

/** The articles that print what a clause about words asks for, in no order: a question of ours, not a reader's search. */
export async function findPrinting(
  clause: Clause,
  archive: ArchiveIndex,
  wanted: Wanted = 'all',
): Promise<IndexedArticle[]> {
  const query: Query = { typed: '', clause, sort: 'best', notes: [] };
  const hits = await archive.candidates(planQuery(query, archive.vocabulary, NO_DAY), wanted);
  return hits.map(({ found }) => found);
}
