import type { App, BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import { mayChange } from '#handlers/doors/may-change.ts';
import { isCorrectable } from '#handlers/posts/keep-post.ts';
import type { Modal, Reply } from '#handlers/reply.ts';
import { remark } from '#handlers/views/remark.ts';
import type { Log } from '#src/log.ts';
import { watchedAck } from './ack-watchdog.ts';
import type { Edge } from './edge.ts';
import { isNotOurs, post } from './posts.ts';
import { beginRequest } from './request.ts';
import { reasonOf, send, tell, wasRefused } from './sending.ts';
import { inWords, isOpened } from './windows.ts';

/** One press of a button: what it is about, who pressed it, and where it stands. */
type Press = {
  action: string;
  value: string;
  user: string;
  channel: string;
  message: string;
  thread: string | undefined;
  trigger: string;
  respond: RespondFn;
  log: Log;
};

const SHARED = 'This has just been shared here. To share it once more, search again.';
const NOT_KNOWN = 'My memory does not answer at this moment, so I have shared nothing. Please try again in a minute.';
const REFUSED = 'Slack would not take the post. Nothing was shared; you can try again.';
const UNCONFIRMED = 'Slack did not confirm the post. Please look in the channel before you share it again.';

/** Does what buttons say: acknowledged at once, each press once, and a quote shared once however often it is pressed. */
export function listenForButtons(app: App, { house, press, slack, once, receive }: Edge): void {
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions' }, async ({ action, body, ack, respond }) => {
    const { trigger_id: trigger, user } = body;
    const about = { req: trigger, team: body.team?.id ?? '', user: user.id, asked: action.action_id };
    const { log, end } = beginRequest(house.log, about);
    try {
      await watchedAck(ack, { log, measures: house.measures })();
    } catch (err) {
      // The asker sees a warning sign beside the button, and the answer all the same.
      log.warn({ reason: reasonOf(err) }, 'acknowledgement failed');
    }
    const at = { action: action.action_id, value: action.value ?? '', user: user.id, ...placeOf(body), trigger };
    const visit = { name: trigger, userId: at.user, channelId: at.channel, mayChange: mayChange.pressed(at.action) };
    const received = await receive(visit, (caller) => press(at.action, { value: at.value, ...caller }, house));
    if (received.as === 'repeated') return end('repeated');
    const given = await give(received.reply, { ...at, respond, log });
    end(received.as === 'answered' ? given : received.as);
  });

  /** Passes the reply on, and says in a word what came of it. */
  async function give(reply: Reply, at: Press): Promise<string> {
    if (reply.as === 'modal') return open(reply, at);
    if (reply.as === 'post') return share(reply, at);
    return say(reply, at);
  }

  async function say(reply: Reply, at: Press): Promise<string> {
    await tell(at, { ...reply, as: 'answer' }, { slack, log: at.log });
    return 'answered';
  }

  async function open(modal: Modal, at: Press): Promise<string> {
    if (await isOpened(modal, at, { slack, log: at.log })) return 'opened';
    return say(inWords(modal), at);
  }

  async function share(reply: Reply, at: Press): Promise<string> {
    // The same button under the same message is one wish, whoever presses it, how often, and whichever replica hears of it.
    const deed = `${at.channel} ${at.message} ${at.action} ${at.value}`;
    const isOurs = await take(deed, at);
    if (isOurs === undefined) {
      await say(remark(NOT_KNOWN), at);
      return 'in doubt';
    }
    if (!isOurs) {
      await say(remark(SHARED), at);
      return 'shared before';
    }
    try {
      await postToChannel(reply, at);
      return 'shared';
    } catch (err) {
      at.log.error({ reason: reasonOf(err) }, 'post failed');
      await giveBack(deed, at);
      await say(remark(wasRefused(err) ? REFUSED : UNCONFIRMED), at);
      return 'failed';
    }
  }

  /** Whether it is ours to do; undefined where nobody can know. */
  async function take(deed: string, { log }: Press): Promise<boolean | undefined> {
    try {
      return await once.take(deed);
    } catch (err) {
      log.error({ reason: reasonOf(err) }, 'share not claimed');
      return undefined;
    }
  }

  async function giveBack(deed: string, { log }: Press): Promise<void> {
    try {
      await once.giveBack(deed);
    } catch (err) {
      log.error({ reason: reasonOf(err) }, 'share not given back');
    }
  }

  /** By name where we may, so that it can be corrected later; else by the response address, which works everywhere. */
  async function postToChannel(reply: Reply, { channel, user, respond }: Press): Promise<void> {
    if (!isCorrectable(reply, house)) return send(respond, reply);
    try {
      await post(reply, { channel, user }, { slack, house });
    } catch (err) {
      if (!isNotOurs(err)) throw err;
      await send(respond, reply);
    }
  }
}

/** What Slack says of where a button stands. Its types leave this open, and a message only the asker sees has no more. */
const Container = z.object({ message_ts: z.string().optional(), thread_ts: z.string().optional() });

/** The channel and the message a button stands in, and the thread if that message is a reply in one. */
function placeOf({ container, channel, message }: BlockAction): Pick<Press, 'channel' | 'message' | 'thread'> {
  const { message_ts: ts = '', thread_ts: root = Container.parse(message ?? {}).thread_ts } =
    Container.parse(container);
  return { channel: channel?.id ?? '', message: ts, thread: root === ts ? undefined : root };
}
