import { z } from 'zod';
import { steps } from '#src/outbox/means.ts';

/** What a bot is told when it starts. */
export const BotSettings = z.strictObject({
  storeUrl: z.string(),
  apiUrl: z.string(),
  /** The folder of its articles. */
  articles: z.string(),
  /** The step at which it kills itself, if it comes to it. */
  dieAt: z.enum(steps).or(z.undefined()).optional(),
});
export type BotSettings = z.input<typeof BotSettings>;

/**
 * What a bot says now and then: at which instant it looked, in milliseconds since 1970, and for how many before that it had
 * had nothing left to do.
 */
export const BotSays = z.object({ atMs: z.number(), quietMs: z.number() });
export type BotSays = z.infer<typeof BotSays>;
