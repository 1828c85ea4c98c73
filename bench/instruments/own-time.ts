/**
 * Milliseconds that this thread has worked. Other processes hardly change how many a piece of work takes; but the
 * system counts in ticks of some four, so that it is a clock for sums and not for a single answer.
 */
export function ownMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
