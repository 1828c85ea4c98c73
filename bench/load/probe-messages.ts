import { z } from 'zod';

/** What the probe in a process is asked: to begin anew, what it saw since (which ends its sampling of stacks), or its heap. */
export const ProbeRequest = z.object({ please: z.enum(['begin', 'report', 'heap']) });
export type ProbeRequest = z.infer<typeof ProbeRequest>;

/** The main thread did not come round: for how long by its own CPU time and by the clock, until when, and in what. */
const Hold = z.object({ atMs: z.number(), cpuMs: z.number(), wallMs: z.number(), stack: z.string() });

/** What a probe saw since it was asked last: the longest hold first. Bytes of the heap. */
export const ProbeReport = z.object({
  holds: z.array(Hold),
  turns: z.int(),
  longestWallMs: z.number(),
  /** What the main thread has worked, and the whole process with all its threads. */
  ...{ threadMs: z.number(), processMs: z.number() },
  heap: z.object({ heapUsed: z.number(), external: z.number(), rss: z.number() }).optional(),
});
export type ProbeReport = z.infer<typeof ProbeReport>;
