import type { KnownBlock } from '@slack/types';
import type { Alert } from '#src/follow/pick-alert.ts';
import type { Message } from '#src/outbox/message.ts';
import { isPrivate } from '#src/rights/slack-ids.ts';
import type { Follow } from '#src/store/records.ts';
import { button, plainButton, pointTo, quoteButtons } from './buttons.ts';
import { counted } from './counted.ts';
import { fallback } from './fallback.ts';
import { printClock } from './moments.ts';
import { quoteCard } from './quote-card.ts';
import { cutAt, lines, literal, section } from './rich-text.ts';

// A search has 512 characters at most; so many tell it from the others.
const LONGEST_SEARCH = 120;

/** What a followed search has found: the quotes that are new, or how many more stories there were in an hour. */
export function alertMessage(alert: Alert, timeZone: string): Message {
  const { follow } = alert;
  const typed = `“${cutAt(follow.typed, LONGEST_SEARCH)}”`;
  const blocks = alert.of === 'story' ? storyBlocks(alert, typed) : moreBlocks(alert, typed, timeZone);
  const text = fallback(alert.of === 'story' ? 'A story matches a search you follow.' : 'More stories match a search.');
  return { text, blocks: [...blocks, ...whyBlocks(follow)] };
}

function storyBlocks({ follow, quotes, isUpdate, hasMore }: Extract<Alert, { of: 'story' }>, typed: string) {
  return [
    lines(isUpdate ? `A story on ${typed} has changed. New in it:` : `A new story on ${typed}:`),
    ...quotes.flatMap((quote, at) => [
      quoteCard(quote),
      quoteButtons(pointTo(quote, follow.typed), hasMore && at === quotes.length - 1),
    ]),
  ];
}

function moreBlocks(
  { follow, stories, fromMs, untilMs }: Extract<Alert, { of: 'more' }>,
  typed: string,
  timeZone: string,
): KnownBlock[] {
  const from = printClock(fromMs, timeZone);
  const said = `${counted(stories, 'more story', 'more stories')} on ${typed} came between ${from} and ${printClock(untilMs, timeZone)}.`;
  const again = button('search', 'Show what there is', { q: follow.typed });
  return [lines(said), { type: 'actions', elements: [again] }];
}

/** Who asked for it, and one click to stop it. */
function whyBlocks({ id, channelId, userId }: Follow): KnownBlock[] {
  const stop = { type: 'actions', elements: [plainButton('unfollow', 'Stop following', id)] } satisfies KnownBlock;
  if (isPrivate(channelId)) return [stop];
  const who = section(literal('Followed here for '), { type: 'user', user_id: userId });
  return [{ type: 'rich_text', elements: [who] }, stop];
}
