import type { Log } from '#src/log.ts';
import { type Pulse, UNWATCHED } from '#src/readiness.ts';

/** Plans what follows from something; how much was planned. Doing it again plans nothing twice. */
export type Planner = () => Promise<number>;

/** Does what follows from changed articles, one run at a time. */
export type FollowUp = {
  /** What has come during a run starts another. */
  run(): void;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
};

/** `pulse` tells how the runs do; without one nobody watches them. */
type FollowUpNeeds = { onPlanned: () => void; log: Log; pulse?: Pulse };

/** `onPlanned` is told when a run has planned anything. A planner that fails is logged, and is asked again in the next run. */
export function createFollowUp(
  planners: readonly Planner[],
  { onPlanned, log, pulse = UNWATCHED }: FollowUpNeeds,
): FollowUp {
  let running: Promise<void> | undefined;
  let isWanted = false;

  async function runWhileWanted(): Promise<void> {
    while (isWanted) {
      isWanted = false;
      const failures: unknown[] = [];
      let planned = 0;
      for (const plan of planners) {
        planned += await plan().catch((err: unknown) => {
          log.error({ err }, 'follow-up failed');
          failures.push(err);
          return 0;
        });
      }
      if (failures.length === 0) pulse.beat();
      else pulse.fail(failures[0]);
      if (planned > 0) onPlanned();
    }
    running = undefined;
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
