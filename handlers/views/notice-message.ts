import type { Message } from '#src/outbox/message.ts';
import type { Occurrence, Post } from '#src/store/records.ts';
import { fallback } from './fallback.ts';
import { plainButton } from './quote-card.ts';
import { lines } from './rich-text.ts';

const NAMES: Record<Occurrence['kind'], string> = {
  digest: 'a daily digest',
  alert: 'a post about a followed search',
  correction: 'the correction of a post',
  notice: 'a notice',
};

/** That nobody knows whether a post has arrived, and a button to send it again. */
export function unknownMessage({ key, kind, dueMs }: Occurrence, timeZone: string): Message {
  const due = Temporal.Instant.fromEpochMilliseconds(dueMs).toZonedDateTimeISO(timeZone);
  const when = due.toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short' });
  const said = `I cannot tell whether ${NAMES[kind]}, due ${when}, has been posted: Slack did not say.`;
  return {
    text: fallback(said),
    blocks: [
      lines(
        said,
        'If it is not there, send it again. I will not do that by myself, for then it might stand there twice.',
      ),
      { type: 'actions', elements: [plainButton('send-again', 'Send it again', key)] },
    ],
  };
}

/** That words somebody shared were changed in print, or withdrawn. */
export function correctedMessage({ channelId, postedMs }: Post, timeZone: string): Message {
  const posted = Temporal.Instant.fromEpochMilliseconds(postedMs).toZonedDateTimeISO(timeZone);
  const when = posted.toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short' });
  const said = `A quote that you shared or asked for on ${when} has been changed in print, or withdrawn.`;
  return {
    text: fallback(said),
    blocks: [
      lines(said, 'I have marked it where it stands, with what changed. This is the only time I tell you.'),
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: placeOf(channelId) }] },
    ],
  };
}

function placeOf(channelId: string): [{ type: 'channel'; channel_id: string }] | [{ type: 'text'; text: string }] {
  return channelId.startsWith('C')
    ? [{ type: 'channel', channel_id: channelId }]
    : [{ type: 'text', text: 'In our conversation.' }];
}
