import type { Skipped } from '#src/outbox/message.ts';
import type { NoticeAbout } from '#src/store/about.ts';
import type { PlannedPostIn, PlannedPostOf, Post } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';

/**
 * What a notice tells somebody: that nobody knows whether a post has arrived, that one they shared was corrected, or that
 * what they had asked for in a place was stopped, as it takes no more posts.
 */
export type Notice =
  | { of: 'unknown'; plannedPost: PlannedPostIn<'unknown'> }
  | { of: 'corrected'; post: Post }
  | Extract<NoticeAbout, { of: 'left' }>;

/** Picks what a notice says at the moment it is sent. */
export async function pickNotice(
  { about }: PlannedPostOf<'notice'>,
  { plannedPosts, posts }: Pick<Store, 'plannedPosts' | 'posts'>,
): Promise<Notice | Skipped> {
  if (about.of === 'unknown') {
    const plannedPost = await plannedPosts.find(about.key);
    return plannedPost?.state === 'unknown' ? { of: 'unknown', plannedPost } : { skip: 'It has been seen to.' };
  }
  if (about.of === 'left') return about;
  const post = await posts.find(about.channelId, about.ts);
  return post ? { of: 'corrected', post } : { skip: 'The post is not known.' };
}
