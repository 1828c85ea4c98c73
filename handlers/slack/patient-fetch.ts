import { setTimeout as pause } from 'node:timers/promises';
import type { FetchFunction } from '@slack/web-api';

// The libraries would wait for an answer for ever.
const ANSWER_WITHIN_MS = 8_000;
// Slack asks for 1 s to 30 s; nobody looks at the screen for longer.
const PATIENCE_MS = 30_000;

/**
 * `fetch` that gives up on a silent server, and does as it is told when Slack answers “too many, come back in
 * n seconds”: once, holding up no other call. Nothing else is ever sent twice, so nothing is posted twice.
 */
export const patientFetch: FetchFunction = async (url, init) => {
  const response = await attempt(url, init);
  const wait = askedToWait(response);
  if (wait === undefined || wait > PATIENCE_MS) return response;

  await response.text();
  await pause(wait);
  return attempt(url, init);
};

const attempt: FetchFunction = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });

function askedToWait({ status, headers }: Awaited<ReturnType<FetchFunction>>): number | undefined {
  if (status !== 429) return undefined;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : undefined;
}
