import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Lost } from '#src/corrections/find-lost.ts';
import type { Message } from '#src/outbox/message.ts';
import { printDate } from '#src/quoting/citation.ts';
import { fallback } from './fallback.ts';
import { differenceRun, sourceLine } from './quote-card.ts';
import { charactersIn, literal, section } from './rich-text.ts';

// Slack refuses a message of somewhat over 13,000 characters.
const MOST_CHARACTERS = 10_000;

/**
 * A message of ours in which each of these quotes is marked as superseded, with what changed; where there is no room
 * for what is printed now, only what is no longer.
 */
export function supersededMessage({ blocks }: Message, lost: readonly Lost[], today: Temporal.PlainDate): Message {
  const whole = marked(blocks, lost, today);
  return {
    text: fallback('A quote in this message is superseded: its story has changed.'),
    blocks: charactersIn(whole) <= MOST_CHARACTERS ? whole : marked(blocks, lost.map(asGone), today),
  };
}

function marked(blocks: readonly KnownBlock[], lost: readonly Lost[], today: Temporal.PlainDate): KnownBlock[] {
  const byBlock = new Map(lost.map((one) => [one.quote.blockId, one]));
  return blocks.flatMap((block, at) => {
    const superseded = byBlock.get(block.block_id ?? '');
    if (superseded) return [supersededCard(superseded, today)];
    // What the buttons under a quote show or share is no longer there.
    return block.type === 'actions' && byBlock.has(blocks[at - 1]?.block_id ?? '') ? [] : [block];
  });
}

function asGone(lost: Lost): Lost {
  if (lost.as !== 'changed') return lost;
  const { quote, citation, runs } = lost;
  const posted = runs.filter(({ kind }) => kind !== 'added');
  return { quote, citation, as: 'gone', words: posted.map(({ text }) => text).join('') };
}

function supersededCard(lost: Lost, today: Temporal.PlainDate): KnownBlock {
  const day = printDate({ precision: 'day', at: today.toString() }, 'UTC');
  const elements = wordsOf(lost);
  return {
    type: 'rich_text',
    block_id: `superseded ${lost.quote.blockId}`,
    elements: [
      section(literal(`Superseded ${day}. ${remarkOn(lost)}`, { italic: true })),
      ...(elements.length > 0 ? [{ type: 'rich_text_quote' as const, elements }] : []),
      sourceLine(lost.citation),
    ],
  };
}

function remarkOn({ as }: Lost): string {
  switch (as) {
    case 'withdrawn':
      return 'The story quoted here has been withdrawn. Do not use what was quoted from it.';
    case 'gone':
      return 'These words are no longer printed so in the story:';
    case 'changed':
      return 'The story has been changed. Struck: no longer printed. Bold: printed now.';
  }
}

/** Words of a story that was taken back are not shown any more. */
function wordsOf(lost: Lost): RichTextElement[] {
  if (lost.as === 'changed') return lost.runs.map(differenceRun);
  return lost.as === 'gone' ? [literal(lost.words, { strike: true })] : [];
}
