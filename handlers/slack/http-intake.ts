import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type App, HTTPModuleFunctions, isRawBodyError } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '#src/log.ts';
import { deliver } from './deliver.ts';
import { createFingerprints } from './fingerprints.ts';
import type { Intake } from './intake.ts';

const ENDPOINT = '/slack/events';
const BODY_LIMIT = 256 * 1_024;
// Slack's own rule. Bolt holds to it for the past only.
const SKEW_S = 300;
// As many as one bot answers in those five minutes. What is sent again later than that, or to another bot, is acknowledged,
// and its name is found in the store.
const SIGNATURES_KEPT = 50_000;

type Signed = Awaited<ReturnType<typeof HTTPModuleFunctions.parseAndVerifyHTTPRequest>>;

/**
 * Requests that Slack signs. Stale, future-dated, replayed and oversized ones are turned away; the others are acknowledged
 * whatever is in them. `now` is in milliseconds.
 */
export function createHttpIntake(options: { signingSecret: string; log: Log; now: () => number }): Intake {
  const { signingSecret, log, now } = options;
  const signatures = createFingerprints({ limit: SIGNATURES_KEPT, now });
  let app: App | undefined;
  let isOpen = false;

  /** The status that turns a request away before it is read, if any. */
  function atTheDoor({ method, url }: IncomingMessage): number | undefined {
    if (method !== 'POST' || url?.split('?')[0] !== ENDPOINT) return 404;
    return isOpen ? undefined : 503;
  }

  /** The request once it is read, or the status that turns it away: Slack did not send it, or not now, or not once. */
  async function atTheDesk(request: IncomingMessage): Promise<Signed | number> {
    try {
      const checks = { signingSecret, bodyLimit: BODY_LIMIT };
      const signed = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(checks, request);
      if (!isUntimely(request) && !isReplay(request)) return signed;
      log.warn({ reason: 'dated in the future, or seen before' }, 'slack request refused');
      return 401;
    } catch (err) {
      log.warn({ reason: reasonOf(err) }, 'slack request refused');
      return isRawBodyError(err) ? err.statusCode : 401;
    }
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
    // Bolt compares the type letter by letter; a proxy may have added a charset.
    const [type] = (request.headers['content-type'] ?? '').split(';');
    request.headers['content-type'] = type;
    const signed = atTheDoor(request) ?? (await atTheDesk(request));
    if (typeof signed === 'number') response.writeHead(signed, { connection: 'close' }).end();
    else await take(signed, response);
  }

  async function take(signed: Signed, response: ServerResponse): Promise<void> {
    const body = bodyOf(signed);
    const { data: check } = Check.safeParse(body);
    if (check) return HTTPModuleFunctions.buildContentResponse(response, answerTo(check));

    async function ack(answer?: unknown): Promise<void> {
      if (response.destroyed) throw new Error('the connection was closed');
      HTTPModuleFunctions.buildContentResponse(response, answer);
    }
    const retryNum = HTTPModuleFunctions.extractRetryNumFromHTTPRequest(signed);
    const retryReason = HTTPModuleFunctions.extractRetryReasonFromHTTPRequest(signed);
    const retry = { ...(retryNum !== undefined && { retryNum }), ...(retryReason !== undefined && { retryReason }) };
    if (app) await deliver({ body, ack, ...retry }, { app, log });
  }

  const listener: RequestListener = (request, response) => {
    admit(request, response).catch((err) => {
      log.error({ err }, 'slack request failed');
      response.destroy();
    });
  };

  return {
    listener,
    init(boltApp) {
      app = boltApp;
    },
    async start() {
      isOpen = true;
    },
    isOpen: () => isOpen,
    async stop() {
      isOpen = false;
    },
  };
}

/** Slack looks whether we are there: at our certificate, without a signature, or at our address. */
const Check = z.union([
  z.object({ ssl_check: z.literal('1') }),
  z.object({ type: z.literal('url_verification'), challenge: z.string() }),
]);

function answerTo(check: z.infer<typeof Check>): { challenge: string } | undefined {
  return 'challenge' in check ? { challenge: check.challenge } : undefined;
}

/** What stands in a request; nothing where it cannot be read. Why is not told: it would quote from it. */
function bodyOf(signed: Signed): unknown {
  try {
    return HTTPModuleFunctions.parseHTTPRequestBody(signed);
  } catch {
    return undefined;
  }
}

function reasonOf(err: unknown): string {
  const message = err instanceof Error ? err.message : String(err);
  return message.includes('signature mismatch') ? `${message}; is SLACK_SIGNING_SECRET this app's?` : message;
}
