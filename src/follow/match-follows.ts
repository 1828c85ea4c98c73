import type { Archive } from '#index/archive/archive.ts';
import type { Plan } from '#index/match/plan.ts';
import { parseQuery, type Query } from '#index/query/query.ts';
import type { StandingSearches } from '#index/standing/standing-searches.ts';
import type { Calendar } from '#index/text/dates.ts';
import type { IndexedArticle } from '#index/words/indexed-article.ts';
import type { Follow } from '#src/store/records.ts';

/** A follow and its search as it is read. */
type Asked = { follow: Follow; query: Query };

/** Follows whose searches can be asked of one story after another. */
export type FollowIndex = { asked: readonly Asked[]; searches: StandingSearches };

/** A follow that an article matches, and its search as planned for it. */
export type Match = Asked & { plan: Plan };

/** Makes many follows ready to be matched. One that can no longer be read as a search matches nothing. */
export async function indexFollows(follows: readonly Follow[], archive: Archive): Promise<FollowIndex> {
  const asked = follows.flatMap((follow) => {
    const query = parseQuery(follow.typed);
    return 'problem' in query ? [] : [{ follow, query }];
  });
  return { asked, searches: await archive.standing(asked.map(({ query }) => query)) };
}

/** The follows whose search finds this article, in no particular order; `last:7d` counts from the calendar's day. */
export async function findFollows(
  found: IndexedArticle,
  { asked, searches }: FollowIndex,
  calendar: Calendar,
): Promise<Match[]> {
  const answered = await searches.answeredBy(found, calendar);
  return answered.flatMap(({ number, plan }) => {
    const one = asked[number];
    return one ? [{ ...one, plan }] : [];
  });
}
