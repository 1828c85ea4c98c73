import type { App } from '@slack/bolt';
import { z } from 'zod';
import { remark } from '#handlers/views/remark.ts';
import type { Log } from '#src/log.ts';
import { isConversation } from '#src/rights/slack-ids.ts';
import type { Edge } from './edge.ts';
import { createSeen } from './memory.ts';
import { post } from './posts.ts';
import { beginRequest } from './request.ts';
import { reasonOf, tell, wasRefused } from './sending.ts';
import { typedText } from './typed-text.ts';
import { inWords } from './windows.ts';

/** The events we subscribe to. The manifest is held to this list. */
export const events = ['app_mention', 'message.im'] as const;

const nothing = z.undefined().optional();

/** A message a person wrote. What bots say, what was edited, and whatever else Slack calls a message does not parse. */
const Said = z.object({
  channel: z.string(),
  user: z.string(),
  text: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  subtype: nothing,
  bot_id: nothing,
  edited: nothing,
  hidden: nothing,
});
type Said = z.infer<typeof Said>;

const MESSAGES_KEPT = 10_000;

/** Answers mentions in their thread and direct messages where they stand, each message once. */
export function listenForMessages(app: App, { house, answer, slack, audienceOf }: Edge): void {
  const now = () => house.now().epochMilliseconds;
  const answered = createSeen({ limit: MESSAGES_KEPT, now });

  app.event('app_mention', async ({ event, body, context }) => {
    await hear(event, { req: body.event_id, team: body.team_id, asked: 'mention', self: context.botUserId });
  });

  app.event('message', async ({ event, body, context }) => {
    if (event.channel_type !== 'im') return;
    await hear(event, { req: body.event_id, team: body.team_id, asked: 'direct message', self: context.botUserId });
  });

  type About = { req: string; team: string; asked: string; self: string | undefined };

  async function hear(event: unknown, { self = '', ...about }: About): Promise<void> {
    const said = Said.safeParse(event);
    if (!said.success) return;

    // A mention comes as two events, either may come again: channel and time are the message's name in all of them.
    const { channel, ts, user, text } = said.data;
    const { log, end } = beginRequest(house.log, { ...about, user });
    if (!(await isNew(`${channel} ${ts}`, log))) return;

    const who = { userId: user, channelId: channel };
    const reply = inWords(await answer({ text: typedText(text, self), ...who, ...(await audienceOf(who)) }, house));
    const thread = threadOf(said.data);
    if (reply.as === 'alone' && !isConversation(channel)) {
      await tell({ user, channel, thread }, reply, { slack, log });
      return end('answered alone');
    }
    try {
      await post(reply, { channel, user, thread }, { slack, house });
      end('answered');
    } catch (err) {
      log.error({ reason: reasonOf(err) }, 'post failed');
      await tell({ user, channel, thread }, remark(wasRefused(err) ? REFUSED : UNCONFIRMED), { slack, log });
      end('failed');
    }
  }

  /** By our own memory, and by the store's, which another replica and the bot before a restart share. */
  async function isNew(name: string, log: Log): Promise<boolean> {
    if (!answered.isNew(name)) return false;
    try {
      return house.memory === 'none' || (await house.store.events.isNew(name, now()));
    } catch (err) {
      // An answer twice is better than none.
      log.error({ reason: reasonOf(err) }, 'event not remembered');
      return true;
    }
  }
}

const REFUSED = 'Slack would not let me post my answer here. Try /story instead: it works everywhere.';
const UNCONFIRMED = 'Slack did not confirm my answer. If you do not see it, please ask me again.';

/** A channel's answer goes into the message's thread; a conversation between the two of us needs none. */
function threadOf({ channel, ts, thread_ts: thread }: Said): string | undefined {
  return thread ?? (isConversation(channel) ? undefined : ts);
}
