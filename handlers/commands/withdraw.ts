import type { Caller, PressedAsk, TypedAsk } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import { orSearch } from '#handlers/views/or-search.ts';
import { refusal, remark } from '#handlers/views/remark.ts';
import { chooseStory, restored, withdrawalsPage, withdrawn } from '#handlers/views/withdrawal-page.ts';
import type { Article } from '#index/text/article.ts';
import { whyNotEverywhere } from '#src/rights/editors.ts';
import { setWithdrawal } from '#src/rights/withdrawals.ts';
import { type Remembering, withMemory } from './with-memory.ts';

// Whoever means one of more stories than this should name it better.
const MOST_SUGGESTED = 5;

/**
 * `withdraw https://tidewater.example/harbor`, or `withdraw harbor dredg`: finds the story that an editor means to take
 * back, also one that is held or under embargo, and asks to be sure.
 */
export const withdraw = forEditors(async ({ text }: TypedAsk, { library }) => {
  if (text === '') return withdrawalsPage(library.withdrawn());
  const newest = library.newest();
  const named = newest.filter((article) => isNamed(article, text));
  if (named.length > 0) return chooseStory(named);

  const suggested = await library.suggestionsForEditors().stories(text, MOST_SUGGESTED);
  const remembered = suggested.flatMap(({ id }) => newest.find((article) => article.id === id) ?? []);
  return remembered.length > 0
    ? chooseStory(remembered)
    : remark('I know no story like that. Give its link, some words of its headline or its file’s name.');
});

/** The *Withdraw* button: from now on nothing of the story is quoted, and posts that quote it are marked. */
export const withdrawStory = forEditors((ask: PressedAsk, rooms) => change(ask, rooms, { isWithdrawn: true }));

/** The *Restore* button. */
export const restoreStory = forEditors((ask: PressedAsk, rooms) => change(ask, rooms, { isWithdrawn: false }));

function forEditors<Asked extends Caller>(run: (ask: Asked, rooms: Remembering) => Promise<Reply>) {
  return withMemory(async (ask: Asked, rooms) => {
    const why = whyNotEverywhere(ask, rooms.editors);
    if (why === undefined) return run(ask, rooms);
    const words = 'text' in ask ? String(ask.text) : '';
    return words === '' ? refusal(why) : orSearch('withdraw', words, refusal(why));
  });
}

type Wanted = { isWithdrawn: boolean };

async function change({ value: id, userId }: PressedAsk, rooms: Remembering, { isWithdrawn }: Wanted): Promise<Reply> {
  const { library, store, now } = rooms;
  const known = isWithdrawn ? library.newest() : library.withdrawn();
  const article = known.find((one) => one.id === id);
  if (!article) return remark('That has been seen to already, or the story has left the archive.');

  await setWithdrawal({ id, isWithdrawn }, store, { userId, atMs: now().epochMilliseconds });
  await library.heedWithdrawals();
  return isWithdrawn ? withdrawn(article) : restored(article);
}

/** By link, whole headline, or the end of the file's name, in any case. */
function isNamed({ url, headline, file }: Article, text: string): boolean {
  const named = text.toLowerCase().replace(/^["“<]|["”>]$/g, '');
  return (
    [url, headline].some((name) => name?.toLowerCase() === named) || `/${file.toLowerCase()}`.endsWith(`/${named}`)
  );
}
