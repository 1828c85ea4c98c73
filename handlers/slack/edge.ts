import type { WebClient } from '@slack/web-api';
import type { Doors } from '#handlers/doors/doors.ts';
import type { House } from '#handlers/rooms.ts';
import type { Once } from './once.ts';
import type { Receive } from './reception.ts';

/** What stands behind every way of asking in Slack. */
export type Edge = Doors & {
  house: House;
  slack: WebClient;
  once: Once;
  /** Lets an ask in, once and in its turn. */
  receive: Receive;
  /** How long the acknowledgement of a command or a form waits for the answer, to take it along. */
  readyWithinMs: number;
};
