import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Notice } from '#src/notices/pick-notice.ts';
import type { Message } from '#src/outbox/message.ts';
import { isChannel, isPrivate } from '#src/rights/slack-ids.ts';
import type { PlannedPost, Post } from '#src/store/records.ts';
import { changeButton } from './buttons.ts';
import { fallback } from './fallback.ts';
import { printMoment } from './moments.ts';
import { cutAt, lines, literal, section } from './rich-text.ts';

const NAMES: Record<PlannedPost['kind'], string> = {
  digest: 'a daily digest',
  alert: 'a post about a followed search',
  correction: 'the correction of a post',
  notice: 'a notice',
};

/** That nobody knows whether a post has arrived, and a button to send it again. */
export function unknownMessage(plannedPost: PlannedPost, timeZone: string): Message {
  const advice =
    'If it is not there, send it again. I will not do that by myself, for then it might stand there twice.';
  return {
    text: fallback('I cannot tell whether something has been posted.'),
    blocks: [...unknownBlocks([plannedPost], timeZone), lines(advice)],
  };
}

// So many are named; seeing to them brings up the others.
const MOST_UNKNOWN = 5;

/** The posts of which nobody knows whether they have arrived, each with a button to send it again. */
export function unknownBlocks(plannedPosts: readonly PlannedPost[], timeZone: string): KnownBlock[] {
  return plannedPosts.slice(0, MOST_UNKNOWN).flatMap(({ key, kind, channelId, dueMs }): KnownBlock[] => {
    const due = printMoment(dueMs, timeZone);
    const said = `I cannot tell whether ${NAMES[kind]}, due ${due}, has been posted. It was meant for `;
    return [
      { type: 'rich_text', elements: [section(literal(said), placeOf(channelId))] },
      { type: 'actions', elements: [changeButton('send-again', 'Send it again', key)] },
    ];
  });
}

/** That words somebody shared were changed in print, withdrawn or given out again. */
export function correctedMessage({ channelId, postedMs }: Post, timeZone: string): Message {
  const when = printMoment(postedMs, timeZone);
  const said = `The story of a quote that you shared or asked for on ${when} has been changed, withdrawn or given out again.`;
  return {
    text: fallback(said),
    blocks: [
      lines(said, 'The quote now says so where it stands, with what changed. I tell you once of each change.'),
      { type: 'rich_text', elements: [section(literal('It stands in '), placeOf(channelId))] },
    ],
  };
}

/** That a place takes no more posts, and what somebody had asked for there that is stopped. */
export function leftMessage({ channelId, reason, searches, hasDigest }: Left): Message {
  const named = searches.slice(0, MOST_SEARCHES).map((typed) => `“${cutAt(typed, LONGEST_SEARCH)}”`);
  const more = searches.length - named.length;
  const stopped = [
    ...(hasDigest ? ['the daily digest'] : []),
    ...(named.length > 0 ? [`the followed searches ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`] : []),
  ].join(', and ');
  const said = `I can no longer post there (${reason}), and have stopped what you had asked for: ${stopped}.`;
  return {
    text: fallback('I have stopped posting to a channel for you: I no longer can.'),
    blocks: [
      { type: 'rich_text', elements: [section(literal('This is about '), placeOf(channelId))] },
      lines(said, 'Once I am in the channel again, ask for it there anew.'),
    ],
  };
}

type Left = Extract<Notice, { of: 'left' }>;

// Enough to know which they were.
const MOST_SEARCHES = 10;
const LONGEST_SEARCH = 100;

function placeOf(channelId: string): RichTextElement {
  if (isChannel(channelId)) return { type: 'channel', channel_id: channelId };
  return literal(isPrivate(channelId) ? 'a conversation with me.' : 'a private channel.');
}
