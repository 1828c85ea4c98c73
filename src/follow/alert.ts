import { z } from 'zod';
import type { PlannedPost } from '#src/store/records.ts';

/**
 * What an alert says: that a story matches, its quotes read from the version that is newest when it is sent, less what
 * `before` had printed already; or how many more matched between two instants than an hour's alerts could tell of.
 */
const About = z.discriminatedUnion('of', [
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
export type About = z.infer<typeof About>;

/** What makes an alert the only one of its kind, whoever plans it and however often. */
export function alertKey(followId: string, articleId: string, version: string): string {
  return `${followId}|${articleId}|${version}`;
}

/** Reads what was written for an alert. */
export function readAbout({ about }: Pick<PlannedPost, 'about'>): About {
  return About.parse(JSON.parse(about));
}

export function writeAbout(about: About): string {
  return JSON.stringify(about);
}
