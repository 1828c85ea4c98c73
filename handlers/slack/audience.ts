import type { WebClient } from '@slack/web-api';
import type { Log } from '#src/log.ts';
import type { Ask } from '../reply.ts';
import { createMemory, type Keeping } from './memory.ts';
import { reasonOf } from './sending.ts';

/** Who can read what is said there, to be spread into an Ask. Without a user: what is posted to the channel. */
export type AudienceOf = (who: { userId?: string; channelId: string }) => Promise<Pick<Ask, 'audience' | 'isOutsider'>>;

type Whence = 'inside' | 'outside' | 'unknown';
type Options = Keeping & { slack: WebClient; log: Log; isAsked: () => boolean };

/**
 * Finds out whether guests, strangers or other organisations can read what is said in a channel or to a person.
 * Who cannot be looked up is shown what one of them is, and may change what a member may: without the scope for it
 * nobody could be looked up. Slack is asked only where the archive holds something to keep from them (`isAsked`), or
 * where something would be changed; what it says is remembered for ten minutes.
 */
export function createAudience({ slack, log, isAsked, ...keeping }: Options): AudienceOf {
  const known = createMemory<Promise<Whence>>(keeping);

  async function isSharedChannel(channel: string): Promise<boolean> {
    // A conversation with the bot itself has nobody else in it.
    if (channel.startsWith('D')) return false;
    // What is posted to a person stands in such a conversation.
    if (/^[UW]/.test(channel)) return isGuest(channel);
    const about = await slack.conversations.info({ channel });
    return about.channel?.is_ext_shared === true || about.channel?.is_pending_ext_shared === true;
  }

  async function isGuest(user: string): Promise<boolean> {
    const about = await slack.users.info({ user });
    return [about.user?.is_restricted, about.user?.is_ultra_restricted, about.user?.is_stranger].includes(true);
  }

  function look(id: string, isOutside: (id: string) => Promise<boolean>): Promise<Whence> {
    const asked = async (): Promise<Whence> => {
      try {
        return (await isOutside(id)) ? 'outside' : 'inside';
      } catch (err) {
        log.warn({ reason: reasonOf(err) }, 'audience not known');
        return 'unknown';
      }
    };
    return known.recall(id, asked).value;
  }

  return async ({ userId, channelId }) => {
    const isOutsider = async () => userId !== undefined && (await look(userId, isGuest)) === 'outside';
    if (!isAsked()) return { isOutsider };
    const readers = [look(channelId, isSharedChannel), ...(userId === undefined ? [] : [look(userId, isGuest)])];
    const areInside = (await Promise.all(readers)).every((whence) => whence === 'inside');
    return areInside ? { isOutsider } : { isOutsider, audience: 'outside' };
  };
}
