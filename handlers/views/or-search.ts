import type { Reply } from '#handlers/reply.ts';
import { button } from './buttons.ts';
import { aside, cutAt } from './rich-text.ts';

// Slack takes 75 characters on a button; what is longer is a sentence and no search that begins with a command's name.
const LONGEST_SEARCH = 50;

/** What a command says that could not use the words after it, with the way to search for all of it instead. */
export function orSearch(verb: string, words: string, reply: Reply): Reply {
  const typed = `"${verb}" ${words}`;
  const search = button('search', `Search for “${cutAt(`${verb} ${words}`, LONGEST_SEARCH)}”`, { q: typed });
  const hint = aside(`To search for these words, type: ${cutAt(typed, LONGEST_SEARCH)}`);
  return { ...reply, blocks: [...reply.blocks, hint, { type: 'actions', elements: [search] }] };
}
