import type { Log } from '#src/log.ts';
import type { Measures } from '#src/measures.ts';
import type { Pulse } from '#src/readiness.ts';
import type { NewPlannedPost, Pending, PlannedPost, Post, Sending } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import type { Poster, Writer } from './message.ts';

type Kind = PlannedPost['kind'];

/** What happens to a planned post on its way. At each of these a test lets the process die. */
export const steps = [
  'planned',
  'taken',
  'written',
  'begun',
  'answered',
  'settled',
  'looked up',
  'cleared up',
] as const;
export type Step = (typeof steps)[number];

/** How patient the outbox is, in milliseconds. */
export type Patience = {
  /** As late as this a post is skipped: readers would take it for news. */
  stale: Record<Kind, number>;
  /** From the record of the intent to the request: a process that slept in between does not send it any more. */
  start: number;
  /** From the record of the intent until a message that nobody confirmed is looked for: by then Slack has it, or never will. */
  doubt: number;
  /** From one post in a channel to the next. */
  apart: number;
  /** Until what failed is tried again, and at most from one look at the store to the next. */
  again: number;
  /** For what is under way when told to stop. */
  finish: number;
};

/** Plans what has fallen due by then. Resolves with when there is something to plan again, if ever. */
export type DuePlanner = (nowMs: number) => Promise<number | undefined>;

/** What it takes to post. */
export type Means = {
  store: Pick<Store, 'plannedPosts' | 'alone'>;
  /** Those who plan what comes by the clock. */
  planners: readonly DuePlanner[];
  poster: Poster;
  write: Writer;
  log: Log;
  measures: Measures;
  now: () => Temporal.Instant;
  patience: Patience;
  /** What tells the editors that nobody can know whether Slack has a message. Planned together with that mark. */
  onUnknown: (plannedPost: Sending) => readonly NewPlannedPost[];
  /** What is to be planned together with the record of a post that was found: what changed while nobody knew of it. */
  onFound: (post: Post) => Promise<readonly NewPlannedPost[]>;
  /** Told that a place takes no more posts of ours, and why, before that is recorded; maybe twice. */
  onGone: (channelId: string, reason: string) => Promise<void>;
  onStep: (step: Step, key: string) => void;
  pulses: Pulses;
};

/** How the loops of an outbox do: planning by the clock, looking for what is due, and the attempts at that. */
export type Pulses = { planning: Pulse; looking: Pulse; attempts: Pulse };

/** What is left alone for a while after somebody was at it. */
export type Rest = { what: 'channel' | 'post'; ms: number };

export const NO_REST: Rest = { what: 'post', ms: 0 };

/** The reason of what is sent again because an editor wants it, however late. */
export const WANTED_AGAIN = 'an editor wants it sent again';

/** The reason of what was skipped because readers would take it for news. */
export const TOO_LATE = 'it was too late';

/** Whether readers would take it for news, and should not. */
export function isStale(
  { kind, dueMs, reason }: Pending | Sending,
  { patience, now }: Pick<Means, 'patience' | 'now'>,
): boolean {
  return reason !== WANTED_AGAIN && now().epochMilliseconds - dueMs >= patience.stale[kind];
}

/** Does something about a planned post while nobody else does; `signal` is aborted should that no longer be so. */
export type Work = (plannedPost: PlannedPost, signal: AbortSignal) => Promise<Rest>;
