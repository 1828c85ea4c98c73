import type { Occurrence } from '#src/store/records.ts';
import { isStale, type Means, NO_REST, type Rest, type Work } from './means.ts';
import type { Edit, Outgoing, Posted } from './message.ts';
import { alongWith, onceMore } from './settlements.ts';

type Refusal = Extract<Posted, { as: 'refused' }>;

/**
 * The one attempt at what is pending: its message is written, the intent recorded, the request made, and its outcome
 * recorded. An outcome that nobody knows is not recorded: it stays `sending`, to be cleared up.
 */
export function createAttempt({ store, poster, writers, patience, log, now, onStep }: Means): Work {
  const { occurrences } = store;

  async function attempt(occurrence: Occurrence, signal: AbortSignal): Promise<Rest> {
    if (occurrence.state !== 'pending') return NO_REST;
    onStep('taken', occurrence.key);
    const parent = occurrence.threadOf === undefined ? undefined : await occurrences.find(occurrence.threadOf);
    const obstacle = findObstacle(occurrence, parent);
    if (obstacle !== undefined) return skip(occurrence, obstacle);

    const written = await writers[occurrence.kind](occurrence);
    onStep('written', occurrence.key);
    if ('skip' in written) return skip(occurrence, written.skip);
    if ('update' in written) return edit(occurrence, written);
    return post(occurrence, written, { signal, threadTs: parent?.ts });
  }

  /** Why it is not to be posted any more, if so. */
  function findObstacle(occurrence: Occurrence, parent: Occurrence | undefined): string | undefined {
    if (isStale(occurrence, { patience, now })) return 'it was too late';
    const isLost = occurrence.threadOf !== undefined && parent?.ts === undefined;
    return isLost ? 'what it answers was not posted' : undefined;
  }

  async function skip(occurrence: Occurrence, reason: string): Promise<Rest> {
    await occurrences.settle(occurrence, { state: 'skipped', reason });
    log.info({ key: occurrence.key, reason }, 'post skipped');
    return NO_REST;
  }

  type Where = { signal: AbortSignal; threadTs: string | undefined };

  async function post({ key, channelId }: Occurrence, written: Outgoing, { signal, threadTs }: Where): Promise<Rest> {
    const begun = await occurrences.begin(key, now().epochMilliseconds);
    if (begun?.attemptMs === undefined) return NO_REST;
    onStep('begun', key);

    const to = { channelId, key, ...(threadTs !== undefined && { threadTs }) };
    const posted = await poster.post(written.message, to, { signal, untilMs: begun.attemptMs + patience.start });
    onStep('answered', key);

    if (posted.as === 'refused') return refuse(begun, posted);
    if (posted.as === 'sent') {
      const also = alongWith(written, posted, begun.attemptMs);
      const isSettled = await occurrences.settle(begun, { state: 'sent', ts: posted.ts }, also);
      onStep('settled', key);
      log.info({ key, settled: isSettled }, 'posted');
    } else {
      log.warn({ key, reason: posted.reason }, 'post not confirmed');
    }
    return { what: 'channel', ms: patience.apart };
  }

  /** No record of the intent: to say the same twice does no harm. */
  async function edit(occurrence: Occurrence, { update, at, whenShown }: Edit): Promise<Rest> {
    const edited = await poster.update(update, at);
    if (edited.as === 'refused') return refuse(occurrence, edited);
    if (edited.as === 'doubtful') return { what: 'occurrence', ms: patience.again };
    await whenShown?.();
    await occurrences.settle(occurrence, { state: 'sent', ts: edited.ts });
    return { what: 'channel', ms: patience.apart };
  }

  async function refuse(seen: Occurrence, { reason, retryMs }: Refusal): Promise<Rest> {
    log.warn({ key: seen.key, reason, retryMs }, 'post refused');
    if (retryMs === undefined) return skip(seen, reason);
    if (seen.state === 'sending') await occurrences.settle(seen, onceMore(seen, reason));
    return { what: 'channel', ms: retryMs };
  }

  return attempt;
}
