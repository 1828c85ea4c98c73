import { z } from 'zod';
import { steps } from '#src/outbox/means.ts';

/** What a bot is told when it starts. */
export const BotSettings = z.strictObject({
  storeUrl: z.string(),
  apiUrl: z.string(),
  /** The step at which it kills itself, if it comes to it. */
  dieAt: z.enum(steps).or(z.undefined()).optional(),
});
export type BotSettings = z.input<typeof BotSettings>;
