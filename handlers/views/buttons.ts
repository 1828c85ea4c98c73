import type { Button, KnownBlock } from '@slack/types';
import type { Deed } from '#handlers/tickets/deed.ts';
import { type Pointer, writePointer } from '#handlers/tickets/pointer.ts';
import { wordsOf } from '#index/text/text.ts';
import type { Quote } from '#src/quoting/citation.ts';
import { cutAt } from './rich-text.ts';

/** The buttons under a quote; the value says which slice of which version of which story. */
export function quoteButtons(pointer: Pointer, hasMore: boolean): KnownBlock {
  const buttons = [button('share', 'Share', pointer), button('context', 'Show context', pointer)];
  if (hasMore) buttons.push(button('more', 'More from this story', pointer));
  return { type: 'actions', elements: buttons };
}

/** A button whose press comes back as action `name` with `pointer`. */
export function button(name: string, label: string, pointer: Pointer): Button {
  return plainButton(name, label, writePointer(pointer));
}

// Slack takes 75 characters on a button.
const LONGEST_LABEL = 70;

/** A button whose press comes back as action `name` with `value`, and changes nothing. */
export function plainButton(name: string, label: string, value: string): Button {
  return {
    type: 'button',
    action_id: name,
    text: { type: 'plain_text', text: cutAt(label, LONGEST_LABEL), emoji: false },
    value,
  };
}

/** A button whose press comes back as action `name` with `value`, and changes something. */
export function changeButton(name: string, label: string, value: string): Button {
  return plainButton(name, label, JSON.stringify({ c: value } satisfies Deed));
}

/** What a quote's buttons remember. */
export function pointTo({ snippet, article }: Quote, typed: string): Pointer {
  return { q: typed, id: article.id, v: article.version, s: snippet.start, e: snippet.end };
}

// So many words find their way back to a passage.
const WORDS_TO_FIND_IT = 8;

/** A search that finds a quote again: its first words. */
export function searchFor({ snippet }: Quote): string {
  const words = wordsOf(snippet.text).slice(0, WORDS_TO_FIND_IT);
  return words.map(({ form }) => form).join(' ');
}
