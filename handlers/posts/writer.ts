import type { Fixtures } from '#handlers/rooms.ts';
import { withTickets } from '#handlers/tickets/with-tickets.ts';
import { isBehind, isBehindLately } from '#src/changes/is-behind.ts';
import { pickCorrection } from '#src/corrections/pick-correction.ts';
import type { SendingDesk } from '#src/desk.ts';
import { pickDigestPost } from '#src/digest/pick-digest-post.ts';
import { pickAlert } from '#src/follow/pick-alert.ts';
import { pickNotice } from '#src/notices/pick-notice.ts';
import type { Skipped, Writer, Written } from '#src/outbox/message.ts';
import type { AudienceOf } from '#src/rights/readers.ts';
import { type Follow, type NewPlannedPost, NOBODY } from '#src/store/records.ts';
import type { Store } from '#src/store/store.ts';
import { drawAlert, drawCorrection, drawDigest, drawNotice } from './draw-post.ts';

/** What posts are picked from. */
export type WriterNeeds = Pick<Fixtures, 'library' | 'tickets' | 'timeZone' | 'now'> & { store: Store };

/** Picks and draws each post the moment before it is sent, for those who can read it there and no others. */
export function createWriter({ library, tickets, store, timeZone, now }: WriterNeeds, audienceOf: AudienceOf): Writer {
  async function deskFor(plannedPost: NewPlannedPost): Promise<SendingDesk> {
    const { audience = 'everyone' } = await audienceOf(await readersOf(plannedPost, store));
    return { archive: library.archiveFor(audience), store, timeZone, now, reread: library.reread, audience };
  }

  /** Whether it would be written of stories as they no longer are, as another bot has noted. */
  async function isTooSoon({ kind, about }: Parameters<Writer>[0]): Promise<boolean> {
    const everything = { archive: library.archiveFor('everyone'), store };
    if (kind === 'alert' && about.of === 'story') return isBehind(about.articleId, everything);
    if (kind === 'correction') return isBehind(about.because.split('|')[0] ?? '', everything);
    return isBehindLately(now().epochMilliseconds, everything);
  }

  async function write(plannedPost: Parameters<Writer>[0]): Promise<Written> {
    // It quotes nothing: whoever it is for may read it.
    if (plannedPost.kind === 'notice')
      return drawn(await pickNotice(plannedPost, store), (notice) => drawNotice(notice, timeZone));

    if (await isTooSoon(plannedPost)) return { later: 'this bot has not read yet what has been noted of a story' };
    const desk = await deskFor(plannedPost);
    switch (plannedPost.kind) {
      case 'digest':
        return drawn(await pickDigestPost(plannedPost, desk), drawDigest);
      case 'alert':
        return withAsker(
          drawn(await pickAlert(plannedPost, desk), (alert) => drawAlert(alert, timeZone)),
          await store.follows.find(plannedPost.subject),
        );
      case 'correction':
        return drawn(await pickCorrection(plannedPost, desk), (correction) => drawCorrection(correction, desk));
    }
  }

  return async (plannedPost) => {
    const written = await write(plannedPost);
    // A correction is made of what was posted, tickets and all.
    return 'message' in written ? { ...written, message: await withTickets(written.message, tickets) } : written;
  };
}

/** Draws what was picked, if anything was. */
function drawn<Picked extends object>(picked: Picked | Skipped, draw: (picked: Picked) => Written): Written {
  return isSkipped(picked) ? picked : draw(picked);
}

/** Who followed it, also where there is nothing to say any more: it may stand in Slack, and is to be corrected there. */
function withAsker(written: Written, follow: Follow | undefined): Written {
  const isKnown = follow && follow.userId !== NOBODY;
  return 'skip' in written && isKnown ? { ...written, userId: follow.userId } : written;
}

function isSkipped(picked: object): picked is Skipped {
  return 'skip' in picked;
}

/** Where it will stand. A conversation does not say with whom it is: a message of ours in it does. */
async function readersOf({ kind, channelId, about }: NewPlannedPost, { posts }: Pick<Store, 'posts'>) {
  if (kind !== 'correction') return { channelId };
  const { userId } = (await posts.find(channelId, about.ts)) ?? {};
  return { channelId, ...(userId !== undefined && { userId }) };
}
