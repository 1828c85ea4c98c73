import type { RespondArguments } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Reply } from '#handlers/reply.ts';

/** What Slack is given to show. Nothing in it unfurls; nothing in it becomes a mention that we did not put there. */
export function message({ text, blocks }: Pick<Reply, 'text' | 'blocks'>): Shown {
  return { text, blocks, link_names: false, unfurl_links: false, unfurl_media: false };
}

/** The same for a response address: for the asker alone unless it is a post, beside what stands there. */
export function response(reply: Reply, thread?: string): RespondArguments {
  return {
    ...message(reply),
    ...inThread(thread),
    response_type: reply.as === 'post' ? 'in_channel' : 'ephemeral',
    replace_original: false,
  };
}

/** The thread to show it in, if any. */
export function inThread(thread: string | undefined): { thread_ts?: string } {
  return thread === undefined ? {} : { thread_ts: thread };
}

type Shown = { text: string; blocks: KnownBlock[]; link_names: false; unfurl_links: false; unfurl_media: false };
