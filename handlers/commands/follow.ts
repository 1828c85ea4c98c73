import { randomUUID } from 'node:crypto';
import { addressOf } from '#handlers/address.ts';
import type { Caller, PressedAsk, TypedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import { followedPage, refusedPage } from '#handlers/views/follow-page.ts';
import { remark } from '#handlers/views/remark.ts';
import { parseQuery } from '#index/query/query.ts';
import { whyNotInChannel } from '#src/rights/editors.ts';
import type { Follow } from '#src/store/records.ts';
import { following } from './following.ts';
import { type Remembering, withMemory } from './with-memory.ts';

// Each may post ten times an hour. A channel with more than this to follow would read none of it.
const MOST_FOLLOWS = 50;

/** `follow detainers`: posts here, from now on, when something new matches. */
export const follow = withMemory(async (ask: TypedAsk, rooms) =>
  ask.text === '' ? following(ask, rooms) : followHere(ask.text, ask, rooms),
);

/** The *Follow it again* button under a search that was stopped. */
export const followAgain = withMemory((ask: PressedAsk, rooms) => followHere(ask.value, ask, rooms));

/** The *Send it to me instead* button: the same search, to the asker alone. */
export const followAlone = withMemory(({ value: typed, userId }: PressedAsk, rooms) =>
  begin({ typed, userId, channelId: userId }, rooms),
);

async function followHere(typed: string, caller: Caller, rooms: Remembering): Promise<Reply> {
  const query = parseQuery(typed);
  if ('problem' in query) return remark(query.problem);

  const why = await whyNotInChannel(caller, rooms.editors);
  if (why !== undefined) return refusedPage(why, typed);
  return begin({ typed, userId: caller.userId, channelId: addressOf(caller) }, rooms);
}

type Wanted = Pick<Follow, 'typed' | 'userId' | 'channelId'>;

/** One at a time in a channel, so that what is sent twice at once is followed once. */
async function begin(wanted: Wanted, rooms: Remembering): Promise<Reply> {
  const begun = await rooms.store.alone(`follow|${wanted.channelId}`, () => add(wanted, rooms));
  return begun ?? remark('Another search is being followed here just now. Please say that again.');
}

async function add(wanted: Wanted, { store, now }: Remembering): Promise<Reply> {
  const here = await store.follows.activeIn(wanted.channelId);
  const same = here.find(({ typed }) => typed === wanted.typed);
  if (same) return followedPage(same, { isNew: false });
  if (here.length >= MOST_FOLLOWS)
    return remark(`${MOST_FOLLOWS} searches are followed here already. Stop one first: /story following lists them.`);

  const { userId } = wanted;
  const sinceMs = now().epochMilliseconds;
  const started: Follow = { id: randomUUID(), ...wanted, sinceMs };
  await store.follows.add(started, { atMs: sinceMs, userId, action: 'follow', subject: started.id });
  return followedPage(started, { isNew: true });
}
