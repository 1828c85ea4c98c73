import type { App, BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import type { Reply } from '../reply.ts';
import { watchedAck } from './ack-watchdog.ts';
import type { Desk } from './desk.ts';
import { createMemory } from './memory.ts';
import { response } from './message.ts';
import { beginRequest, type Request } from './request.ts';
import { reasonOf, respondWith, tell, wasRefused } from './sending.ts';

/** Where a pressed button stands. Slack's types leave this open; an ephemeral message has nothing else. */
const Container = z.object({
  message_ts: z.string().default(''),
  channel_id: z.string().optional(),
  thread_ts: z.string().optional(),
});

type Press = { action: ButtonAction; body: BlockAction; respond: RespondFn; request: Request };

const PRESSES_KEPT = 10_000;

/** Does what a pressed button asks: acknowledged at once, each press once, and a quote shared once however often it is pressed. */
export function listenForButtons(app: App, { rooms, press, slack }: Desk): void {
  const now = () => rooms.now().epochMilliseconds;
  const pressed = createMemory<void>({ limit: PRESSES_KEPT, now });
  const shared = createMemory<void>({ limit: PRESSES_KEPT, now });

  app.action<BlockAction<ButtonAction>>({ type: 'block_actions' }, async ({ action, body, ack, respond }) => {
    const { trigger_id: req, user } = body;
    const about = { req, team: body.team?.id ?? '', user: user.id, asked: action.action_id };
    const request = beginRequest(rooms.log, about);
    await watchedAck(ack, request.log)().catch((err) =>
      request.log.warn({ reason: reasonOf(err) }, 'acknowledgement failed'),
    );

    if (!pressed.recall(req, () => undefined).isNew) return request.end('repeated');
    const ask = { text: action.value ?? '', userId: user.id, channelId: place(body).channel };
    const reply = await press(action.action_id, ask, rooms);
    request.end(await give(reply, { action, body, respond, request }));
  });

  /** Passes the reply on; says in a word what came of it. */
  async function give(reply: Reply, at: Press): Promise<string> {
    if (reply.as === 'modal') return open(reply, at);
    if (reply.as === 'post') return share(reply, at);
    await say(reply, at);
    return 'answered';
  }

  async function say(
    told: { text: string; blocks?: Reply['blocks'] },
    { body, respond, request }: Press,
  ): Promise<void> {
    await tell({ ...place(body), user: body.user.id, respond }, told, { slack, log: request.log });
  }

  async function open(reply: Extract<Reply, { as: 'modal' }>, at: Press): Promise<string> {
    const title = { type: 'plain_text', text: reply.title } as const;
    const close = { type: 'plain_text', text: 'Close' } as const;
    try {
      const view = { type: 'modal', title, close, blocks: reply.blocks } as const;
      await slack.views.open({ trigger_id: at.body.trigger_id, view });
      return 'opened';
    } catch (err) {
      // The trigger lives for 3 s only. What the window would have shown can still be said.
      at.request.log.warn({ reason: reasonOf(err) }, 'modal refused');
      await say(reply, at);
      return 'answered';
    }
  }

  /** To the channel, by the response address: it works where we are no member, and Slack knows who pressed. */
  async function share(reply: Reply, at: Press): Promise<string> {
    const { channel, message } = place(at.body);
    const quote = `${channel} ${message} ${at.action.action_id} ${at.action.value}`;
    if (!shared.recall(quote, () => undefined).isNew) {
      await say({ text: 'This has been shared already, just now.' }, at);
      return 'shared before';
    }
    try {
      await respondWith(at.respond, response(reply));
      return 'shared';
    } catch (err) {
      shared.forget(quote);
      at.request.log.error({ reason: reasonOf(err) }, 'post failed');
      await say({ text: wasRefused(err) ? REFUSED : UNCONFIRMED }, at);
      return 'failed';
    }
  }
}

const REFUSED = 'Slack would not take the post. Nothing was shared; you can try again.';
const UNCONFIRMED = 'Slack did not confirm the post. Please look in the channel before you share it again.';

/** The channel and message a button belongs to, and the thread if that message is a reply in one. */
function place({ container, channel, message }: BlockAction): Place {
  const { message_ts: ts, channel_id: id, thread_ts } = Container.parse(container);
  const thread = thread_ts ?? Container.safeParse(message).data?.thread_ts;
  return { channel: channel?.id ?? id ?? '', message: ts, thread: thread === ts ? undefined : thread };
}

type Place = { channel: string; message: string; thread: string | undefined };
