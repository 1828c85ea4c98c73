import type { MemoryDesk } from '#src/desk.ts';
import { noticeTo } from '#src/notices/plan-notices.ts';
import type { Skipped } from '#src/outbox/message.ts';
import type { NewPlannedPost, PlannedPostOf, Post } from '#src/store/records.ts';
import { type Amendments, findAmendments } from './find-amendments.ts';

/** A message of ours, all that it has to say of its quotes by now, and the change of an article that made it so. */
export type Correction = Amendments & { post: Post; because: string };

/** Picks what a correction has to say at the moment it is made. */
export async function pickCorrection(
  { channelId, about: { ts, because } }: PlannedPostOf<'correction'>,
  desk: MemoryDesk,
): Promise<Correction | Skipped> {
  const post = await desk.store.posts.find(channelId, ts);
  if (!post) return { skip: 'The post is not known.' };
  const found = await findAmendments(post, desk);
  return found.news.length > 0 ? { post, ...found, because } : { skip: 'It has been corrected already.' };
}

/** Records that readers see a message corrected, which is now `message`, and plans that its sharer is told. */
export async function recordCorrection(
  { post, news, because }: Correction,
  message: string,
  { store, now }: Pick<MemoryDesk, 'store' | 'now'>,
): Promise<void> {
  const atMs = now().epochMilliseconds;
  // In this order: a crash in between has the correction made again, and then the sharer is told.
  await store.plannedPosts.plan(noticeOf(post, because, atMs));
  await store.posts.amend({ ...post, message }, news, atMs);
}

/** Tells the one who shared a post that it has been corrected. Whoever shared it in five channels is told once. */
function noticeOf({ channelId, ts, userId }: Post, because: string, dueMs: number): NewPlannedPost[] {
  if (userId === undefined) return [];
  return [noticeTo(userId, { of: 'corrected', channelId, ts }, { key: `corrected|${because}`, dueMs })];
}
