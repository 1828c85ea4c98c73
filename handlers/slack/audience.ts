import type { WebClient } from '@slack/web-api';
import type { Log } from '#src/log.ts';
import type { AudienceOf, Where } from '#src/rights/readers.ts';
import { isConversation, isPerson } from '#src/rights/slack-ids.ts';
import { createMemory, type Keeping } from './memory.ts';
import { reasonOf } from './sending.ts';

// As many as Slack likes to give at a time.
const PAGE = 200;

type Whence = 'inside' | 'outside' | 'unknown';
type Options = Keeping & { slack: WebClient; log: Log; isAsked: () => boolean };

/** What Slack tells of a conversation: what kind it is, and whether others share it. */
type Conversation = {
  is_channel?: boolean;
  is_group?: boolean;
  is_im?: boolean;
  is_mpim?: boolean;
  is_ext_shared?: boolean;
  is_pending_ext_shared?: boolean;
};

/** What Slack tells of a person: whether they are a guest, and of which workspace and organisation. */
type Person = {
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  team_id?: string;
  enterprise_user?: { enterprise_id?: string };
};

/**
 * Finds out whether guests, strangers or other organisations can read what is said somewhere. It is inside only where that
 * is known: in a channel of the newsroom's own without a guest, and between the bot and a member. A conversation between
 * others, of several people, or of a kind that could not be learnt is outside. Who cannot be looked up is shown what an
 * outsider is, and may change what a member may: without the scope for it nobody could be looked up. Slack is asked only
 * where the archive holds something to keep from them (`isAsked`), or where something would be changed; what it says is
 * remembered for ten minutes.
 */
export function createAudience({ slack, log, isAsked, ...keeping }: Options): AudienceOf {
  const known = createMemory<Promise<Whence>>(keeping);
  const listed = createMemory<Promise<ReadonlySet<string>>>(keeping);
  const us = createMemory<Promise<Person>>(keeping);

  async function isPlaceOutside({ channelId, userId }: Where): Promise<boolean> {
    // What is posted to a person stands in the conversation between the two of us.
    if (isPerson(channelId)) return isOutside(channelId);
    if (isConversation(channelId)) return !(userId !== undefined && (await isOurs(channelId, userId)));
    const { channel } = await slack.conversations.info({ channel: channelId });
    return !isOwnChannel(channel ?? {}) || hasGuest(channelId);
  }

  /** Whether a direct message is the one between the bot and this person: the one that Slack would open for us. */
  async function isOurs(channel: string, user: string): Promise<boolean> {
    const { channel: own } = await slack.conversations.open({ users: user, prevent_creation: true });
    return own?.id === channel;
  }

  async function hasGuest(channel: string): Promise<boolean> {
    const guests = await listed.recall('guests', listGuests).value;
    return guests.size > 0 && hasMember(channel, (id) => guests.has(id));
  }

  async function hasMember(channel: string, isMeant: (id: string) => boolean): Promise<boolean> {
    for await (const { members } of pages((at) => slack.conversations.members({ channel, ...at })))
      if (members?.some(isMeant)) return true;
    return false;
  }

  async function listGuests(): Promise<ReadonlySet<string>> {
    const guests = new Set<string>();
    for await (const { members = [] } of pages((at) => slack.users.list(at)))
      for (const member of members) if (member.id !== undefined && isLimited(member)) guests.add(member.id);
    return guests;
  }

  async function isOutside(user: string): Promise<boolean> {
    const { user: about = {} } = await slack.users.info({ user });
    return isLimited(about) || (about.team_id !== undefined && isForeign(about, await us.recall('us', whoWeAre).value));
  }

  async function whoWeAre(): Promise<Person> {
    const { team_id: team, enterprise_id: enterprise } = await slack.auth.test();
    return { ...(team && { team_id: team }), ...(enterprise && { enterprise_user: { enterprise_id: enterprise } }) };
  }

  function look(name: string, isItOutside: () => Promise<boolean>): Promise<Whence> {
    const asked = async (): Promise<Whence> => {
      try {
        return (await isItOutside()) ? 'outside' : 'inside';
      } catch (err) {
        log.warn({ reason: reasonOf(err) }, 'audience not known');
        return 'unknown';
      }
    };
    return known.recall(name, asked).value;
  }

  const lookAt = (user: string) => look(user, () => isOutside(user));
  const lookIn = (place: Where) => look(`${place.channelId} ${place.userId ?? ''}`, () => isPlaceOutside(place));

  async function isMember(channel: string, user: string): Promise<boolean> {
    try {
      return await hasMember(channel, (id) => id === user);
    } catch (err) {
      log.warn({ reason: reasonOf(err) }, 'members not known');
      return false;
    }
  }

  return async ({ isOurs: isKnownOurs = false, ...place }) => {
    const { userId } = place;
    const about = {
      isOutsider: async () => userId !== undefined && (await lookAt(userId)) === 'outside',
      isMemberOf: async (channelId: string) => userId !== undefined && isMember(channelId, userId),
    };
    if (!isAsked()) return about;
    const readers = [...(isKnownOurs ? [] : [lookIn(place)]), ...(userId === undefined ? [] : [lookAt(userId)])];
    const areInside = (await Promise.all(readers)).every((whence) => whence === 'inside');
    return areInside ? about : { ...about, audience: 'outside' };
  };
}

/** Whether it is a channel, open or private, that nobody else shares or is about to. Several people's messages are none. */
function isOwnChannel(about: Conversation): boolean {
  const isChannel = about.is_channel === true || about.is_group === true;
  return isChannel && ![about.is_im, about.is_mpim, about.is_ext_shared, about.is_pending_ext_shared].includes(true);
}

/** Whether somebody is a guest, of the workspace or of one channel, or a stranger to it. */
function isLimited(user: Person): boolean {
  return [user.is_restricted, user.is_ultra_restricted, user.is_stranger].includes(true);
}

/** Whether somebody is of another organisation: in a shared channel Slack calls nobody a stranger. */
function isForeign(user: Person, us: Person): boolean {
  const enterprise = user.enterprise_user?.enterprise_id;
  const isOfOurs = enterprise !== undefined && enterprise === us.enterprise_user?.enterprise_id;
  return user.team_id !== us.team_id && !isOfOurs;
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
