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
import type { Occurrence } from '#src/store/records.ts';
import { writeCorrection } from './write-correction.ts';
import { writeDigest } from './write-digest.ts';

/** Who writes each kind of post the moment before it is sent, for those who can read it there and no others. */
export function createWriters(rooms: Remembering, audienceOf: AudienceOf): Record<Occurrence['kind'], Writer> {
  const forReaders =
    (write: (occurrence: Occurrence, desk: SendingDesk) => Promise<Written>): Writer =>
    async (occurrence) => {
      const { audience = 'everyone' } = await audienceOf(await readersOf(occurrence, rooms));
      const { archive } = roomsFor(audience, rooms);
      const { store, timeZone, now } = rooms;
      return write(occurrence, { archive, store, timeZone, now, audience });
    };

  return {
    digest: forReaders(writeDigest),
    alert: forReaders(writeAlert),
    correction: forReaders(writeCorrection),
    notice: (occurrence) => writeNotice(occurrence, rooms),
  };
}

/** Where it will stand. A conversation does not say with whom it is: a message of ours in it does. */
async function readersOf({ kind, channelId, about }: Occurrence, { store }: Remembering) {
  if (kind !== 'correction') return { channelId };
  const { ts } = CorrectionAbout.parse(JSON.parse(about));
  const { userId } = (await store.posts.find(channelId, ts)) ?? {};
  return { channelId, ...(userId !== undefined && { userId }) };
}

async function writeAlert(occurrence: Occurrence, desk: SendingDesk): Promise<Written> {
  const alert = await pickAlert(occurrence, desk);
  if ('skip' in alert) return alert;
  const message = alertMessage(alert, desk.timeZone);
  return { message, quotes: quotedIn(message.blocks), userId: alert.follow.userId };
}

async function writeNotice(occurrence: Occurrence, { store, timeZone }: Remembering): Promise<Written> {
  const about = readNotice(occurrence);
  if (about.of === 'unknown') {
    const unknown = await store.occurrences.find(about.key);
    if (unknown?.state !== 'unknown') return { skip: 'It has been seen to.' };
    return { message: unknownMessage(unknown, timeZone), quotes: [] };
  }
  const post = await store.posts.find(about.channelId, about.ts);
  return post ? { message: correctedMessage(post, timeZone), quotes: [] } : { skip: 'The post is not known.' };
}
