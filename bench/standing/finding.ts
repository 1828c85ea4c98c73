import { z } from 'zod';

/**
 * One figure of a bench's short form, and what is wanted of it. `noise`: by which part it may differ from run to run;
 * none where it is the same in every run. `machine` where it says as much of the machine as of us: only its bar counts.
 * `isMissedInFull` where the bench itself missed the bar when it was last run: a gentler short form does not hide it.
 */
export const Measure = z.object({
  name: z.string(),
  value: z.number(),
  wants: z.enum(['more', 'less']),
  bar: z.number().optional(),
  noise: z.union([z.number(), z.literal('machine')]).optional(),
  isMissedInFull: z.boolean().optional(),
});
export type Measure = z.infer<typeof Measure>;

/** What could not be measured, and why. */
const Gap = z.object({ name: z.string(), gap: z.enum(['skipped', 'failed']), why: z.string() });

export const Finding = z.union([Measure, Gap]);
export type Finding = z.infer<typeof Finding>;

/** All of a bench, left out for want of something. */
export function skipped(why: string): Finding[] {
  return [{ name: 'all of it', gap: 'skipped', why }];
}
