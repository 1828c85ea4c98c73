import { randomUUID } from 'node:crypto';
import { addressOf } from '#handlers/address.ts';
import type { Ask, Reply } from '#handlers/reply.ts';
import { followedPage, refusedPage } from '#handlers/views/follow-page.ts';
import { remark } from '#handlers/views/remark.ts';
import { type Remembering, withMemory } from '#handlers/with-memory.ts';
import { parseQuery } from '#index/query/query.ts';
import { whyNotInChannel } from '#src/rights/editors.ts';
import type { Follow } from '#src/store/records.ts';
import { following } from './following.ts';

// Each may post ten times an hour. A channel with more than this to follow would read none of it.
const MOST_FOLLOWS = 50;

/** `follow detainers`: posts here, from now on, when something new matches. */
export const follow = withMemory(async (ask, rooms) => {
  if (ask.text === '') return following(ask, rooms);
  const query = parseQuery(ask.text);
  if ('problem' in query) return remark(query.problem);

  const why = await whyNotInChannel(ask, rooms.editors);
  if (why !== undefined) return refusedPage(why, ask.text);
  return begin(ask, addressOf(ask), rooms);
});

/** The *Send it to me instead* button: the same search, to the asker alone. */
export const followAlone = withMemory(async (ask, rooms) => begin(ask, ask.userId, rooms));

/** One at a time in a channel, so that what is sent twice at once is followed once. */
async function begin(ask: Ask, channelId: string, rooms: Remembering): Promise<Reply> {
  const begun = await rooms.store.alone(`follow|${channelId}`, () => add(ask, channelId, rooms));
  return begun ?? remark('Another search is being followed here just now. Please say that again.');
}

async function add({ text: typed, userId }: Ask, channelId: string, { store, now }: Remembering): Promise<Reply> {
  const here = await store.follows.activeIn(channelId);
  const same = here.find((one) => one.typed === typed);
  if (same) return followedPage(same, { isNew: false });
  if (here.length >= MOST_FOLLOWS)
    return remark(`${MOST_FOLLOWS} searches are followed here already. Stop one first: /story following lists them.`);

  const sinceMs = now().epochMilliseconds;
  const started: Follow = { id: randomUUID(), typed, channelId, userId, sinceMs };
  await store.follows.add(started, { atMs: sinceMs, userId, action: 'follow', subject: started.id });
  return followedPage(started, { isNew: true });
}
