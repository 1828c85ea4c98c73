import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Amendment } from '#src/corrections/find-amendments.ts';
import type { Message } from '#src/outbox/message.ts';
import { printDate } from '#src/quoting/citation.ts';
import { fallback } from './fallback.ts';
import { differenceRun, sourceLine } from './quote-card.ts';
import { charactersIn, literal, section } from './rich-text.ts';

// Slack refuses a message of somewhat over 13,000 characters.
const MOST_CHARACTERS = 10_000;

/**
 * A message as we posted it, in which each of these quotes is marked as superseded, with what changed, or as printed
 * again; where there is no room for what is printed now, only what is no longer.
 */
export function supersededMessage({ blocks }: Message, amendments: readonly Amendment[], timeZone: string): Message {
  const whole = marked(blocks, amendments, timeZone);
  const isAllPrinted = amendments.every(({ as }) => as === 'printed');
  return {
    text: fallback(
      isAllPrinted
        ? 'What this message quotes is printed so again.'
        : 'A quote in this message is superseded: its story has changed.',
    ),
    blocks: charactersIn(whole) <= MOST_CHARACTERS ? whole : marked(blocks, amendments.map(asGone), timeZone),
  };
}

function marked(blocks: readonly KnownBlock[], amendments: readonly Amendment[], timeZone: string): KnownBlock[] {
  const byBlock = new Map(
    amendments.flatMap((one) => [[one.quote.blockId, one] as const, [supersededId(one), one] as const]),
  );
  return blocks.flatMap((block, at) => {
    const amendment = byBlock.get(block.block_id ?? '');
    if (amendment) return [amendedCard(block, amendment, timeZone)];
    // What the buttons under a quote show or share is no longer there.
    const above = byBlock.get(blocks[at - 1]?.block_id ?? '');
    return block.type === 'actions' && above && above.as !== 'printed' ? [] : [block];
  });
}

function asGone(amendment: Amendment): Amendment {
  if (amendment.as !== 'changed') return amendment;
  const { runs, ...rest } = amendment;
  const posted = runs.filter(({ kind }) => kind !== 'added');
  return { ...rest, as: 'gone', words: posted.map(({ text }) => text).join('') };
}

/** The name of the block in a quote's place. The first bots kept no other message than the one with such blocks. */
function supersededId({ quote: { blockId } }: Amendment): string {
  return `superseded ${blockId}`;
}

function amendedCard(block: KnownBlock, amendment: Amendment, timeZone: string): KnownBlock {
  const at = Temporal.Instant.fromEpochMilliseconds(amendment.sinceMs);
  const today = at.toZonedDateTimeISO(timeZone).toPlainDate();
  const remark = remarkOn(amendment.as, printDate({ precision: 'day', at: today.toString() }, timeZone));
  const said = section(literal(remark, { italic: true }));
  const isAsPosted = block.block_id === amendment.quote.blockId;
  if (amendment.as === 'printed' && isAsPosted && block.type === 'rich_text')
    return { ...block, elements: [...block.elements, said] };

  const elements = wordsOf(amendment);
  return {
    type: 'rich_text',
    block_id: supersededId(amendment),
    elements: [
      said,
      ...(elements.length > 0 ? [{ type: 'rich_text_quote' as const, elements }] : []),
      sourceLine(amendment.citation),
    ],
  };
}

function remarkOn(as: Amendment['as'], day: string): string {
  switch (as) {
    case 'withdrawn':
      return `Superseded ${day}. The story quoted here has been withdrawn. Do not use what was quoted from it.`;
    case 'gone':
      return `Superseded ${day}. These words are no longer printed so in the story:`;
    case 'changed':
      return `Superseded ${day}. The story has been changed. Struck: no longer printed. Bold: printed now.`;
    case 'printed':
      return `This was marked as superseded. Since ${day} the story prints it so again.`;
  }
}

/** Words of a story that was taken back are not shown any more. */
function wordsOf(amendment: Amendment): RichTextElement[] {
  switch (amendment.as) {
    case 'withdrawn':
      return [];
    case 'gone':
      return [literal(amendment.words, { strike: true })];
    case 'changed':
      return amendment.runs.map(differenceRun);
    case 'printed':
      return [literal(amendment.words)];
  }
}
