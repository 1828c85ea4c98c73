import type { Reply } from '#handlers/reply.ts';
import { printDigestText } from '#src/digest/digest-text.ts';
import type { Planned } from '#src/digest/schedule.ts';
import { isPrivate } from '#src/rights/slack-ids.ts';
import type { Digest } from '#src/store/records.ts';
import { changeButton, plainButton } from './buttons.ts';
import { fallback } from './fallback.ts';
import { printClock, printDay } from './moments.ts';
import { remark } from './remark.ts';
import { aside, cutAt, lines } from './rich-text.ts';
import { savingNotes } from './saving-notes.ts';

/** That a digest is set, as it was understood, and when it first comes. */
export function digestSet(digest: Digest, next: Planned | undefined): Reply {
  const where = isPrivate(digest.channelId) ? 'to you alone' : 'here';
  const search = digest.typed === '' ? 'everything new' : `what is new on “${cutAt(digest.typed, 200)}”`;
  const quiet =
    digest.onQuietDays === 'say'
      ? 'On a day without news I will say so.'
      : 'On a day without news I will post nothing.';
  const said = `The digest is set. I will post ${search} ${where}${next ? `, first on ${printDue(next, digest)}` : ''}.`;
  return {
    as: 'answer',
    text: fallback(said),
    blocks: [
      lines(said, ...savingNotes(digest.typed), quiet),
      aside(`Understood as: digest ${printDigestText(digest)}`),
      {
        type: 'actions',
        elements: [
          plainButton('digest-preview', 'Preview', ''),
          plainButton('digest', 'Change', ''),
          changeButton('digest-stop', 'Stop', ''),
        ],
      },
    ],
  };
}

/** That a channel has no digest, and how to set one. */
export function noDigest(): Reply {
  return remark('No digest is set here. “/story digest” sets one.');
}

/** That a channel's digest has ended. */
export function digestStopped(): Reply {
  const said = 'The digest is stopped: nothing more will be posted here.';
  return {
    as: 'answer',
    text: fallback(said),
    blocks: [lines(said), { type: 'actions', elements: [plainButton('digest', 'Set it again', '')] }],
  };
}

function printDue({ dueMs }: Planned, { timeZone }: Digest): string {
  return `${printDay(dueMs, timeZone)} at ${printClock(dueMs, timeZone)} (${timeZone})`;
}
