import { type RespondArguments, RespondError, type RespondFn } from '@slack/bolt';
import { WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Log } from '#src/log.ts';
import { type Message, message, response } from './message.ts';

/** Where somebody is to be told something, for their eyes alone. */
export type Asker = { channel: string; user: string; thread?: string | undefined; respond?: RespondFn };

// With these Slack says no, and may have done it all the same.
const DOUBTFUL = ['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable'];

/** Thrown when a response address answers that it did nothing. */
class NotTaken extends Error {
  override name = 'NotTaken';
}

/** Sends by response address: needs no membership of the channel. Throws unless Slack took it. */
export async function respondWith(respond: RespondFn, args: RespondArguments): Promise<void> {
  const answer = await (await respond(args)).text();
  if (/"ok":\s*false/.test(answer)) throw new NotTaken(answer);
}

/** Tells the asker, by the response address or else by name. Never throws: when both fail it is logged. */
export async function tell(asker: Asker, told: Message, { slack, log }: { slack: WebClient; log: Log }): Promise<void> {
  try {
    if (asker.respond) return await respondWith(asker.respond, response(told, asker.thread));
  } catch (err) {
    log.warn({ reason: reasonOf(err) }, 'response address failed');
  }
  try {
    const { channel, user, thread } = asker;
    await slack.chat.postEphemeral({ channel, user, ...message(told), ...(thread ? { thread_ts: thread } : {}) });
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
