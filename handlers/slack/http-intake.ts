import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, HTTPReceiver, isRawBodyError } from '@slack/bolt';
import type { Log } from '#src/log.ts';
import { boltLog } from './bolt-log.ts';
import type { Intake } from './intake.ts';
import { createSeen } from './memory.ts';

const ENDPOINT = '/slack/events';
const BODY_LIMIT = 256 * 1_024;
// Slack's own rule. Bolt holds to it for the past only.
const SKEW_S = 300;
// Thirty thousand events an hour is all that Slack sends one workspace.
const SIGNATURES_KEPT = 10_000;

/**
 * Requests that Slack signs. Each counts once: stale, future-dated, replayed and oversized ones are turned away
 * before Bolt sees them. `now` is in milliseconds.
 */
export function createHttpIntake(options: { signingSecret: string; log: Log; now: () => number }): Intake {
  const { signingSecret, log, now } = options;
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: ENDPOINT,
    bodyLimit: BODY_LIMIT,
    logger: boltLog(log),
  });
  const signatures = createSeen({ limit: SIGNATURES_KEPT, now });
  let isOpen = false;

  /** The status that turns a request away before it is read, if any. */
  function atTheDoor({ method, url }: IncomingMessage): number | undefined {
    if (method !== 'POST' || url?.split('?')[0] !== ENDPOINT) return 404;
    return isOpen ? undefined : 503;
  }

  /** The status that turns it away once read, if any: Slack did not send it, or not now, or not once. */
  async function atTheDesk(request: IncomingMessage): Promise<number | undefined> {
    try {
      await HTTPModuleFunctions.parseAndVerifyHTTPRequest({ signingSecret, bodyLimit: BODY_LIMIT }, request);
    } catch (err) {
      log.warn({ reason: reasonOf(err) }, 'slack request refused');
      return isRawBodyError(err) ? err.statusCode : 401;
    }
    if (!isUntimely(request) && !isReplay(request)) return undefined;
    log.warn({ reason: 'dated in the future, or seen before' }, 'slack request refused');
    return 401;
  }

  function isUntimely({ headers }: IncomingMessage): boolean {
    return Number(headers['x-slack-request-timestamp']) - now() / 1_000 > SKEW_S;
  }

  /** Bolt looks at the second part of `v0=hash` only and lets anything follow it, so nothing else may count here. */
  function isReplay({ headers }: IncomingMessage): boolean {
    const hash = String(headers['x-slack-signature'] ?? '').split('=')[1];
    return hash !== undefined && !signatures.isNew(hash);
  }

  async function admit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const status = atTheDoor(request) ?? (await atTheDesk(request));
    if (status !== undefined) {
      response.writeHead(status, { connection: 'close' }).end();
      return;
    }
    // Bolt compares the type letter by letter; a proxy may have added a charset.
    const [type] = (request.headers['content-type'] ?? '').split(';');
    request.headers['content-type'] = type;
    await receiver.requestListener(request, response);
  }

  const listener: RequestListener = (request, response) => {
    admit(request, response).catch((err) => {
      log.error({ err }, 'slack request failed');
      response.destroy();
    });
  };

  return {
    listener,
    init: (app) => receiver.init(app),
    async start() {
      isOpen = true;
    },
    isOpen: () => isOpen,
    async stop() {
      isOpen = false;
    },
  };
}

function reasonOf(err: unknown): string {
  const message = err instanceof Error ? err.message : String(err);
  return message.includes('signature mismatch') ? `${message}; is SLACK_SIGNING_SECRET this app's?` : message;
}
