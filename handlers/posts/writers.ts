import { roomsFor } from '#handlers/rooms.ts';
import type { AudienceOf } from '#handlers/slack/audience.ts';
import { alertMessage } from '#handlers/views/alert-message.ts';
import { correctedMessage, unknownMessage } from '#handlers/views/notice-message.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';
import type { Remembering } from '#handlers/with-memory.ts';
import { CorrectionAbout } from '#src/corrections/plan-corrections.ts';
import type { SendingDesk } from '#src/desk.ts';
import { pickAlert } from '#src/follow/pick-alert.ts';
import { readNotice } from '#src/notices/notice.ts';
import type { Writer, Written } from '#src/outbox/message.ts';
import type { PlannedPost } from '#src/store/records.ts';
import { writeCorrection } from './write-correction.ts';
import { writeDigest } from './write-digest.ts';

/** Who writes each kind of post the moment before it is sent, for those who can read it there and no others. */
export function createWriters(rooms: Remembering, audienceOf: AudienceOf): Record<PlannedPost['kind'], Writer> {
  const forReaders =
    (write: (plannedPost: PlannedPost, desk: SendingDesk) => Promise<Written>): Writer =>
    async (plannedPost) => {
      const { audience = 'everyone' } = await audienceOf(await readersOf(plannedPost, rooms));
      const { archive } = roomsFor(audience, rooms);
      const { store, timeZone, now } = rooms;
      return write(plannedPost, { archive, store, timeZone, now, audience });
    };

  return {
    digest: forReaders(writeDigest),
    alert: forReaders(writeAlert),
    correction: forReaders(writeCorrection),
    notice: (plannedPost) => writeNotice(plannedPost, rooms),
  };
}

/** Where it will stand. A conversation does not say with whom it is: a message of ours in it does. */
async function readersOf({ kind, channelId, about }: PlannedPost, { store }: Remembering) {
  if (kind !== 'correction') return { channelId };
  const { ts } = CorrectionAbout.parse(JSON.parse(about));
  const { userId } = (await store.posts.find(channelId, ts)) ?? {};
  return { channelId, ...(userId !== undefined && { userId }) };
}

async function writeAlert(plannedPost: PlannedPost, desk: SendingDesk): Promise<Written> {
  const alert = await pickAlert(plannedPost, desk);
  if ('skip' in alert) return alert;
  const message = alertMessage(alert, desk.timeZone);
  return { message, quotes: quotedIn(message.blocks), userId: alert.follow.userId };
}

async function writeNotice(plannedPost: PlannedPost, { store, timeZone }: Remembering): Promise<Written> {
  const about = readNotice(plannedPost);
  if (about.of === 'unknown') {
    const unknown = await store.plannedPosts.find(about.key);
    if (unknown?.state !== 'unknown') return { skip: 'It has been seen to.' };
    return { message: unknownMessage(unknown, timeZone), quotes: [] };
  }
  const post = await store.posts.find(about.channelId, about.ts);
  return post ? { message: correctedMessage(post, timeZone), quotes: [] } : { skip: 'The post is not known.' };
}
