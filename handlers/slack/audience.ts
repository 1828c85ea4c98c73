import type { WebClient } from '@slack/web-api';
import type { Log } from '#src/log.ts';
import { createMemory, type Keeping } from './memory.ts';
import { reasonOf } from './sending.ts';

/** Who can read what is said there, to be spread into an Ask. Without a user: what is posted to the channel. */
export type AudienceOf = (who: { userId?: string; channelId: string }) => Promise<{ audience?: 'outside' }>;

type Options = Keeping & { slack: WebClient; log: Log; isAsked: () => boolean };

/**
 * Finds out whether guests, strangers or other organisations can read what is said in a channel or to a person.
 * Who cannot be looked up counts as one of them. Slack is asked only where the archive holds something to keep from
 * them (`isAsked`), and what it says is remembered for ten minutes.
 */
export function createAudience({ slack, log, isAsked, ...keeping }: Options): AudienceOf {
  const known = createMemory<Promise<boolean>>(keeping);

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

  function look(id: string, isOutside: (id: string) => Promise<boolean>): Promise<boolean> {
    const asked = () =>
      isOutside(id).catch((err) => {
        log.warn({ reason: reasonOf(err) }, 'audience not known');
        return true;
      });
    return known.recall(id, asked).value;
  }

  return async ({ userId, channelId }) => {
    if (!isAsked()) return {};
    const outside = [look(channelId, isSharedChannel), ...(userId === undefined ? [] : [look(userId, isGuest)])];
    return (await Promise.all(outside)).includes(true) ? { audience: 'outside' } : {};
  };
}
