import { addressOf } from '#handlers/address.ts';
import type { Caller, PressedAsk, TypedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import { stoppedPage } from '#handlers/views/follow-page.ts';
import { orSearch } from '#handlers/views/or-search.ts';
import { refusal, remark } from '#handlers/views/remark.ts';
import { whyNotElsewhere } from '#src/rights/editors.ts';
import type { Follow } from '#src/store/records.ts';
import { following } from './following.ts';
import { type Remembering, withMemory } from './with-memory.ts';

/** `unfollow detainers`: posts no more of it here. Without a search, shows what could be stopped. */
export const unfollow = withMemory(async (ask: TypedAsk, rooms) => {
  if (ask.text === '') return following(ask, rooms);
  const { store } = rooms;
  const mine = [...(await store.follows.activeIn(addressOf(ask))), ...(await store.follows.activeIn(ask.userId))];
  const named = mine.find(({ typed }) => typed.toLowerCase() === ask.text.toLowerCase());
  return named
    ? stop(named, ask, rooms)
    : orSearch('unfollow', ask.text, remark('Nothing of that name is followed here. /story following lists what is.'));
});

/** The *Stop* button under a followed search, and under every post it made. */
export const stopFollowing = withMemory(async (ask: PressedAsk, rooms) => {
  const named = await rooms.store.follows.find(ask.value);
  return named ? stop(named, ask, rooms) : remark('I no longer know that search: it has been stopped.');
});

async function stop(named: Follow, ask: Caller, { store, editors, now }: Remembering): Promise<Reply> {
  const isOwn = named.userId === ask.userId;
  const why = isOwn ? undefined : await whyNotElsewhere(named.channelId, ask, editors);
  if (why !== undefined) return refusal(why);

  const atMs = now().epochMilliseconds;
  const { id: subject } = named;
  const wasActive = await store.follows.stop(subject, { atMs, userId: ask.userId, action: 'unfollow', subject });
  return wasActive ? stoppedPage(named) : remark('That has been stopped already.');
}
