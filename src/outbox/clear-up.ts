import { isAhead } from '#src/store/ahead.ts';
import type { PlannedPost, Sending } from '#src/store/records.ts';
import { isStale, type Means, NO_REST, type Rest, type Work } from './means.ts';
import type { Found, LookUp, Outgoing, Written } from './message.ts';
import { alongWith, onceMore } from './settlements.ts';

/**
 * When what became of an attempt can be known: Slack has the message by then, or never will. Where a clock that ran ahead
 * has recorded it, that is now: whoever is still at it holds the planned post alone.
 */
export function clearUpMs({ attemptMs }: Sending, { patience, now }: Pick<Means, 'patience' | 'now'>): number {
  const nowMs = now().epochMilliseconds;
  return isAhead(attemptMs, nowMs) ? nowMs : attemptMs + patience.doubt;
}

const NOTHING: Outgoing = { message: { text: '', blocks: [] }, quotes: [] };
const A_DAY_MS = 24 * 3_600_000;

/**
 * Finds out what became of an attempt that nobody confirmed: the process died, or Slack did not answer.
 * What the channel has is sent, what it has not is posted again, and what nobody can know is marked so and left.
 */
export function createClearUp(means: Means): Work {
  const { store, poster, write, patience, log, measures, now, onUnknown, onFound, onStep } = means;
  const { plannedPosts } = store;

  async function clearUp(plannedPost: PlannedPost): Promise<Rest> {
    const { key } = plannedPost;
    if (plannedPost.state !== 'sending' || now().epochMilliseconds < clearUpMs(plannedPost, { patience, now }))
      return NO_REST;

    const found = await lookFor(plannedPost);
    onStep('looked up', key);
    log.info({ key, found: typeof found === 'string' ? found : 'there' }, 'unconfirmed post looked for');
    if (found === 'unanswered' && !isStale(plannedPost, { patience, now })) {
      return { what: 'post', ms: patience.again };
    }
    if (typeof found !== 'object') await recordAsNotFound(plannedPost, found);
    else if (!(await recordAsFound(plannedPost, found))) return { what: 'post', ms: patience.again };
    onStep('cleared up', key);
    return NO_REST;
  }

  async function lookFor({ key, channelId, threadOf, dueMs }: Sending): Promise<LookUp> {
    const parent = threadOf === undefined ? undefined : await plannedPosts.find(threadOf);
    // From when it was due, not from the last attempt: an earlier one may have come through later than we waited.
    const nowMs = now().epochMilliseconds;
    // Where our clock ran ahead, Slack's has not.
    const sinceMs = dueMs > nowMs ? nowMs - A_DAY_MS : dueMs;
    return poster.find({ channelId, key, ...(parent?.state === 'sent' && { threadTs: parent.ts }) }, sinceMs);
  }

  /** Whether it could be recorded; not where what follows from it cannot be told yet. */
  async function recordAsFound(plannedPost: Sending, found: Found): Promise<boolean> {
    const written = await write(plannedPost);
    if ('later' in written) return false;
    const { replies, post } = alongWith(shownAs(found, written), found, plannedPost.attemptMs);
    const also = post ? { replies: [...replies, ...(await onFound(post))], post } : { replies };
    await plannedPosts.settle(plannedPost, { state: 'sent', ts: found.ts }, also);
    measures.posted(plannedPost.kind, 'sent');
    return true;
  }

  async function recordAsNotFound(plannedPost: Sending, found: Exclude<LookUp, Found>): Promise<void> {
    if (found === 'absent') {
      await plannedPosts.settle(plannedPost, onceMore(plannedPost, 'it did not arrive'));
    } else {
      const reason = 'nobody can tell whether Slack has it';
      await plannedPosts.settle(plannedPost, { state: 'unknown', reason }, { replies: onUnknown(plannedPost) });
      measures.posted(plannedPost.kind, 'unknown');
      log.error({ key: plannedPost.key, channel: plannedPost.channelId }, 'post unknown');
    }
  }

  return clearUp;
}

/** What stands there, and what follows from it: written anew it might say what it does not say there. */
function shownAs({ shown }: Found, written: Written): Outgoing {
  if ('message' in written) return { ...written, ...shown };
  return { ...NOTHING, ...shown, ...('userId' in written && { userId: written.userId }) };
}
