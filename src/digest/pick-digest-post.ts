import type { Problem } from '#index/text/problem.ts';
import type { SendingDesk } from '#src/desk.ts';
import type { Skipped } from '#src/outbox/message.ts';
import { isPrivate } from '#src/rights/slack-ids.ts';
import type { DigestAbout } from '#src/store/about.ts';
import type { Digest, NewPlannedPost, PlannedPost, PlannedPostOf } from '#src/store/records.ts';
import { type Edition, type Issue, type Item, nameOf } from './edition.ts';
import type { Window } from './find-fresh.ts';
import { pickDigest } from './pick-digest.ts';

/**
 * What one post of a digest says when it is sent: an issue in its message, with the `replies` that are left to its
 * thread; or, in the thread, the items that were left to it. In a conversation it is for `userId` alone.
 */
export type DigestPost = (
  | ({ as: 'issue'; replies: NewPlannedPost[]; about: DigestAbout } & Issue)
  | { as: 'reply'; items: Item[] }
) & {
  userId?: string;
};

// A first digest has none before it to begin where that ended.
const A_DAY_MS = 24 * 3_600_000;
// A weekly digest goes back to the last one. After a longer silence what is older is not news.
const LONGEST_MS = 8 * A_DAY_MS;

/** Picks what a post of a digest says at the moment it is sent. */
export async function pickDigestPost(
  plannedPost: PlannedPostOf<'digest'> & Partial<Pick<PlannedPost, 'state'>>,
  desk: SendingDesk,
): Promise<DigestPost | Skipped> {
  const digest = await desk.store.digests.find(plannedPost.subject);
  if (!digest || digest.stoppedMs !== undefined) return { skip: 'The digest was stopped, or cannot be read.' };

  const issue = await pickIssue(digest, plannedPost.dueMs, desk);
  if ('problem' in issue) return { skip: 'The digest’s search can no longer be read.' };

  const { items, isAsked = false } = plannedPost.about;
  // A conversation does not say whose it is.
  const whose = isPrivate(digest.channelId) ? { userId: digest.userId } : {};
  if (items) return pickReply(issue.edition, items, whose);
  if (isQuiet(issue.edition) && digest.onQuietDays === 'silent' && !isAsked) return { skip: 'There was nothing new.' };
  // What was attempted may stand there, and promise this in its thread.
  const attempted = plannedPost.state === 'sending' ? plannedPost.about.left : undefined;
  const left = attempted ?? issue.edition.parts.slice(1).map((part) => part.items.map(nameOf));
  const replies = left.map((names, at) => replyTo(plannedPost, names, at + 1));
  return { as: 'issue', ...issue, replies, about: { ...plannedPost.about, left }, ...whose };
}

/** Picks what a digest says when it is due, since it last came. A Problem where its search is none. */
export async function pickIssue(
  digest: Pick<Digest, 'id' | 'channelId' | 'typed' | 'timeZone'>,
  dueMs: number,
  desk: SendingDesk,
): Promise<Issue | Problem> {
  const edition = await pickDigest(digest, await windowOf(digest, dueMs, desk), desk);
  if ('problem' in edition) return edition;
  const { typed, timeZone } = digest;
  return { edition, masthead: { typed, timeZone, dueMs, nowMs: desk.now().epochMilliseconds } };
}

async function windowOf(
  { id }: Pick<Digest, 'id'>,
  untilMs: number,
  { store }: Pick<SendingDesk, 'store'>,
): Promise<Window> {
  const last = await store.plannedPosts.lastSent(id, untilMs);
  return { sinceMs: Math.max(last?.dueMs ?? untilMs - A_DAY_MS, untilMs - LONGEST_MS), untilMs };
}

/** Whether there is nothing to tell: not even what would be too long. */
function isQuiet({ parts, left }: Edition): boolean {
  return parts.length === 0 && left === 0;
}

/** By name, not by place: what the message has shown stays shown, though a story of it was withdrawn since. */
function pickReply({ parts }: Edition, names: readonly string[], whose: { userId?: string }): DigestPost | Skipped {
  const items = parts.flatMap((part) => part.items).filter((item) => names.includes(nameOf(item)));
  return items.length > 0
    ? { as: 'reply', items, ...whose }
    : { skip: 'This part of the digest may no longer be shown.' };
}

function replyTo(
  { key, subject, channelId, about, dueMs }: PlannedPostOf<'digest'>,
  items: readonly string[],
  at: number,
): NewPlannedPost {
  const { left: _, ...withoutLeft } = about;
  // Replies that are due together are posted in the order of their keys.
  const number = String(at).padStart(2, '0');
  return {
    key: `${key}|${number}`,
    kind: 'digest',
    subject,
    channelId,
    about: { ...withoutLeft, items: [...items] },
    dueMs,
    threadOf: key,
  };
}
