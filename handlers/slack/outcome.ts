import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { LookUp, Posted } from '#src/outbox/message.ts';
import { Unreached } from './patient-fetch.ts';
import { reasonOf, wasRefused } from './sending.ts';

/** Thrown instead of a request that comes too late to be made. */
export class NotMade extends Error {
  override name = 'NotMade';
}

// A network or a Slack that is away for a moment.
const SOON_MS = 30_000;
// Until somebody has mended our settings, or an administrator the workspace.
const LATER_MS = 300_000;
// What Retry-After says at least, as with 0 we would ask without pause.
const LEAST_MS = 1_000;

const PASSING = ['ratelimited', 'rate_limited', 'accesslimited', 'team_added_to_org', 'team_access_not_granted'];
const TO_MEND = [
  ...['invalid_auth', 'not_authed', 'account_inactive', 'token_expired', 'token_revoked', 'missing_scope'],
  ...['no_permission', 'not_allowed_token_type', 'org_login_required', 'ekm_access_denied', 'access_denied'],
];

// Nothing will be taken there any more, until somebody invites us, or brings the channel back.
const GONE = ['channel_not_found', 'not_in_channel', 'is_archived'];

const IN_WORDS: Record<string, string> = {
  channel_not_found: 'the channel is gone, or private and Pullquote is not in it',
  not_in_channel: 'Pullquote is not in the channel: invite it',
  is_archived: 'the channel is archived',
  restricted_action: 'the workspace does not let Pullquote post there',
  message_not_found: 'the message has been deleted',
  cant_update_message: 'the message is not ours to change',
  edit_window_closed: 'the workspace does not let messages be changed any more',
};

/** What became of a message when the call failed. Only what Slack certainly does not have counts as refused. */
export function outcomeOf(err: unknown): Posted {
  const reason = reasonOf(err);
  if (err instanceof WebAPIRateLimitedError) {
    return { as: 'refused', reason: 'Slack asks us to slow down', retryMs: Math.max(err.retryAfter * 1000, LEAST_MS) };
  }
  if (wasNotMade(err)) return { as: 'refused', reason, retryMs: SOON_MS };

  const code = platformError(err);
  if (code === undefined) return { as: 'doubtful', reason };
  if (PASSING.includes(code)) return { as: 'refused', reason: code, retryMs: SOON_MS };
  if (TO_MEND.includes(code)) return { as: 'refused', reason: code, retryMs: LATER_MS };
  const isGone = GONE.includes(code) ? { isGone: true as const } : {};
  return { as: 'refused', reason: IN_WORDS[code] ?? `Slack refused it: ${code}`, ...isGone };
}

/** What a failed look into the history shows: that it is closed to us, or nothing yet. */
export function lookUpFailure(err: unknown): LookUp {
  const code = platformError(err);
  const isClosed = code !== undefined && (code === 'missing_scope' || ![...PASSING, ...TO_MEND].includes(code));
  return isClosed ? 'unknowable' : 'unanswered';
}

/** The word with which Slack refuses. What stands in its place on a proxy's error page is none. */
function platformError(err: unknown): string | undefined {
  if (!(err instanceof WebAPIPlatformError) || !wasRefused(err)) return undefined;
  return /^\w+$/.test(err.data.error) ? err.data.error : undefined;
}

function wasNotMade(err: unknown): boolean {
  if (!(err instanceof WebAPIRequestError)) return false;
  return err.original instanceof NotMade || Unreached.safeParse(err.original).success;
}
