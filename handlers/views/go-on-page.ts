import type { KnownBlock } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';
import { button } from './buttons.ts';
import { fallback } from './fallback.ts';
import { remark } from './remark.ts';
import { cutAt, lines } from './rich-text.ts';

/** That `more` has nothing to go on with here; `word` is what can be searched for instead, where it is printed. */
export function nothingToGoOn({ isInThread, word }: { isInThread: boolean; word?: string }): Reply {
  const said = isInThread
    ? 'I have answered nothing here yet that I could go on with.'
    : 'Under an answer, press “Next” or “More from this story”. Typed, they go on in a thread or a direct message only.';
  const search: KnownBlock[] =
    word === undefined ? [] : [{ type: 'actions', elements: [button('search', `Search for “${word}”`, { q: word })] }];
  const advice = word === undefined ? [] : [`To search for the word, put it in quotation marks: "${word}".`];
  return { as: 'alone', text: fallback([said, ...advice].join(' ')), blocks: [lines(said, ...advice), ...search] };
}

/** That everything has been shown. */
export function endOfThread(typed: string): Reply {
  return remark(`There is no more on “${cutAt(typed, 200)}” than I have shown.`);
}
