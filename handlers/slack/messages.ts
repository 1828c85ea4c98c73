import { createHash } from 'node:crypto';
import type { App } from '@slack/bolt';
import { mayChange } from '#handlers/doors/may-change.ts';
import type { Modal, Reply } from '#handlers/reply.ts';
import { remark } from '#handlers/views/remark.ts';
import type { Log } from '#src/log.ts';
import { isConversation } from '#src/rights/slack-ids.ts';
import type { Edge } from './edge.ts';
import { post } from './posts.ts';
import { beginRequest } from './request.ts';
import { kindOfMessage, readSaid, type SaidMessage } from './said-message.ts';
import { reasonOf, tell, wasRefused } from './sending.ts';
import { inWords } from './windows.ts';

/** The events we subscribe to. The manifest is held to this list. */
export const events = ['app_mention', 'message.im'] as const;

/** Answers mentions in their thread and direct messages where they stand, each once, and again when an edit asks anew. */
export function listenForMessages(app: App, { house, answer, slack, receive }: Edge): void {
  app.event('app_mention', async ({ event, body, context }) => {
    const about = { req: body.event_id, team: body.team_id, asked: 'mention', isOurs: false };
    await hear(event, { ...about, self: context.botUserId });
  });

  app.event('message', async ({ event, body, context }) => {
    // Slack sends such events of no direct message but those between somebody and us.
    const isOurs = event.channel_type === 'im';
    const about = { req: body.event_id, team: body.team_id, asked: isOurs ? 'direct message' : 'mention', isOurs };
    await hear(event, { ...about, self: context.botUserId });
  });

  type About = { req: string; team: string; asked: string; isOurs: boolean; self: string | undefined };

  async function hear(event: unknown, { self = '', isOurs, ...about }: About): Promise<void> {
    const said = readSaid(event, self);
    if (!said) return house.log.info({ ...about, subtype: kindOfMessage(event) }, 'message left unanswered');

    const { channel, ts, user, asked } = said;
    const request = beginRequest(house.log, { ...about, user });
    // A mention comes as two events, either may come again: channel and time are the message's name in all of them. What
    // an edit asks is another ask, unless it asks the same.
    const name = `${channel} ${ts} ${digestOf(asked)}`;
    const visit = { name, userId: user, channelId: channel, isOurs, mayChange: mayChange.typed(asked) };
    const thread = threadOf(said) ?? '';
    const received = await receive(visit, (caller) => answer({ text: asked, thread, ...caller }, house));
    if (received.as === 'repeated') return request.end('repeated');
    const given = await give(inWords(received.reply), said, request.log);
    request.end(received.as === 'answered' ? given : received.as);
  }

  /** Gives the reply, and says in a word what came of it. */
  async function give(reply: Exclude<Reply, Modal>, said: SaidMessage, log: Log): Promise<string> {
    const { channel, user } = said;
    const thread = threadOf(said);
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
