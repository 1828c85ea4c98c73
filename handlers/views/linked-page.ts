import type { Reply } from '#handlers/reply.ts';
import type { Quote } from '#src/quoting/citation.ts';
import { pointTo, quoteButtons, searchFor } from './buttons.ts';
import { counted } from './counted.ts';
import { fallback } from './fallback.ts';
import { quoteCard } from './quote-card.ts';
import { lines } from './rich-text.ts';

// Nobody gives more stories than these one link but by mistake.
const MOST_STORIES = 5;

/** The stories that a link is of, each with how it begins. */
export function linkedPage(quotes: readonly Quote[]): Reply {
  const said =
    quotes.length === 1
      ? 'That is the link of this story.'
      : `That is the link of ${counted(quotes.length, 'story', 'stories')}.`;
  return {
    as: 'answer',
    text: fallback(said),
    blocks: [
      lines(said),
      ...quotes
        .slice(0, MOST_STORIES)
        .flatMap((quote) => [quoteCard(quote), quoteButtons(pointTo(quote, searchFor(quote)), true)]),
    ],
  };
}
