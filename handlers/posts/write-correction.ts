import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { supersededMessage } from '#handlers/views/superseded-message.ts';
import { findLost } from '#src/corrections/find-lost.ts';
import { noticeOfCorrection } from '#src/corrections/plan-corrections.ts';
import type { SendingDesk } from '#src/desk.ts';
import type { Written } from '#src/outbox/message.ts';
import type { PlannedPostOf } from '#src/store/records.ts';

/** A message as we kept it when we posted it. */
const Kept = z.object({ text: z.string(), blocks: z.array(z.custom<KnownBlock>()) });

/** Writes a message of ours anew: what it quotes that is no longer printed is marked, with what changed. */
export async function writeCorrection(
  { channelId, about: { ts, because } }: PlannedPostOf<'correction'>,
  desk: SendingDesk,
): Promise<Written> {
  const post = await desk.store.posts.find(channelId, ts);
  const lost = post ? await findLost(post, desk) : [];
  if (!post || lost.length === 0) return { skip: 'It has been corrected already.' };

  const atMs = desk.now().epochMilliseconds;
  const today = desk.now().toZonedDateTimeISO(desk.timeZone).toPlainDate();
  const update = supersededMessage(Kept.parse(JSON.parse(post.message)), lost, today);
  const quotes = lost.map(({ quote }) => quote);
  return {
    update,
    at: { channelId, ts },
    // In this order: a crash in between has the correction made again, and then the sharer is told.
    async whenShown() {
      await desk.store.plannedPosts.plan(noticeOfCorrection(post, because, atMs));
      await desk.store.posts.supersede({ ...post, message: JSON.stringify(update) }, quotes, atMs);
    },
  };
}
