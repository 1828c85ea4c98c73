import { createHash } from 'node:crypto';
import type { App } from '@slack/bolt';
import { remark } from '#handlers/views/remark.ts';
import type { Log } from '#src/log.ts';
import { isConversation } from '#src/rights/slack-ids.ts';
import type { Edge } from './edge.ts';
import { createSeen } from './memory.ts';
import { post } from './posts.ts';
import { beginRequest } from './request.ts';
import { kindOfMessage, readSaid, type SaidMessage } from './said-message.ts';
import { reasonOf, tell, wasRefused } from './sending.ts';
import { inWords } from './windows.ts';

/** The events we subscribe to. The manifest is held to this list. */
export const events = ['app_mention', 'message.im'] as const;

const MESSAGES_KEPT = 10_000;

/** Answers mentions in their thread and direct messages where they stand, each once, and again when an edit asks anew. */
export function listenForMessages(app: App, { house, answer, slack, audienceOf }: Edge): void {
  const now = () => house.now().epochMilliseconds;
  const answered = createSeen({ limit: MESSAGES_KEPT, now });

  app.event('app_mention', async ({ event, body, context }) => {
    await hear(event, { req: body.event_id, team: body.team_id, asked: 'mention', self: context.botUserId });
  });

  app.event('message', async ({ event, body, context }) => {
    const asked = event.channel_type === 'im' ? 'direct message' : 'mention';
    await hear(event, { req: body.event_id, team: body.team_id, asked, self: context.botUserId });
  });

  type About = { req: string; team: string; asked: string; self: string | undefined };

  async function hear(event: unknown, { self = '', ...about }: About): Promise<void> {
    const said = readSaid(event, self);
    if (!said) return house.log.info({ ...about, subtype: kindOfMessage(event) }, 'message left unanswered');

    const { channel, ts, user, asked } = said;
    const request = beginRequest(house.log, { ...about, user });
    // A mention comes as two events, either may come again: channel and time are the message's name in all of them. What
    // an edit asks is another ask, unless it asks the same.
    if (!(await isNew(`${channel} ${ts} ${digestOf(asked)}`, request.log))) return request.end('repeated');
    request.end(await respondTo(said, request.log));
  }

  /** Answers, and says in a word what came of it. */
  async function respondTo(said: SaidMessage, log: Log): Promise<string> {
    const { channel, user, asked } = said;
    const who = { userId: user, channelId: channel };
    const thread = threadOf(said);
    const ask = { text: asked, thread: thread ?? '', ...who, ...(await audienceOf(who)) };
    const reply = inWords(await answer(ask, house));
    // Slack shows what one person alone may see in a thread only where there is a thread already.
    const alone = { user, channel, thread: said.thread };
    if (reply.as === 'alone' && !isConversation(channel)) {
      await tell(alone, reply, { slack, log });
      return 'answered alone';
    }
    try {
      await post(reply, { channel, user, thread }, { slack, house });
      return 'answered';
    } catch (err) {
      log.error({ reason: reasonOf(err) }, 'post failed');
      await tell(alone, remark(wasRefused(err) ? REFUSED : UNCONFIRMED), { slack, log });
      return 'failed';
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
function threadOf({ channel, ts, thread }: SaidMessage): string | undefined {
  return thread ?? (isConversation(channel) ? undefined : ts);
}

/** Tells what was asked apart, and keeps none of it. */
function digestOf(asked: string): string {
  return createHash('sha256').update(asked).digest('hex').slice(0, 16);
}
