import { isPrivate } from '#src/slack-ids.ts';
import type { Ask } from './reply.ts';

/** Where what somebody asks for is posted later: in a conversation between two it goes to the asker, wherever that was. */
export function addressOf({ channelId, userId }: Pick<Ask, 'channelId' | 'userId'>): string {
  return isPrivate(channelId) ? userId : channelId;
}
