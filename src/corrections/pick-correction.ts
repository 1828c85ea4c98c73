import type { MemoryDesk } from '#src/desk.ts';
import { noticeTo } from '#src/notices/plan-notices.ts';
import type { Skipped } from '#src/outbox/message.ts';
import type { NewPlannedPost, PlannedPostOf, Post } from '#src/store/records.ts';
import { findLost, type Lost } from './find-lost.ts';

/** A message of ours, those of its quotes that print no longer bears out, and the version of an article that made it so. */
export type Correction = { post: Post; lost: Lost[]; because: string };

/** Picks what a correction has to mark at the moment it is made. */
export async function pickCorrection(
  { channelId, about: { ts, because } }: PlannedPostOf<'correction'>,
  desk: MemoryDesk,
): Promise<Correction | Skipped> {
  const post = await desk.store.posts.find(channelId, ts);
  const lost = post ? await findLost(post, desk) : [];
  return post && lost.length > 0 ? { post, lost, because } : { skip: 'It has been corrected already.' };
}

/** Records that readers see a message corrected, which is now `message`, and plans that its sharer is told. */
export async function recordCorrection(
  { post, lost, because }: Correction,
  message: string,
  { store, now }: Pick<MemoryDesk, 'store' | 'now'>,
): Promise<void> {
  const atMs = now().epochMilliseconds;
  const quotes = lost.map(({ quote }) => quote);
  // In this order: a crash in between has the correction made again, and then the sharer is told.
  await store.plannedPosts.plan(noticeOf(post, because, atMs));
  await store.posts.supersede({ ...post, message }, quotes, atMs);
}

/** Tells the one who shared a post that it has been corrected. Whoever shared it in five channels is told once. */
function noticeOf({ channelId, ts, userId }: Post, because: string, dueMs: number): NewPlannedPost[] {
  if (userId === undefined) return [];
  return [noticeTo(userId, { of: 'corrected', channelId, ts }, { key: `corrected|${because}`, dueMs })];
}
