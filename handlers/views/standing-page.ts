import type { KnownBlock } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';
import type { QuoteStanding } from '#src/corrections/find-standing.ts';
import { pointTo, quoteButtons, searchFor } from './buttons.ts';
import { announcement, fallback } from './fallback.ts';
import { differenceRun, quoteCard, sourceLine } from './quote-card.ts';
import { lines } from './rich-text.ts';

const SAID: Record<QuoteStanding['as'], string> = {
  printed: 'This quote stands: its story prints it so today.',
  changed: 'This quote no longer stands: its story has been changed. Struck: no longer printed. Bold: printed now.',
  gone: 'This quote no longer stands: these words are no longer in its story.',
};

/** A quote that was shown once, and whether it stands today. */
export function standingPage(standing: QuoteStanding): Reply {
  const said = SAID[standing.as];
  const isPrinted = standing.as === 'printed';
  const text = isPrinted ? announcement('This quote stands', standing.quote) : fallback(said);
  return { as: 'answer', text, blocks: [lines(said), ...standingBlocks(standing)] };
}

function standingBlocks(standing: QuoteStanding): KnownBlock[] {
  if (standing.as === 'printed') {
    const { quote } = standing;
    return [quoteCard(quote), quoteButtons(pointTo(quote, searchFor(quote)), false)];
  }
  const source = sourceLine(standing.citation);
  if (standing.as === 'gone') return [{ type: 'rich_text', elements: [source] }];
  const words = { type: 'rich_text_quote' as const, elements: standing.runs.map(differenceRun) };
  return [{ type: 'rich_text', elements: [words, source] }];
}
