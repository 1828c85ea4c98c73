import { addressOf } from '#handlers/address.ts';
import type { Caller } from '#handlers/ask.ts';
import { followingPage } from '#handlers/views/follow-page.ts';
import { withMemory } from './with-memory.ts';

/** `following`: the searches followed here, and those the asker gets alone, each with a button to stop it. */
export const following = withMemory(async (ask: Caller, { store }) => {
  const here = addressOf(ask);
  const follows = await store.follows.activeIn(here);
  const alone = here === ask.userId ? [] : await store.follows.activeIn(ask.userId);
  return followingPage(follows, alone);
});
