import { roomsFor } from '#handlers/rooms.ts';
import type { AudienceOf } from '#handlers/slack/audience.ts';
import { alertMessage } from '#handlers/views/alert-message.ts';
import { correctedMessage, unknownMessage } from '#handlers/views/notice-message.ts';
import { quotedIn } from '#handlers/views/quote-names.ts';
import type { Remembering } from '#handlers/with-memory.ts';
import type { SendingDesk } from '#src/desk.ts';
import { pickAlert } from '#src/follow/pick-alert.ts';
import type { Writer, Written } from '#src/outbox/message.ts';
import type { NoticeAbout } from '#src/store/about.ts';
import type { NewPlannedPost, PlannedPostOf } from '#src/store/records.ts';
import { writeCorrection } from './write-correction.ts';
import { writeDigest } from './write-digest.ts';

/** Writes each post the moment before it is sent, for those who can read it there and no others. */
export function createWriter(rooms: Remembering, audienceOf: AudienceOf): Writer {
  async function deskFor(plannedPost: NewPlannedPost): Promise<SendingDesk> {
    const { audience = 'everyone' } = await audienceOf(await readersOf(plannedPost, rooms));
    const { archive } = roomsFor(audience, rooms);
    const { store, timeZone, now } = rooms;
    return { archive, store, timeZone, now, audience };
  }

  return async (plannedPost) => {
    switch (plannedPost.kind) {
      case 'digest':
        return writeDigest(plannedPost, await deskFor(plannedPost));
      case 'alert':
        return writeAlert(plannedPost, await deskFor(plannedPost));
      case 'correction':
        return writeCorrection(plannedPost, await deskFor(plannedPost));
      case 'notice':
        return writeNotice(plannedPost.about, rooms);
    }
  };
}

/** Where it will stand. A conversation does not say with whom it is: a message of ours in it does. */
async function readersOf({ kind, channelId, about }: NewPlannedPost, { store }: Remembering) {
  if (kind !== 'correction') return { channelId };
  const { userId } = (await store.posts.find(channelId, about.ts)) ?? {};
  return { channelId, ...(userId !== undefined && { userId }) };
}

async function writeAlert(plannedPost: PlannedPostOf<'alert'>, desk: SendingDesk): Promise<Written> {
  const alert = await pickAlert(plannedPost, desk);
  if ('skip' in alert) return alert;
  const message = alertMessage(alert, desk.timeZone);
  return { message, quotes: quotedIn(message.blocks), userId: alert.follow.userId };
}

async function writeNotice(about: NoticeAbout, { store, timeZone }: Remembering): Promise<Written> {
  if (about.of === 'unknown') {
    const unknown = await store.plannedPosts.find(about.key);
    if (unknown?.state !== 'unknown') return { skip: 'It has been seen to.' };
    return { message: unknownMessage(unknown, timeZone), quotes: [] };
  }
  const post = await store.posts.find(about.channelId, about.ts);
  return post ? { message: correctedMessage(post, timeZone), quotes: [] } : { skip: 'The post is not known.' };
}
