import type { AckFn, App, RespondArguments } from '@slack/bolt';
import type { Log } from '#src/log.ts';
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

// A command that comes twice gets the same reply twice; replies are large, so few are kept.
const REPLIES_KEPT = 500;

/** Answers slash commands: always acknowledged in time, each answered once, for the asker alone. */
export function listenForCommands(app: App, { rooms, answer, slack, readyWithinMs }: Desk): void {
  const replies = createMemory<Promise<Reply>>({ limit: REPLIES_KEPT, now: () => rooms.now().epochMilliseconds });

  for (const name of slashCommands) {
    app.command(name, async ({ command, ack, respond }) => {
      const { trigger_id: req, team_id: team, user_id: user, channel_id: channel } = command;
      const { log, end } = beginRequest(rooms.log, { req, team, user, asked: name });
      const acknowledge = watchedAck(ack, log);

      const ask = { text: unescaped(command.text ?? ''), userId: user, channelId: channel };
      const { value: replying, isNew } = replies.recall(req, () => answer(ask, rooms));
      const reply = await inTime(replying, readyWithinMs);
      const wasTaken = await isAcknowledged(acknowledge, { log, said: reply && response(reply) });

      if (!isNew) return end('repeated');
      if (reply && wasTaken) return end('answered');
      await tell({ user, channel, respond }, await replying, { slack, log });
      end('answered later');
    });
  }
}

/** Acknowledges. It fails when the socket closes under our hands, and then the answer goes another way. */
async function isAcknowledged(
  acknowledge: AckFn<RespondArguments>,
  { log, said }: { log: Log; said: RespondArguments | undefined },
): Promise<boolean> {
  try {
    await acknowledge(said);
    return true;
  } catch (err) {
    log.warn({ reason: reasonOf(err) }, 'acknowledgement failed');
    return false;
  }
}
