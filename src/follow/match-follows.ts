import { isMatch } from '#index/match/match.ts';
import { type Plan, planQuery, type Vocabulary } from '#index/match/plan.ts';
import { parseQuery, type Query } from '#index/query/query.ts';
import type { Calendar } from '#index/text/dates.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { Follow } from '#src/store/records.ts';
import { keysNeeded, keysOf, spreadIn } from './needed-keys.ts';

type Asked = { follow: Follow; query: Query };

/** Follows by a key that an article must have to match them, and those that any article might match. */
export type FollowIndex = { byKey: ReadonlyMap<string, readonly Asked[]>; unkeyed: readonly Asked[] };

/** Whose words the searches are looked up in, and the day that `last:7d` counts from. */
export type Matching = { vocabulary: Vocabulary; calendar: Calendar };

/** A follow that an article matches, and its search as planned for the archive. */
export type Match = { follow: Follow; plan: Plan };

/** Makes many follows ready to be matched. One that can no longer be read as a search matches nothing. */
export function indexFollows(follows: readonly Follow[], vocabulary: Vocabulary): FollowIndex {
  const byKey = new Map<string, Asked[]>();
  const unkeyed: Asked[] = [];
  const spread = spreadIn(vocabulary);

  for (const follow of follows) {
    const query = parseQuery(follow.typed);
    if ('problem' in query) continue;
    const asked = { follow, query };
    const keys = keysNeeded(query.clause, spread);
    if (!keys) unkeyed.push(asked);
    for (const key of new Set(keys)) listed(byKey, key).push(asked);
  }
  return { byKey, unkeyed };
}

/**
 * The follows whose search finds this article, in no particular order. `found` must have been read with the
 * vocabulary's lexicon, so that a word never printed before is known.
 */
export function findFollows(found: IndexedArticle, { byKey, unkeyed }: FollowIndex, matching: Matching): Match[] {
  const likely = new Set(unkeyed);
  for (const key of keysOf(found, matching.vocabulary)) {
    for (const asked of byKey.get(key) ?? []) likely.add(asked);
  }
  return [...likely].flatMap(({ follow, query }) => {
    const plan = planIfAnswered(found, query, matching);
    return plan ? [{ follow, plan }] : [];
  });
}

/**
 * The plan of a search that one article answers by itself: that the search finds, with all that was wanted. Of a long
 * list of words, by which a search ranks, it must print every one.
 */
export function planIfAnswered(found: IndexedArticle, query: Query, { vocabulary, calendar }: Matching) {
  const plan = planQuery(query, vocabulary, calendar);
  return isMatch(found, plan) ? plan : undefined;
}

function listed(lists: Map<string, Asked[]>, key: string): Asked[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
