import type { KnownBlock } from '@slack/types';
import type { Alert } from '#src/follow/pick-alert.ts';
import type { Message } from '#src/outbox/message.ts';
import { isPrivate } from '#src/rights/slack-ids.ts';
import { type Follow, NOBODY } from '#src/store/records.ts';
import { button, changeButton, pointTo, quoteButtons } from './buttons.ts';
import { counted } from './counted.ts';
import { announcement, fallback } from './fallback.ts';
import { printClock } from './moments.ts';
import { quoteCard } from './quote-card.ts';
import { cutAt, lines, literal, section } from './rich-text.ts';

// A search has 512 characters at most; so many tell it from the others.
const LONGEST_SEARCH = 120;

/** What a followed search has found: the quotes that are new, or how many more stories there were in an hour. */
export function alertMessage(alert: Alert, timeZone: string): Message {
  const { follow } = alert;
  const typed = `“${cutAt(follow.typed, LONGEST_SEARCH)}”`;
  const { text, blocks } = alert.of === 'story' ? storyMessage(alert, typed) : moreMessage(alert, typed, timeZone);
  return { text, blocks: [...blocks, ...whyBlocks(follow)] };
}

function storyMessage({ follow, quotes, isUpdate, hasMore }: Extract<Alert, { of: 'story' }>, typed: string): Message {
  const said = isUpdate ? `A story on ${typed} has changed. New in it` : `A new story on ${typed}`;
  const blocks = [
    lines(`${said}:`),
    ...quotes.flatMap((quote, at) => [
      quoteCard(quote),
      quoteButtons(pointTo(quote, follow.typed), hasMore && at === quotes.length - 1),
    ]),
  ];
  return { text: announcement(said, quotes[0]), blocks };
}

function moreMessage(
  { follow, stories, fromMs, untilMs }: Extract<Alert, { of: 'more' }>,
  typed: string,
  timeZone: string,
): Message {
  const from = printClock(fromMs, timeZone);
  const said = `${counted(stories, 'more story', 'more stories')} on ${typed} came between ${from} and ${printClock(untilMs, timeZone)}.`;
  const again = button('search', 'Show what there is', { q: follow.typed });
  return { text: fallback(said), blocks: [lines(said), { type: 'actions', elements: [again] }] };
}

/** Who asked for it, and one click to stop it. */
function whyBlocks({ id, channelId, userId }: Follow): KnownBlock[] {
  const stop = { type: 'actions', elements: [changeButton('unfollow', 'Stop following', id)] } satisfies KnownBlock;
  if (isPrivate(channelId) || userId === NOBODY) return [stop];
  const who = section(literal('Followed here for '), { type: 'user', user_id: userId });
  return [{ type: 'rich_text', elements: [who] }, stop];
}
