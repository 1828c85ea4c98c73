import { isPrivate } from '#src/rights/slack-ids.ts';
import type { Caller } from './ask.ts';

/** Where what somebody asks for is posted later: in a conversation between two it goes to the asker, wherever that was. */
export function addressOf({ channelId, userId }: Caller): string {
  return isPrivate(channelId) ? userId : channelId;
}
