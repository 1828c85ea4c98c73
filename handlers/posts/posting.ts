import type { Fixtures } from '#handlers/rooms.ts';
import { createFollowUp } from '#src/changes/follow-up.ts';
import { createPassOver } from '#src/changes/plan-in-turn.ts';
import { correctionsOfFound, planCorrections } from '#src/corrections/plan-corrections.ts';
import { createDigestPlanner } from '#src/digest/plan-digests.ts';
import { planAlerts } from '#src/follow/plan-alerts.ts';
import { leavePlace } from '#src/notices/leave-place.ts';
import { noticesOfUnknown } from '#src/notices/plan-notices.ts';
import type { Means, Pulses } from '#src/outbox/means.ts';
import type { Poster } from '#src/outbox/message.ts';
import { createOutbox, type Outbox } from '#src/outbox/outbox.ts';
import type { Readiness } from '#src/readiness.ts';
import type { AudienceOf } from '#src/rights/readers.ts';
import type { Store } from '#src/store/store.ts';
import { createWriter } from './writer.ts';

/** How something is posted without anybody waiting for it, and who can read it where. */
export type Delivery = { poster: Poster; audienceOf: AudienceOf };

/** What posts are made from; with `readiness`, somebody keeps watch. */
export type PostingNeeds = Pick<
  Fixtures,
  'library' | 'tickets' | 'editors' | 'log' | 'measures' | 'timeZone' | 'now'
> & {
  store: Store;
  readiness?: Readiness;
};

/** Everything that the bot posts by itself: digests when they are due, alerts and corrections when articles change. */
export type Posting = { outbox: Outbox; start(): void; stop(): Promise<void> };

// What another bot noted, and what failed, is seen to by then.
const AGAIN_MS = 60_000;

/** How patient it is, and who is told of each step. Only a bench that kills bots puts its own here. */
export type Pace = Partial<Pick<Means, 'patience' | 'onStep'>> & { againMs?: number };

export function createPosting(needs: PostingNeeds, { poster, audienceOf }: Delivery, pace: Pace = {}): Posting {
  const { againMs = AGAIN_MS, ...means } = pace;
  const { library, store, editors, log, measures, timeZone, now, readiness } = needs;
  const desk = () => ({ archive: library.archiveFor('everyone'), store, timeZone, now, reread: library.reread });
  const outbox = createOutbox({
    store,
    poster,
    planners: [createDigestPlanner(store)],
    write: createWriter(needs, audienceOf),
    log,
    measures,
    now,
    onGone: (channelId, reason) => leavePlace(channelId, reason, { store, now }),
    onFound: (post) => correctionsOfFound(post, desk()),
    onUnknown: (plannedPost) => noticesOfUnknown(plannedPost, editors, now().epochMilliseconds),
    ...(readiness && { pulses: pulsesOf(readiness) }),
    ...means,
  });
  const [alerts, corrections] = [createPassOver(log), createPassOver(log)];
  const plans = [() => planAlerts(desk(), alerts), () => planCorrections(desk(), corrections)];
  const followUp = createFollowUp(plans, {
    onPlanned: outbox.wake,
    log,
    ...(readiness && { pulse: readiness.pulse('planning', 'planning alerts and corrections') }),
  });
  let unlisten: (() => void) | undefined;
  let again: NodeJS.Timeout | undefined;

  return {
    outbox,
    start() {
      unlisten = library.onChange(followUp.run);
      // What changed while nobody was there, or was planned no further when the last bot died.
      followUp.run();
      again = setInterval(followUp.run, againMs);
      outbox.start();
    },
    async stop() {
      unlisten?.();
      clearInterval(again);
      await followUp.idle();
      await outbox.stop();
    },
  };
}

function pulsesOf(readiness: Readiness): Pulses {
  return {
    planning: readiness.pulse('planning', 'planning digests'),
    looking: readiness.pulse('posting', 'looking for what is to be posted'),
    // There may be nothing to attempt for days.
    attempts: readiness.pulse('posting', 'making a post', Number.POSITIVE_INFINITY),
  };
}
