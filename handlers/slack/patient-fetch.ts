import { setTimeout as pause } from 'node:timers/promises';
import type { FetchFunction } from '@slack/web-api';
import { z } from 'zod';

// The libraries would wait for an answer for ever.
const ANSWER_WITHIN_MS = 8_000;
// Slack asks for 1 s to 30 s; nobody looks at the screen for longer.
const PATIENCE_MS = 30_000;
const RECONNECT_AFTER_MS = 500;

/**
 * `fetch` that gives up on a silent server, and tries once more in two cases only: when no connection came about,
 * and when Slack says “too many, come back in n seconds”. Nothing that Slack may have done is ever sent again,
 * so nothing is posted twice; and no other call is held up.
 */
export const patientFetch: FetchFunction = async (url, init) => {
  const response = await reach(url, init);
  const wait = askedToWait(response);
  if (wait === undefined || wait > PATIENCE_MS) return response;

  await response.text();
  await pause(wait);
  return attempt(url, init);
};

const reach: FetchFunction = async (url, init) => {
  try {
    return await attempt(url, init);
  } catch (err) {
    if (!Unreached.safeParse(err).success) throw err;
    await pause(RECONNECT_AFTER_MS);
    return attempt(url, init);
  }
};

const attempt: FetchFunction = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });

/** What `fetch` throws before a word was said. */
export const Unreached = z.object({
  cause: z.object({ code: z.enum(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']) }),
});

function askedToWait({ status, headers }: Awaited<ReturnType<FetchFunction>>): number | undefined {
  if (status !== 429) return undefined;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined;
}
