import type { RequestListener } from 'node:http';
import type { Receiver } from '@slack/bolt';

/** A way in for what Slack sends: a socket that we open, or requests that it signs. */
export type Intake = Receiver & {
  /** Where signed requests go, if that is how they come. */
  listener?: RequestListener;
  start(): Promise<void>;
  isOpen(): boolean;
  /** From here on nothing new comes in. */
  stop(): Promise<void>;
};
