import { addressOf } from '#handlers/address.ts';
import type { Caller } from '#handlers/ask.ts';
import type { Reply } from '#handlers/reply.ts';
import { issueMessage } from '#handlers/views/digest-message.ts';
import { remark } from '#handlers/views/remark.ts';
import { pickIssue } from '#src/digest/pick-digest-post.ts';
import type { Remembering } from './with-memory.ts';

/** `digest preview`: what it would say now, to the asker alone. Works before one is set, of everything. */
export async function preview(ask: Caller, rooms: Remembering): Promise<Reply> {
  const { store, timeZone } = rooms;
  const channelId = addressOf(ask);
  const digest = (await store.digests.activeIn(channelId)) ?? { id: channelId, typed: '', channelId, timeZone };
  const issue = await pickIssue(digest, rooms.now().epochMilliseconds, rooms);
  return 'problem' in issue ? remark(issue.problem) : { as: 'alone', ...issueMessage(issue) };
}
