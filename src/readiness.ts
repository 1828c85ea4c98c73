import { inTime } from './in-time.ts';
import type { Log } from './log.ts';
import { StoreError } from './store/store-error.ts';

/** What a bot does, each component of which can fail while the others go on. */
type Component = 'slack' | 'planning' | 'posting' | 'watching' | 'writing';

/** Whether a component works; if not, why, in words for whoever runs the bot. */
type ComponentReport = { works: true } | { works: false; reason: string };

/** Whether all components work, and each of them. The body of `/readyz`. */
export type ReadinessReport = { ready: boolean; components: Partial<Record<Component, ComponentReport>> };

/** What a loop tells of its turns. */
export type Pulse = {
  /** A turn went well, or got on. */
  beat(): void;
  /** A turn failed: with an error, or for a reason in words for whoever runs the bot. */
  fail(why: unknown): void;
};

/** The pulse of a loop that nobody watches. */
export const UNWATCHED: Pulse = { beat: () => {}, fail: () => {} };

/** Finds out whether something works now: a reason, or an error thrown, if it does not. */
type Probe = () => Promise<string | undefined> | string | undefined;

/** Keeps watch over the components of a bot, and reports on them. */
export type Readiness = {
  /**
   * Watches a loop of a component, by what it does: “looking through the folders”. It works while its last turn went well and is
   * not longer ago than `withinMs` (five minutes, unless given).
   */
  pulse(component: Component, does: string, withinMs?: number): Pulse;
  /** Watches a component by trying it, at most every `everyMs` and when somebody asks; in between the last outcome stands. */
  probe(component: Component, probe: Probe, everyMs?: number): void;
  /** Reports on every component that is watched, within a second or so. Never rejects. */
  report(): Promise<ReadinessReport>;
};

// Loops turn at least once a minute; some turns read a whole archive.
const STILL_MS = 5 * 60_000;
// An answer that takes longer is no answer to whoever asks whether we are well.
const ANSWER_MS = 1000;
const MINUTE_MS = 60_000;

/** Why a component does not work at the moment; undefined where it does. */
type WhyNot = () => Promise<string | undefined> | string | undefined;

/** `clock` is any that only goes forward, in milliseconds. */
export function createReadiness(log: Log, clock: () => number = performance.now.bind(performance)): Readiness {
  const watched: { component: Component; whyNot: WhyNot }[] = [];
  const said = new Map<Component, string>();

  /** One line in the log where a component fails, fails otherwise, or works again. */
  function tell(component: Component, reason: string | undefined): void {
    if (said.get(component) === reason) return;
    if (reason === undefined) {
      said.delete(component);
      log.info({ component }, 'works again');
    } else {
      said.set(component, reason);
      log.error({ component, reason }, 'does not work');
    }
  }

  async function reportOn(component: Component): Promise<ComponentReport> {
    const own = watched.filter((one) => one.component === component);
    const reasons = await Promise.all(own.map(({ whyNot }) => whyNot()));
    const reason = reasons.find((one) => one !== undefined);
    tell(component, reason);
    return reason === undefined ? { works: true } : { works: false, reason };
  }

  return {
    pulse(component, does, withinMs = STILL_MS) {
      const { pulse, whyNot } = createPulse(does, { withinMs, clock });
      watched.push({ component, whyNot });
      return pulse;
    },
    probe: (component, probe, everyMs = 0) =>
      void watched.push({ component, whyNot: remembering(probe, { component, everyMs, clock, log }) }),
    async report() {
      const components = [...new Set(watched.map(({ component }) => component))];
      const reports = await Promise.all(
        components.map(async (component) => [component, await reportOn(component)] as const),
      );
      return { ready: reports.every(([, { works }]) => works), components: Object.fromEntries(reports) };
    },
  };
}

type Watching = { withinMs: number; clock: () => number };

function createPulse(does: string, { withinMs, clock }: Watching): { pulse: Pulse; whyNot: WhyNot } {
  let beatAt = clock();
  let failure: string | undefined;
  const pulse: Pulse = {
    beat() {
      beatAt = clock();
      failure = undefined;
    },
    fail(why) {
      beatAt = clock();
      failure = typeof why === 'string' ? why : `${inCapitals(does)} failed. ${reasonOf(why)}`;
    },
  };
  const whyNot = () => {
    const stillMs = clock() - beatAt;
    if (stillMs <= withinMs) return failure;
    return `${inCapitals(does)} has stood still for ${Math.floor(stillMs / MINUTE_MS)} minutes. Restart me.`;
  };
  return { pulse, whyNot };
}

type Remembering = { component: Component; everyMs: number; clock: () => number; log: Log };

/** A probe whose outcome stands for a while, and that keeps nobody waiting. */
function remembering(probe: Probe, { component, everyMs, clock, log }: Remembering): WhyNot {
  let triedAt = Number.NEGATIVE_INFINITY;
  let outcome: string | undefined;
  let trying: Promise<void> | undefined;

  async function tryNow(): Promise<void> {
    triedAt = clock();
    try {
      outcome = await probe();
    } catch (err) {
      outcome = reasonOf(err);
      if (!(err instanceof StoreError)) log.error({ err, component }, 'not tried');
    }
    trying = undefined;
  }

  return async () => {
    if (clock() - triedAt >= everyMs) trying ??= tryNow();
    if (!trying) return outcome;
    const isDone = await inTime(
      trying.then(() => true),
      ANSWER_MS,
    );
    return isDone ? outcome : 'There is no answer within a second.';
  };
}

function reasonOf(err: unknown): string {
  return err instanceof StoreError ? err.message : 'The log says why.';
}

function inCapitals(does: string): string {
  return does.charAt(0).toUpperCase() + does.slice(1);
}
