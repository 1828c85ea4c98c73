import type { Reply } from '#handlers/reply.ts';
import type { Quote } from '#src/quoting/citation.ts';
import { button, pointTo } from './buttons.ts';
import { announcement } from './fallback.ts';
import { quoteCard } from './quote-card.ts';
import { literal, section } from './rich-text.ts';

/** A quote for everyone in the channel, and who shared it. */
export function sharedQuote(quote: Quote, typed: string, userId: string): Reply {
  return {
    as: 'post',
    text: `<@${userId}> ${announcement('shared a quote', quote)}`,
    blocks: [
      { type: 'rich_text', elements: [section({ type: 'user', user_id: userId }, literal(' shared a quote:'))] },
      quoteCard(quote),
      { type: 'actions', elements: [button('context', 'Show context', pointTo(quote, typed))] },
    ],
  };
}
