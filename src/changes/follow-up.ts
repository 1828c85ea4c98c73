import type { Log } from '#src/log.ts';

/** Plans what follows from something; how much was planned. Doing it again plans nothing twice. */
export type Planner = () => Promise<number>;

/** Does what follows from changed articles, one run at a time. */
export type FollowUp = {
  /** What has come during a run starts another. */
  run(): void;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
};

/** `onPlanned` is told when a run has planned anything. A planner that fails is logged, and is asked again in the next run. */
export function createFollowUp(
  planners: readonly Planner[],
  { onPlanned, log }: { onPlanned: () => void; log: Log },
): FollowUp {
  let running: Promise<void> | undefined;
  let isWanted = false;

  async function runWhileWanted(): Promise<void> {
    while (isWanted) {
      isWanted = false;
      let planned = 0;
      for (const plan of planners) planned += await plan().catch(failed);
      if (planned > 0) onPlanned();
    }
    running = undefined;
  }

  function failed(err: unknown): number {
    log.error({ err }, 'follow-up failed');
    return 0;
  }

  return {
    run() {
      isWanted = true;
      running ??= runWhileWanted();
    },
    async idle() {
      await running;
    },
  };
}
