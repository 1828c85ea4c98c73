import type { Reply } from '#handlers/reply.ts';
import type { Quote } from '#src/quoting/citation.ts';
import { fitting } from '#src/quoting/fitting.ts';
import { pointTo, quoteButtons } from './buttons.ts';
import { counted } from './counted.ts';
import { announcement } from './fallback.ts';
import { quoteCard } from './quote-card.ts';
import { aside } from './rich-text.ts';

// What one message carries of one story; beyond it a reader should open the story.
const MOST_QUOTES = 10;

/** The other passages of one story, best first. */
export function moreQuotes(quotes: readonly Quote[], typed: string): Reply {
  const shown = fitting(quotes.slice(0, MOST_QUOTES), ({ snippet }) => snippet.text.length);
  const said = `${counted(shown.length, 'more passage', 'more passages')} from this story`;
  const beyond =
    shown.length < quotes.length ? ' It has others; the story itself is the better place to read them.' : '';
  return {
    as: 'answer',
    text: announcement(said, shown[0]),
    blocks: [
      aside(`${said}.${beyond}`),
      ...shown.flatMap((quote) => [quoteCard(quote), quoteButtons(pointTo(quote, typed), false)]),
    ],
  };
}
