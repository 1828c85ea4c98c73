import type { ReadinessReport } from '#src/readiness.ts';

/** A bot that is well. */
export async function well(): Promise<ReadinessReport> {
  return { ready: true, components: {} };
}
