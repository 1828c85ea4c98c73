import { WebAPIPlatformError } from '@slack/web-api';

/** Slack could not be joined at start. The message says which setting is wrong and what to do about it. */
export class SlackStartError extends Error {
  override name = 'SlackStartError';
}

/** The settings that open Slack's doors, and where in the app's own pages each is found. */
export const KEY_PLACES = {
  SLACK_BOT_TOKEN: 'api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token',
  SLACK_APP_TOKEN: 'api.slack.com/apps → your app → Basic Information → App-Level Tokens, with connections:write',
};

const REASONS: Record<string, string> = {
  invalid_auth: 'Slack does not know it',
  not_authed: 'Slack does not know it',
  token_revoked: 'it was revoked',
  token_expired: 'it has expired',
  account_inactive: 'the app was removed from the workspace',
  not_allowed_token_type: 'it is a token of another kind',
  missing_scope: 'it lacks a permission',
};

/** Why Slack refuses a token, in plain words. `error` is Slack's own. */
export function reasonFor(error: string): string {
  return REASONS[error] ?? `Slack says “${error}”`;
}

/** Says in plain words why `setting` did not let us in. */
export function startError(setting: keyof typeof KEY_PLACES, err: unknown): SlackStartError {
  if (!(err instanceof WebAPIPlatformError)) {
    const why = err instanceof Error ? err.message : 'it closed the connection';
    return new SlackStartError(`Slack could not be reached (${why}). Check the network and SLACK_API_URL.`, {
      cause: err,
    });
  }
  const { error } = err.data;
  return new SlackStartError(
    `${setting} was refused: ${reasonFor(error)}. Copy it again from ${KEY_PLACES[setting]}.`,
    {
      cause: err,
    },
  );
}
