import type { WebClient } from '@slack/web-api';
import type { Log } from '#src/log.ts';
import type { AudienceOf } from '#src/rights/readers.ts';
import { isConversation, isPerson } from '#src/rights/slack-ids.ts';
import { createMemory, type Keeping } from './memory.ts';
import { reasonOf } from './sending.ts';

// As many as Slack likes to give at a time.
const PAGE = 200;

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
  const listed = createMemory<Promise<ReadonlySet<string>>>(keeping);

  async function isSharedChannel(channel: string): Promise<boolean> {
    // A conversation with the bot itself has nobody else in it.
    if (isConversation(channel)) return false;
    // What is posted to a person stands in such a conversation.
    if (isPerson(channel)) return isGuest(channel);
    const about = await slack.conversations.info({ channel });
    const isShared = about.channel?.is_ext_shared === true || about.channel?.is_pending_ext_shared === true;
    return isShared || hasGuest(channel);
  }

  async function hasGuest(channel: string): Promise<boolean> {
    const guests = await listed.recall('guests', listGuests).value;
    if (guests.size === 0) return false;
    for await (const { members } of pages((at) => slack.conversations.members({ channel, ...at })))
      if (members?.some((id) => guests.has(id))) return true;
    return false;
  }

  async function listGuests(): Promise<ReadonlySet<string>> {
    const guests = new Set<string>();
    for await (const { members = [] } of pages((at) => slack.users.list(at)))
      for (const member of members) if (member.id !== undefined && isLimited(member)) guests.add(member.id);
    return guests;
  }

  async function isGuest(user: string): Promise<boolean> {
    const about = await slack.users.info({ user });
    return isLimited(about.user ?? {});
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

/** Whether somebody is a guest, of the workspace or of one channel, or of another organisation. */
function isLimited(user: { is_restricted?: boolean; is_ultra_restricted?: boolean; is_stranger?: boolean }): boolean {
  return [user.is_restricted, user.is_ultra_restricted, user.is_stranger].includes(true);
}

type Page = { response_metadata?: { next_cursor?: string } };

/** A long answer of Slack's, page by page. */
async function* pages<One extends Page>(ask: (at: { limit: number; cursor?: string }) => Promise<One>) {
  let page = await ask({ limit: PAGE });
  yield page;
  while (page.response_metadata?.next_cursor) {
    page = await ask({ limit: PAGE, cursor: page.response_metadata.next_cursor });
    yield page;
  }
}
