import type { Editors } from '#src/rights/editors.ts';
import type { NoticeAbout } from '#src/store/about.ts';
import type { NewPlannedPost, Sending } from '#src/store/records.ts';

/** A notice to a person, or to a channel. The same key is told the same person once. */
export function noticeTo(
  channelId: string,
  about: NoticeAbout,
  { key, dueMs }: { key: string; dueMs: number },
): NewPlannedPost {
  return { key: `notice|${channelId}|${key}`, kind: 'notice', subject: key, channelId, about, dueMs };
}

/** Tells the editors that nobody knows whether a post has arrived; where none is named, the channel it was meant for. */
export function noticesOfUnknown(
  { key, channelId, attempts }: Sending,
  editors: Editors,
  dueMs: number,
): NewPlannedPost[] {
  const told = editors.ids.size > 0 ? [...editors.ids] : [channelId];
  // Sent again, it may come to be unknown again, and is told again.
  return told.map((one) => noticeTo(one, { of: 'unknown', key }, { key: `${key}|${attempts}`, dueMs }));
}
