import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { alertMessage } from '#handlers/views/alert-message.ts';
import { digestReply, issueMessage } from '#handlers/views/digest-message.ts';
import { correctedMessage, leftMessage, unknownMessage } from '#handlers/views/notice-message.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';
import { supersededMessage } from '#handlers/views/superseded-message.ts';
import { type Correction, recordCorrection } from '#src/corrections/pick-correction.ts';
import type { MemoryDesk } from '#src/desk.ts';
import type { DigestPost } from '#src/digest/pick-digest-post.ts';
import type { Alert } from '#src/follow/pick-alert.ts';
import type { Notice } from '#src/notices/pick-notice.ts';
import type { Edit, Message, Outgoing } from '#src/outbox/message.ts';
import { NOBODY } from '#src/store/records.ts';

/** A digest, with what is left to its thread; or a part of its thread. */
export function drawDigest(post: DigestPost): Outgoing {
  const { userId } = post;
  const message = post.as === 'issue' ? issueMessage(post) : digestReply(post);
  const more =
    post.as === 'issue' ? { replies: post.replies, about: { kind: 'digest' as const, about: post.about } } : {};
  return { message, quotes: quotedIn(message.blocks), ...more, ...(userId !== undefined && { userId }) };
}

/** What a follow has found. */
export function drawAlert(alert: Alert, timeZone: string): Outgoing {
  const message = alertMessage(alert, timeZone);
  const { userId } = alert.follow;
  return { message, quotes: quotedIn(message.blocks), ...(userId !== NOBODY && { userId }) };
}

/** A message as we kept it when we posted it. */
const Kept = z.object({ text: z.string(), blocks: z.array(z.custom<KnownBlock>()) });

/** A message of ours anew, from what was posted: what it quotes that is no longer printed is marked, with what changed. */
export function drawCorrection(correction: Correction, desk: MemoryDesk): Edit {
  const { post, amendments } = correction;
  const posted = Kept.parse(JSON.parse(post.posted ?? post.message));
  const update = supersededMessage(posted, amendments, desk.timeZone);
  return {
    update,
    at: { channelId: post.channelId, ts: post.ts },
    whenShown: () => recordCorrection(correction, JSON.stringify(update), desk),
  };
}

/** What somebody should know of a post. */
export function drawNotice(notice: Notice, timeZone: string): Outgoing {
  return { message: noticeMessage(notice, timeZone), quotes: [] };
}

function noticeMessage(notice: Notice, timeZone: string): Message {
  switch (notice.of) {
    case 'unknown':
      return unknownMessage(notice.plannedPost, timeZone);
    case 'corrected':
      return correctedMessage(notice.post, timeZone);
    case 'left':
      return leftMessage(notice);
  }
}
