import type { WebClient } from '@slack/web-api';
import type { Doors } from '#handlers/doors/doors.ts';
import type { House } from '#handlers/rooms.ts';
import type { AudienceOf } from '#src/rights/readers.ts';

/** What stands behind every way of asking in Slack. */
export type Edge = Doors & {
  house: House;
  slack: WebClient;
  audienceOf: AudienceOf;
  /** How long a command's acknowledgement waits for the answer, to take it along. */
  readyWithinMs: number;
};
