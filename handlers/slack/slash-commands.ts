import type { AckFn, App, RespondArguments } from '@slack/bolt';
import type { Reply } from '../reply.ts';
import { watchedAck } from './ack-watchdog.ts';
import type { Desk } from './desk.ts';
import { inTime } from './in-time.ts';
import { createMemory } from './memory.ts';
import { response } from './message.ts';
import { beginRequest } from './request.ts';
import { reasonOf, tell } from './sending.ts';
import { unescaped } from './typed-text.ts';

/** The slash commands we answer to. The manifest is held to this list. */
export const slashCommands = ['/story'] as const;

// Slack allows 3 s. The reply rides on the acknowledgement if it is ready by then, which leaves a second for the way.
const READY_WITHIN_MS = 2_000;
const REPLIES_KEPT = 500;

/** Answers slash commands: always acknowledged in time, each answered once, to the asker alone. */
export function listenForCommands(app: App, { rooms, answer, slack }: Desk): void {
  const replies = createMemory<Promise<Reply>>({ limit: REPLIES_KEPT, now: () => rooms.now().epochMilliseconds });

  for (const name of slashCommands) {
    app.command(name, async ({ command, ack, respond }) => {
      const { trigger_id: req, team_id: team, user_id: userId, channel_id: channelId } = command;
      const request = beginRequest(rooms.log, { req, team, user: userId, asked: name });
      const acknowledge = watchedAck(ack, request.log);

      const ask = { text: unescaped(command.text ?? ''), userId, channelId };
      const { value: replying, isNew } = replies.recall(req, () => answer(ask, rooms));
      const reply = await inTime(replying, READY_WITHIN_MS);
      const wasTaken = await succeeds(acknowledge, reply && response(reply));

      if (!isNew) return request.end('repeated');
      if (reply && wasTaken) return request.end('answered');
      await tell({ channel: channelId, user: userId, respond }, await replying, { slack, log: request.log });
      return request.end('answered later');

      async function succeeds(send: AckFn<string | RespondArguments>, said?: RespondArguments): Promise<boolean> {
        try {
          await send(said);
          return true;
        } catch (err) {
          request.log.warn({ reason: reasonOf(err) }, 'acknowledgement failed');
          return false;
        }
      }
    });
  }
}
