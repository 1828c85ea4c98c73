import type { PlannedPost } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { DATES_EACH, repliesTo } from './load.ts';
import type { Taken } from './truthful-slack.ts';

/** What became of everything that was planned. */
export type Fate = {
  plannedPosts: number;
  sent: number;
  /** Marked as unknown, for an editor to decide. */
  unknown: number;
  /** Should be in Slack, is not, and nobody is told. */
  lost: string[];
  /** In Slack more than once. */
  doubled: string[];
};

/** Holds what the store says against what Slack has. */
export async function check(store: Store, digests: number, taken: readonly Taken[]): Promise<Fate> {
  const inState = await Promise.all(
    (['pending', 'sending', 'sent', 'skipped', 'unknown'] as const).map(store.plannedPosts.inState),
  );
  const plannedPosts = inState.flat();
  const times = Map.groupBy(taken, ({ text }) => text);
  const isThere = (one: PlannedPost) =>
    one.state === 'unknown' || (one.state === 'sent' && times.get(one.key)?.some(({ ts }) => ts === one.ts));

  const found = new Map(plannedPosts.map((plannedPost) => [plannedPost.key, plannedPost]));
  const planned = plannedPosts.filter(({ threadOf }) => threadOf === undefined);
  const replies = planned.filter(({ state }) => state === 'sent').flatMap(repliesTo);
  return {
    plannedPosts: plannedPosts.length,
    sent: plannedPosts.filter(({ state }) => state === 'sent').length,
    unknown: plannedPosts.filter(({ state }) => state === 'unknown').length,
    lost: [
      ...plannedPosts.filter((plannedPost) => !isThere(plannedPost)).map(({ key }) => key),
      ...replies.filter(({ key }) => !found.has(key)).map(({ key }) => key),
      ...Array.from({ length: digests * DATES_EACH - planned.length }, (_, number) => `never planned ${number}`),
    ],
    doubled: [...times].filter(([, messages]) => messages.length > 1).map(([key]) => key),
  };
}
