import type { RespondArguments } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Reply } from '../reply.ts';

/** What Slack gets to show: nothing in it unfurls, nothing in it becomes a mention. */
export type Message = { text: string; blocks?: KnownBlock[] };

const LEFT_AS_IT_IS = { link_names: false, unfurl_links: false, unfurl_media: false } as const;

/** A message for the channel or the thread. */
export function message({ text, blocks }: Message) {
  return { text, ...(blocks ? { blocks } : {}), ...LEFT_AS_IT_IS };
}

/** The reply to a command or a button: for the asker alone unless it is a post, and never in place of what stands there. */
export function response(reply: Message & { as?: Reply['as'] }, thread?: string): RespondArguments {
  return {
    ...message(reply),
    response_type: reply.as === 'post' ? 'in_channel' : 'ephemeral',
    replace_original: false,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  };
}
