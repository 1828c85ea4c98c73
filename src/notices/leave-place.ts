import type { MemoryDesk } from '#src/desk.ts';
import { isPrivate } from '#src/rights/slack-ids.ts';
import { type Digest, type Follow, NOBODY } from '#src/store/records.ts';
import { noticeTo } from './plan-notices.ts';

type Leaving = Pick<MemoryDesk, 'store' | 'now'>;
/** What was posted to one place: what was followed there, and its digest. */
type Stopped = { follows: Follow[]; digests: Digest[] };

// Who stands in the audit for what no person has done.
const US = 'pullquote';

/**
 * Stops what is posted to a place that takes no more posts of ours, and plans that those who asked for it are told why.
 * Doing it again stops nothing, and tells nobody, twice.
 */
export async function leavePlace(channelId: string, reason: string, { store, now }: Leaving): Promise<void> {
  const digest = await store.digests.activeIn(channelId);
  const stopped = { follows: await store.follows.activeIn(channelId), digests: digest ? [digest] : [] };
  // In this order: a crash in between has it done again.
  await store.plannedPosts.plan(noticesOf(channelId, reason, { stopped, dueMs: now().epochMilliseconds }));
  await stop(stopped, { store, now });
}

/** Stops everything that is posted by itself, as we have left the workspace. Nobody is told: there is no way to. The number. */
export async function leaveWorkspace({ store, now }: Leaving): Promise<number> {
  const stopped = { follows: await store.follows.active(), digests: await store.digests.active() };
  await stop(stopped, { store, now });
  return stopped.follows.length + stopped.digests.length;
}

async function stop({ follows, digests }: Stopped, { store, now }: Leaving): Promise<void> {
  const line = { atMs: now().epochMilliseconds, userId: US };
  for (const { id } of follows) await store.follows.stop(id, { ...line, action: 'unfollow', subject: id });
  for (const { channelId } of digests)
    await store.digests.stop(channelId, { ...line, action: 'digest stop', subject: channelId });
}

function noticesOf(
  channelId: string,
  reason: string,
  { stopped: { follows, digests }, dueMs }: { stopped: Stopped; dueMs: number },
) {
  // Whoever gets something alone, and cannot be reached, cannot be told.
  if (isPrivate(channelId)) return [];
  const owners = new Set([...follows, ...digests].map(({ userId }) => userId));
  return [...owners.difference(new Set([NOBODY]))].map((userId) => {
    const mine = follows.filter((follow) => follow.userId === userId);
    const own = digests.filter((digest) => digest.userId === userId);
    // Set again, it may have to be stopped again, and is told again.
    const lastMs = Math.max(...[...mine, ...own].map(({ sinceMs }) => sinceMs));
    const about = { channelId, reason, searches: mine.map(({ typed }) => typed), hasDigest: own.length > 0 };
    return noticeTo(userId, { of: 'left', ...about }, { key: `left|${channelId}|${lastMs}`, dueMs });
  });
}
