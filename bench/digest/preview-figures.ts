import { z } from 'zod';

/**
 * What one digest took: milliseconds of all threads of its process, the longest of its own thread at a stretch, and
 * megabytes: those that the process had with the archive before, and the most that it had at any time.
 */
export const PreviewFigures = z.object({
  stories: z.number(),
  /** How many items its stories became, copies folded, and how many items its parts show. */
  told: z.number(),
  items: z.number(),
  cpuMs: z.number(),
  longestHold: z.number(),
  residentMB: z.number(),
  peakMB: z.number(),
});
export type PreviewFigures = z.infer<typeof PreviewFigures>;
