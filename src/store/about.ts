import { z } from 'zod';
import { JsonText } from './json-text.ts';

/**
 * A digest's post: the local date it was planned for; in the thread the items that the message left to it, by name; once
 * it was attempted, what that attempt `left` to the thread, part by part; and whether somebody asked for it there and then.
 */
const DigestAbout = z.strictObject({
  date: z.iso.date(),
  items: z.array(z.string()).optional(),
  left: z.array(z.array(z.string())).optional(),
  isAsked: z.literal(true).optional(),
});
export type DigestAbout = z.infer<typeof DigestAbout>;

/** As the first bots wrote it: the thread's part by its number. Which items that meant nobody can tell: it has none. */
const NumberedPart = DigestAbout.omit({ items: true })
  .extend({ part: z.int().positive() })
  .transform(({ part: _part, ...about }): DigestAbout => ({ ...about, items: [] }));

/**
 * An alert: that a story matches, its quotes read from the version that is newest when it is sent, less what `before`
 * had printed already; or how many more matched between two instants than an hour's alerts could tell of.
 */
const AlertAbout = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('story'),
    articleId: z.string(),
    version: z.string(),
    /** The version that readers saw before this one. */
    before: z.string().optional(),
    /** Which alert of its hour it is, from 1. */
    nth: z.int().positive(),
  }),
  z.strictObject({ of: z.literal('more'), fromMs: z.int(), untilMs: z.int() }),
]);
export type AlertAbout = z.infer<typeof AlertAbout>;

/**
 * A correction: the message to be corrected, and the change of an article that makes it wrong. The first bots did not
 * write down which: there the message itself has to stand for it.
 */
const CorrectionAbout = z
  .strictObject({ ts: z.string().min(1), because: z.string().min(1).optional() })
  .transform(({ ts, because = ts }) => ({ ts, because }));

/**
 * A notice: that nobody knows whether a post has arrived; that words somebody shared were changed in print, or withdrawn,
 * and that the post now says so; or that a place takes no more posts of ours, and what somebody had asked for there.
 */
const NoticeAbout = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('unknown'), key: z.string() }),
  z.strictObject({ of: z.literal('corrected'), channelId: z.string(), ts: z.string() }),
  z.strictObject({
    of: z.literal('left'),
    channelId: z.string(),
    /** Why, in words for its reader. */
    reason: z.string(),
    searches: z.array(z.string()),
    hasDigest: z.boolean(),
  }),
]);
export type NoticeAbout = z.infer<typeof NoticeAbout>;

/** What a planned post is about, as its kind has it. Read from a row; `writeAbout` makes what stands there. */
export const About = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('digest'), about: JsonText.pipe(z.union([DigestAbout, NumberedPart])) }),
  z.object({ kind: z.literal('alert'), about: JsonText.pipe(AlertAbout) }),
  z.object({ kind: z.literal('correction'), about: JsonText.pipe(CorrectionAbout) }),
  z.object({ kind: z.literal('notice'), about: JsonText.pipe(NoticeAbout) }),
]);
export type About = z.infer<typeof About>;

/** What a planned post is about, as its row has it. */
export function writeAbout({ about }: About): string {
  return JSON.stringify(about);
}
