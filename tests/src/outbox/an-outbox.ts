import { onTestFinished } from 'vitest';
import { createPoster } from '#handlers/slack/poster.ts';
import { createDigestPlanner } from '#src/digest/plan-digests.ts';
import { createLog } from '#src/log.ts';
import type { Means, Work } from '#src/outbox/means.ts';
import type { Outgoing } from '#src/outbox/message.ts';
import { PATIENCE, QUIET } from '#src/outbox/outbox.ts';
import { openStore } from '#src/store/open-store.ts';
import type { NewPlannedPost, PlannedPost } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { type Fault, openTruthfulSlack, type TruthfulSlack } from '../../../bench/crash/truthful-slack.ts';
import { ABOUT } from '../../an-about.ts';

/** When everything is due that a test plans. */
export const DUE = Temporal.Instant.from('2026-01-27T12:00Z');

type Change = Partial<Omit<NewPlannedPost, 'about'>>;

/** An alert to one channel, due. */
export function aPlannedPost({ kind = 'alert', ...change }: Change = {}): NewPlannedPost {
  return {
    ...ABOUT[kind],
    key: 'f1|a1|v1',
    subject: 'f1',
    channelId: 'C1',
    dueMs: DUE.epochMilliseconds,
    ...change,
  };
}

export const ALERT = aPlannedPost();
export const QUOTE = { articleId: 'a1', version: 'v1', start: 0, end: 5, blockId: 'b1' };

/** What says nothing but its key, and quotes nothing. */
export function saying({ key }: NewPlannedPost): Outgoing {
  return { message: { text: key, blocks: [] }, quotes: [] };
}

/** A clock that stands still until it is set. */
type Clock = { at: Temporal.Instant };

export type Desk = { means: Means; store: Store; slack: TruthfulSlack; clock: Clock; faults: (Fault | undefined)[] };

/** All that it takes to post: a store in memory, a Slack where `faults` come one after the other, a clock that is due. */
export async function aDesk({ write = async (it) => saying(it), ...change }: Partial<Means> = {}): Promise<Desk> {
  const faults: (Fault | undefined)[] = [];
  const clock: Clock = { at: DUE };
  const slack = await openTruthfulSlack({ faultOf: () => faults.shift() });
  const store = await openStore('sqlite::memory:');
  onTestFinished(async () => {
    await store.close();
    await slack.close();
  });

  const log = createLog('silent');
  const now = () => clock.at;
  const poster = createPoster({ botToken: 'xoxb-1', apiUrl: slack.apiUrl, log, now });
  return {
    means: {
      store,
      poster,
      planners: [createDigestPlanner(store)],
      write,
      log,
      now,
      patience: PATIENCE,
      ...QUIET,
      ...change,
    },
    store,
    slack,
    clock,
    faults,
  };
}

/** Plans it unless it is, and lets `work` do what it can about it. */
export async function doAbout(plannedPost: NewPlannedPost, work: Work, { store }: Desk) {
  await store.plannedPosts.plan([plannedPost]);
  return work(await found(plannedPost, { store }), new AbortController().signal);
}

export async function found({ key }: NewPlannedPost, { store }: Pick<Desk, 'store'>): Promise<PlannedPost> {
  const plannedPost = await store.plannedPosts.find(key);
  if (!plannedPost) throw new Error(`${key} was not planned`);
  return plannedPost;
}
