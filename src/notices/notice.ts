import { z } from 'zod';
import type { Editors } from '#src/rights/editors.ts';
import type { NewPlannedPost, PlannedPost } from '#src/store/records.ts';

/**
 * What a notice tells somebody: that nobody knows whether a post has arrived, or that words they shared were changed
 * in print, or withdrawn, and that the post now says so.
 */
const About = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('unknown'), key: z.string() }),
  z.strictObject({ of: z.literal('corrected'), channelId: z.string(), ts: z.string() }),
]);
export type NoticeAbout = z.infer<typeof About>;

/** Reads what was written for a notice. */
export function readNotice({ about }: Pick<PlannedPost, 'about'>): NoticeAbout {
  return About.parse(JSON.parse(about));
}

/** A notice to a person, or to a channel. The same key is told the same person once. */
export function noticeTo(
  channelId: string,
  about: NoticeAbout,
  { key, dueMs }: { key: string; dueMs: number },
): NewPlannedPost {
  return {
    key: `notice|${channelId}|${key}`,
    kind: 'notice',
    subject: key,
    channelId,
    about: JSON.stringify(about),
    dueMs,
  };
}

/** Tells the editors that nobody knows whether a post has arrived; where none is named, the channel it was meant for. */
export function noticesOfUnknown(
  { key, channelId, attempts }: PlannedPost,
  editors: Editors,
  dueMs: number,
): NewPlannedPost[] {
  const told = editors.ids.size > 0 ? [...editors.ids] : [channelId];
  // Sent again, it may come to be unknown again, and is told again.
  return told.map((one) => noticeTo(one, { of: 'unknown', key }, { key: `${key}|${attempts}`, dueMs }));
}
