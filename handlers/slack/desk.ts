import type { WebClient } from '@slack/web-api';
import type { Rooms } from '#src/rooms.ts';
import type { Ask, Reply } from '../reply.ts';
import type { AudienceOf } from './audience.ts';

/** What stands behind every way of asking in Slack. */
export type Desk = {
  rooms: Rooms;
  answer(ask: Ask, rooms: Rooms): Promise<Reply>;
  press(action: string, ask: Ask, rooms: Rooms): Promise<Reply>;
  slack: WebClient;
  audienceOf: AudienceOf;
  /** How long a command's acknowledgement waits for the answer, to take it along. */
  readyWithinMs: number;
};
