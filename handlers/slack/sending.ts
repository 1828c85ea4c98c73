import { RespondError, type RespondFn } from '@slack/bolt';
import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Reply } from '#handlers/reply.ts';
import type { Log } from '#src/log.ts';
import { inThread, message, response } from './message.ts';

/** Somebody who asked, and where to tell them something for their eyes alone. */
export type Asker = { user: string; channel: string; thread?: string | undefined; respond?: RespondFn };

// With these Slack says no, and may have done it all the same.
const DOUBTFUL = ['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable'];

/** Thrown when a response address answers that it did nothing. */
class NotTaken extends Error {
  override name = 'NotTaken';
}

/** Sends to a response address, which needs no membership of the channel. Throws unless Slack took it. */
export async function send(respond: RespondFn, reply: Reply, thread?: string): Promise<void> {
  const answered = await (await respond(response(reply, thread))).text();
  if (/"ok":\s*false/.test(answered)) throw new NotTaken(answered);
}

/** Tells the asker, at the response address or else by name. Never throws: when both fail it is logged. */
export async function tell(asker: Asker, reply: Reply, { slack, log }: { slack: WebClient; log: Log }): Promise<void> {
  const { user, channel, thread, respond } = asker;
  try {
    if (respond) return await send(respond, reply, thread);
  } catch (err) {
    log.warn({ reason: reasonOf(err) }, 'response address failed');
  }
  try {
    await slack.chat.postEphemeral({ user, channel, ...message(reply), ...inThread(thread) });
  } catch (err) {
    log.error({ reason: reasonOf(err) }, 'asker could not be told');
  }
}

/** Whether Slack certainly did nothing. Otherwise the message may stand there, though nobody told us. */
export function wasRefused(err: unknown): boolean {
  if (err instanceof NotTaken || err instanceof WebAPIRateLimitedError) return true;
  if (err instanceof WebAPIPlatformError) return !DOUBTFUL.includes(err.data.error);
  return err instanceof RespondError && err.statusCode < 500;
}

/** Why, in a few words for the log. */
export function reasonOf(err: unknown): string {
  return err instanceof Error ? err.message : String(err);
}
