import type { App, MessageShortcut } from '@slack/bolt';
import { shortcuts } from '#handlers/commands/shortcuts.ts';
import { mayChange } from '#handlers/doors/may-change.ts';
import { watchedAck } from './ack-watchdog.ts';
import type { Edge } from './edge.ts';
import { wordsOfMessage } from './message-words.ts';
import { beginRequest } from './request.ts';
import { reasonOf, tell } from './sending.ts';
import { inWords, isOpened } from './windows.ts';

/** The shortcuts in a message's menu. The manifest is held to this list. */
export const messageShortcuts = Object.keys(shortcuts);

/** Does what is chosen in a message's menu, each choice once, and shows the outcome in a window to whoever chose it. */
export function listenForShortcuts(app: App, { house, choose, slack, receive }: Edge): void {
  for (const name of messageShortcuts) {
    app.shortcut<MessageShortcut>({ type: 'message_action', callback_id: name }, async ({ shortcut, ack, respond }) => {
      const { trigger_id: trigger, user, channel, team, message } = shortcut;
      const { log, end } = beginRequest(house.log, { req: trigger, team: team?.id ?? '', user: user.id, asked: name });
      try {
        await watchedAck(ack, { log, measures: house.measures })();
      } catch (err) {
        log.warn({ reason: reasonOf(err) }, 'acknowledgement failed');
      }
      const visit = { name: trigger, userId: user.id, channelId: channel.id, mayChange: mayChange.chosen(name) };
      const words = wordsOfMessage(message);
      const received = await receive(visit, (caller) => choose(name, { message: words, ...caller }, house));
      if (received.as === 'repeated') return end('repeated');
      const { as, reply } = received;
      if (reply.as === 'modal' && (await isOpened(reply, { trigger, channel: channel.id }, { slack, log })))
        return end('opened');
      await tell({ user: user.id, channel: channel.id, respond }, inWords(reply), { slack, log });
      end(as);
    });
  }
}
