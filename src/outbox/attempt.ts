import type { Pending, PlannedPost, Sending } from '#src/store/records.ts';
import { isStale, type Means, NO_REST, type Rest, TOO_LATE, type Work } from './means.ts';
import type { Edit, Outgoing, Posted, Written } from './message.ts';
import { alongWith, onceMore } from './settlements.ts';

type Refusal = Extract<Posted, { as: 'refused' }>;

/**
 * The one attempt at what is pending: its message is written, the intent recorded, the request made, and its outcome
 * recorded. An outcome that nobody knows is not recorded: it stays `sending`, to be cleared up.
 */
export function createAttempt({ store, poster, write, patience, log, measures, now, onGone, onStep }: Means): Work {
  const { plannedPosts } = store;

  async function attempt(plannedPost: PlannedPost, signal: AbortSignal): Promise<Rest> {
    if (plannedPost.state !== 'pending') return NO_REST;
    onStep('taken', plannedPost.key);
    const parent = plannedPost.threadOf === undefined ? undefined : await plannedPosts.find(plannedPost.threadOf);
    const threadTs = parent?.state === 'sent' ? parent.ts : undefined;
    const obstacle = findObstacle(plannedPost, threadTs);
    if (obstacle !== undefined) return skip(plannedPost, obstacle);

    const written = await write(plannedPost);
    onStep('written', plannedPost.key);
    return carryOut(plannedPost, written, { signal, threadTs });
  }

  async function carryOut(plannedPost: Pending, written: Written, where: Where): Promise<Rest> {
    if ('later' in written) return putOff(plannedPost, written.later);
    if ('skip' in written) return skip(plannedPost, written.skip);
    if ('update' in written) return edit(plannedPost, written);
    return post(plannedPost, written, where);
  }

  function putOff({ key }: Pending, reason: string): Rest {
    log.info({ key, reason }, 'post put off');
    return { what: 'post', ms: patience.again };
  }

  /** Why it is not to be posted any more, if so. */
  function findObstacle(plannedPost: Pending, threadTs: string | undefined): string | undefined {
    if (isStale(plannedPost, { patience, now })) return TOO_LATE;
    const isLost = plannedPost.threadOf !== undefined && threadTs === undefined;
    return isLost ? 'what it answers was not posted' : undefined;
  }

  async function skip(plannedPost: Pending | Sending, reason: string): Promise<Rest> {
    await plannedPosts.settle(plannedPost, { state: 'skipped', reason });
    measures.posted(plannedPost.kind, 'skipped');
    log[reason === TOO_LATE ? 'warn' : 'info']({ key: plannedPost.key, reason }, 'post skipped');
    return NO_REST;
  }

  type Where = { signal: AbortSignal; threadTs: string | undefined };

  async function post(
    { key, kind, channelId }: Pending,
    written: Outgoing,
    { signal, threadTs }: Where,
  ): Promise<Rest> {
    const begun = await plannedPosts.begin(key, now().epochMilliseconds, written.about);
    if (!begun) return NO_REST;
    onStep('begun', key);

    const to = { channelId, key, ...(threadTs !== undefined && { threadTs }) };
    const posted = await poster.post(written.message, to, { signal, untilMs: begun.attemptMs + patience.start });
    onStep('answered', key);

    if (posted.as === 'refused') return refuse(begun, posted);
    if (posted.as === 'sent') {
      const also = alongWith(written, posted, begun.attemptMs);
      const isSettled = await plannedPosts.settle(begun, { state: 'sent', ts: posted.ts }, also);
      onStep('settled', key);
      measures.posted(kind, 'sent');
      log.info({ key, settled: isSettled }, 'posted');
    } else {
      measures.posted(kind, 'unconfirmed');
      log.warn({ key, reason: posted.reason }, 'post not confirmed');
    }
    return { what: 'channel', ms: patience.apart };
  }

  /** No record of the intent: to say the same twice does no harm. */
  async function edit(plannedPost: Pending, { update, at, whenShown }: Edit): Promise<Rest> {
    const edited = await poster.update(update, at);
    if (edited.as === 'refused') return refuse(plannedPost, edited);
    if (edited.as === 'doubtful') return { what: 'post', ms: patience.again };
    await whenShown?.();
    await plannedPosts.settle(plannedPost, { state: 'sent', ts: edited.ts });
    measures.posted(plannedPost.kind, 'changed');
    return { what: 'channel', ms: patience.apart };
  }

  async function refuse(seen: Pending | Sending, { reason, retryMs, isGone }: Refusal): Promise<Rest> {
    measures.posted(seen.kind, 'refused');
    log.warn({ key: seen.key, reason, retryMs }, 'post refused');
    if (isGone) await onGone(seen.channelId, reason);
    if (retryMs === undefined) return skip(seen, reason);
    if (seen.state === 'sending') await plannedPosts.settle(seen, onceMore(seen, reason));
    return { what: 'channel', ms: retryMs };
  }

  return attempt;
}
