import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Delivery } from '#handlers/posts/posting.ts';
import type { Fixtures } from '#handlers/rooms.ts';
import type { SlackSettings } from '#src/config.ts';
import { createAudience } from './audience.ts';
import { boltLog } from './bolt-log.ts';
import { patientFetch } from './patient-fetch.ts';
import { createPoster } from './poster.ts';

/** The newsroom's workspace as we reach it: what is posted there, and who can read it. What comes from there is `Slack`. */
export type Workspace = Delivery & { settings: SlackSettings; slack: WebClient; clientOptions: WebClientOptions };

// Channels and people of a large newsroom.
const AUDIENCES_KEPT = 10_000;

/** Makes ready to call Slack. Calls nothing yet. */
export function createWorkspace(
  settings: SlackSettings,
  { library, log, now }: Pick<Fixtures, 'library' | 'log' | 'now'>,
): Workspace {
  // One attempt a call, as a second one could post twice; a flood is refused, so that no call waits behind another.
  const clientOptions = {
    slackApiUrl: settings.apiUrl,
    fetch: patientFetch,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
  const slack = new WebClient(settings.botToken, { ...clientOptions, logger: boltLog(log) });
  const keeping = { limit: AUDIENCES_KEPT, now: () => now().epochMilliseconds };
  return {
    settings,
    slack,
    clientOptions,
    poster: createPoster({ ...settings, log, now }),
    audienceOf: createAudience({ slack, log, isAsked: library.hasInternal, ...keeping }),
  };
}
