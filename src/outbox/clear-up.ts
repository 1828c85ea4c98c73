import type { Occurrence } from '#src/store/records.ts';
import { isStale, type Means, NO_REST, type Rest, type Work } from './means.ts';
import type { Found } from './message.ts';
import { alongWith, onceMore } from './settlements.ts';

/** When what became of an attempt can be known: Slack has the message by then, or never will. */
export function clearUpMs({ attemptMs = 0 }: Occurrence, { patience }: Pick<Means, 'patience'>): number {
  return attemptMs + patience.doubt;
}

/**
 * Finds out what became of an attempt that nobody confirmed: the process died, or Slack did not answer.
 * What the channel has is sent, what it has not is posted again, and what nobody can know is marked so and left.
 */
export function createClearUp({ store, poster, writers, patience, log, now, onUnknown, onStep }: Means): Work {
  const { occurrences } = store;

  async function clearUp(occurrence: Occurrence): Promise<Rest> {
    const { key, state } = occurrence;
    if (state !== 'sending' || now().epochMilliseconds < clearUpMs(occurrence, { patience })) return NO_REST;

    const found = await lookFor(occurrence);
    onStep('looked up', key);
    log.info({ key, found: typeof found === 'string' ? found : 'there' }, 'unconfirmed post looked for');
    if (found === 'unanswered' && !isStale(occurrence, { patience, now })) {
      return { what: 'occurrence', ms: patience.again };
    }
    await record(occurrence, found);
    onStep('cleared up', key);
    return NO_REST;
  }

  async function lookFor({ key, channelId, threadOf, dueMs }: Occurrence): Promise<Found> {
    const parent = threadOf === undefined ? undefined : await occurrences.find(threadOf);
    // From when it was due, not from the last attempt: an earlier one may have come through later than we waited.
    return poster.find({ channelId, key, ...(parent?.ts !== undefined && { threadTs: parent.ts }) }, dueMs);
  }

  async function record(occurrence: Occurrence, found: Found): Promise<void> {
    if (typeof found === 'object') {
      const written = await writers[occurrence.kind](occurrence);
      const also = 'message' in written ? alongWith(written, found, occurrence.attemptMs ?? occurrence.dueMs) : {};
      await occurrences.settle(occurrence, { state: 'sent', ts: found.ts }, also);
    } else if (found === 'absent') {
      await occurrences.settle(occurrence, onceMore(occurrence, 'it did not arrive'));
    } else {
      const reason = 'nobody can tell whether Slack has it';
      await occurrences.settle(occurrence, { state: 'unknown', reason }, { replies: onUnknown(occurrence) });
      log.error({ key: occurrence.key, channel: occurrence.channelId }, 'post unknown');
    }
  }

  return clearUp;
}
