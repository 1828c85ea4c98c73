import type { App, ReceiverEvent } from '@slack/bolt';
import type { Log } from '#src/log.ts';
import { isExpected, kindOfPayload } from './payload.ts';
import { reasonOf } from './sending.ts';

/** What Slack delivers, as an intake has read it: the body may be anything. */
export type Incoming = Omit<ReceiverEvent, 'body'> & { body: unknown };

/**
 * Hands what Slack delivers to those who listen for it. It is acknowledged whatever it is: what nobody knows what to do
 * with is logged by its kind alone, as Slack would otherwise tell somebody that the app has failed. Never rejects.
 */
export async function deliver(
  { body, ack, ...delivery }: Incoming,
  { app, log }: { app: App; log: Log },
): Promise<void> {
  let isAcknowledged = false;
  async function acknowledge(...answer: Parameters<Incoming['ack']>): Promise<void> {
    isAcknowledged = true;
    await ack(...answer);
  }
  try {
    if (isExpected(body)) await app.processEvent({ ...delivery, body, ack: acknowledge });
  } catch (err) {
    // Bolt stumbles over some of what it reads itself. The message of an error may quote from it.
    log.warn({ kind: kindOfPayload(body), reason: err instanceof Error ? err.name : 'unknown' }, 'a delivery failed');
  }
  if (isAcknowledged) return;
  log.warn({ kind: kindOfPayload(body) }, 'unexpected payload acknowledged');
  await acknowledge().catch((err) => log.warn({ reason: reasonOf(err) }, 'a delivery could not be acknowledged'));
}
