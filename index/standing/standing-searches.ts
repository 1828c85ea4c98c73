import type { ArchiveIndex } from '#index/engine/archive-index.ts';
import { inSlices } from '#index/in-slices.ts';
import { isMatch } from '#index/match/match.ts';
import { type Plan, planQuery } from '#index/match/plan.ts';
import type { Query } from '#index/query/query.ts';
import type { Calendar } from '#index/text/dates.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import { doInSlices } from '#index/words/slices.ts';
import { keysNeeded, keysOf, spreadIn } from './needed-keys.ts';

/** A search that a story answers by itself, by its number among those made ready, and its plan. */
type Answered = { number: number; plan: Plan };

/** Many searches made ready, so that a story is asked few of them: only what it might answer. */
export type StandingSearches = {
  /** Those that a story answers with all that is wanted, in no order; `last:7d` counts from the calendar's day. */
  answeredBy(found: IndexedArticle, calendar: Calendar): Promise<Answered[]>;
};

/** `engine` must be the one whose words the stories are read in. */
export function createStandingSearches(queries: readonly Query[], engine: ArchiveIndex): StandingSearches {
  const byKey = new Map<string, number[]>();
  const unkeyed: number[] = [];
  const spread = spreadIn(engine.vocabulary);

  for (const [number, { clause }] of queries.entries()) {
    const keys = keysNeeded(clause, spread);
    if (!keys) unkeyed.push(number);
    for (const key of new Set(keys)) {
      const numbers = byKey.get(key);
      if (numbers) numbers.push(number);
      else byKey.set(key, [number]);
    }
  }

  return {
    async answeredBy(found, calendar) {
      const likely = new Set(unkeyed);
      for (const key of keysOf(found, engine.vocabulary)) for (const number of byKey.get(key) ?? []) likely.add(number);
      const answered: Answered[] = [];
      for await (const number of inSlices(likely)) {
        const query = queries[number];
        const plan = query && (await planIfAnswered(query, found, { engine, calendar }));
        if (plan) answered.push({ number, plan });
      }
      return answered;
    },
  };
}

/** The plan of a search that a story answers by itself, with all that is wanted. */
export async function planIfAnswered(
  query: Query,
  found: IndexedArticle,
  { engine, calendar }: { engine: ArchiveIndex; calendar: Calendar },
): Promise<Plan | undefined> {
  const plan = planQuery(query, engine.vocabulary, calendar);
  return (await doInSlices(isMatch(found, plan))) ? plan : undefined;
}
