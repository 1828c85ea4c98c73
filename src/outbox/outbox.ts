import { setTimeout as pause } from 'node:timers/promises';
import { unmeasured } from '#src/measures.ts';
import { UNWATCHED } from '#src/readiness.ts';
import type { Pending, PlannedPost } from '#src/store/records.ts';
import { createAttempt } from './attempt.ts';
import { clearUpMs, createClearUp } from './clear-up.ts';
import { type Means, NO_REST, type Patience, type Rest, WANTED_AGAIN, type Work } from './means.ts';

/** Posts what is planned when it is due, and lets plan what comes by the clock. */
export type Outbox = {
  start(): void;
  /** Looks at once: something was planned, or will have to be from now on. */
  wake(): void;
  /** Posts what nobody knows of a second time, because an editor wants it. False when it is not, or no longer, unknown. */
  sendAgain(key: string): Promise<boolean>;
  /** Takes up nothing more and finishes what is under way, within ten seconds. */
  stop(): Promise<void>;
};

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;

export const PATIENCE: Patience = {
  stale: { digest: 12 * HOUR_MS, alert: 6 * HOUR_MS, notice: 72 * HOUR_MS, correction: Number.POSITIVE_INFINITY },
  start: 5 * SECOND_MS,
  // The start, the ten seconds that the poster waits for an answer, and a minute for Slack.
  doubt: 75 * SECOND_MS,
  apart: SECOND_MS,
  again: 30 * SECOND_MS,
  finish: 10 * SECOND_MS,
};

// As many channels at a time as leave Slack's other limits alone.
const AT_ONCE = 8;

// What has been due for so long should stand in Slack.
const LATE_MS = 15 * 60 * SECOND_MS;

type Given = Omit<Means, 'patience' | 'measures' | 'onUnknown' | 'onFound' | 'onGone' | 'onStep' | 'pulses'> &
  Partial<Means>;

/** What an outbox is told where nobody wants to know how it does. */
export const QUIET = {
  measures: unmeasured,
  onUnknown: () => [],
  onFound: async () => [],
  onGone: async () => {},
  onStep: () => {},
  pulses: { planning: UNWATCHED, looking: UNWATCHED, attempts: UNWATCHED },
} satisfies Partial<Means>;

/**
 * The way of every post that nobody is waiting for: once each where that can be known, else marked as unknown.
 * Any number of bots on one store may run one.
 */
export function createOutbox(given: Given): Outbox {
  const means: Means = { patience: PATIENCE, ...QUIET, ...given };
  const { store, planners, log, now, patience, onStep } = means;
  const { planning, looking: looks, attempts } = means.pulses;
  const { plannedPosts } = store;
  const attempt = createAttempt(means);
  const clearUp = createClearUp(means);

  /** By channel: what is being done there. A channel takes one post at a time. */
  const underWay = new Map<string, Promise<void>>();
  /** Channels and planned posts that are left alone, until their timer rings. */
  const resting = new Map<string, NodeJS.Timeout>();
  let isRunning = false;
  let looking: Promise<void> | undefined;
  let isLookWanted = false;
  let nextLook: NodeJS.Timeout | undefined;
  let planAtMs = 0;
  let startedMs = 0;

  /** Looks now, or once more when the look under way is over. */
  function look(): void {
    isLookWanted = isRunning;
    if (isRunning) looking ??= lookWhileWanted();
  }

  async function lookWhileWanted(): Promise<void> {
    clearTimeout(nextLook);
    let waitMs = patience.again;
    while (isLookWanted) {
      isLookWanted = false;
      waitMs = await lookOnce().catch((err: unknown) => {
        log.error({ err }, 'outbox could not look');
        looks.fail(err);
        return patience.again;
      });
    }
    looking = undefined;
    // Never one long timer: by the clock on the wall a sleeping machine, or a clock that is set, may be there sooner.
    if (isRunning) nextLook = setTimeout(look, waitMs);
  }

  /** Takes up all that can be; how long there will be nothing new, unless somebody says so. */
  async function lookOnce(): Promise<number> {
    const nowMs = now().epochMilliseconds;
    await planWhenTime(nowMs);
    const due = await plannedPosts.due(nowMs);
    const sending = await plannedPosts.inState('sending');

    const open = new Set([...due, ...sending].map(({ key }) => key));
    const unclear = sending.filter((plannedPost) => clearUpMs(plannedPost, means) <= nowMs);
    for (const plannedPost of unclear) takeUp(plannedPost, clearUp);
    for (const plannedPost of due) if (!open.has(plannedPost.threadOf ?? '')) takeUp(plannedPost, attempt);

    const late = due.filter(({ dueMs }) => nowMs - Math.max(dueMs, startedMs) > LATE_MS);
    if (late[0]) looks.fail(whyLate(late[0], late.length));
    else looks.beat();
    const later = sending.map((plannedPost) => clearUpMs(plannedPost, means)).filter((ms) => ms > nowMs);
    return Math.min(planAtMs - nowMs, ...later.map((ms) => ms - nowMs));
  }

  /** Has planned what falls due, often enough to notice what another bot has set, and clocks set back. */
  async function planWhenTime(nowMs: number): Promise<void> {
    if (planAtMs - patience.again <= nowMs && nowMs < planAtMs) return;
    planAtMs = Number.POSITIVE_INFINITY;
    const nextMs = await Promise.allSettled(planners.map((plan) => plan(nowMs)));
    const failures = nextMs.filter((one) => one.status === 'rejected');
    if (failures[0]) planningFailed(failures[0].reason);
    else planning.beat();
    const known = nextMs.flatMap((one) => (one.status === 'fulfilled' ? (one.value ?? []) : []));
    // Unless somebody has woken us meanwhile: then at once.
    planAtMs = Math.min(planAtMs, ...known, nowMs + patience.again);
    onStep('planned', '');
  }

  /** What cannot be planned now is planned later, and keeps nothing that is planned from being posted. */
  function planningFailed(err: unknown): void {
    log.error({ err }, 'planning failed');
    planning.fail(err);
  }

  function takeUp({ key, channelId }: PlannedPost, work: Work): void {
    if (!isRunning || underWay.has(channelId) || underWay.size === AT_ONCE) return;
    if (resting.has(channelId) || resting.has(key)) return;
    underWay.set(channelId, workOn({ key, channelId }, work));
  }

  async function workOn({ key, channelId }: Pick<PlannedPost, 'key' | 'channelId'>, work: Work): Promise<void> {
    const { what, ms } = await workAlone(key, work);
    underWay.delete(channelId);
    rest(what === 'channel' ? channelId : key, ms);
    look();
  }

  async function workAlone(key: string, work: Work): Promise<Rest> {
    try {
      const rest = await alone(key, work);
      attempts.beat();
      return rest;
    } catch (err) {
      log.error({ err, key }, 'outbox failed at a planned post');
      attempts.fail(err);
      return { what: 'post', ms: patience.again };
    }
  }

  /** Works on the planned post as it is, unless another bot is at it. */
  async function alone(key: string, work: Work): Promise<Rest> {
    const rest = await store.alone(key, async (signal) => {
      const plannedPost = await plannedPosts.find(key);
      return plannedPost ? work(plannedPost, signal) : NO_REST;
    });
    return rest ?? { what: 'post', ms: patience.again };
  }

  function rest(name: string, ms: number): void {
    if (ms === 0 || !isRunning) return;
    const wake = () => {
      resting.delete(name);
      look();
    };
    resting.set(name, setTimeout(wake, Math.min(ms, HOUR_MS)));
  }

  function wake(): void {
    planAtMs = 0;
    look();
  }

  return {
    start() {
      isRunning = true;
      startedMs = now().epochMilliseconds;
      look();
    },
    wake,
    async sendAgain(key) {
      const plannedPost = await plannedPosts.find(key);
      if (plannedPost?.state !== 'unknown') return false;
      const isPending = await plannedPosts.settle(plannedPost, { state: 'pending', reason: WANTED_AGAIN });
      wake();
      return isPending;
    },
    async stop() {
      isRunning = false;
      for (const timer of [nextLook, ...resting.values()]) clearTimeout(timer);
      const done = Promise.all([looking, ...underWay.values()]);
      await Promise.race([done, pause(patience.finish, undefined, { ref: false })]);
    },
  };
}

function whyLate({ dueMs, reason = 'the log may say why' }: Pending, count: number): string {
  const since = Temporal.Instant.fromEpochMilliseconds(dueMs).toString({ smallestUnit: 'minute' });
  return `Posts that are due wait for too long (${count}, the first since ${since}): ${reason}.`;
}
