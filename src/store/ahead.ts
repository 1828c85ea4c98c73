// More than the clocks of replicas differ, or of a machine and its network's.
const AHEAD_MS = 3_600_000;

/** Whether an instant that was written down lies so far ahead that a clock must have been wrong when it was. */
export function isAhead(ms: number, nowMs: number): boolean {
  return ms > nowMs + AHEAD_MS;
}
