import type { AckFn, App, RespondArguments, SlashCommand } from '@slack/bolt';
import type { Reply } from '#handlers/reply.ts';
import { inTime } from '#src/in-time.ts';
import type { Log } from '#src/log.ts';
import { watchedAck } from './ack-watchdog.ts';
import type { Edge } from './edge.ts';
import { createMemory } from './memory.ts';
import { response } from './message.ts';
import { beginRequest } from './request.ts';
import { type Asker, reasonOf, tell } from './sending.ts';
import { unescaped } from './typed-text.ts';
import { inWords, isOpened } from './windows.ts';

/** The slash commands we answer to. The manifest is held to this list. */
export const slashCommands = ['/story'] as const;

// A command that comes twice gets the same reply twice; replies are large, so few are kept.
const REPLIES_KEPT = 500;

/** Answers slash commands: always acknowledged in time, each answered once, for the asker alone. */
export function listenForCommands(app: App, { house, answer, slack, audienceOf, readyWithinMs }: Edge): void {
  const replies = createMemory<Promise<Reply>>({ limit: REPLIES_KEPT, now: () => house.now().epochMilliseconds });

  for (const name of slashCommands) {
    app.command(name, async ({ command, ack, respond }) => {
      const { trigger_id: req, team_id: team, user_id: user, channel_id: channel } = command;
      const { log, end } = beginRequest(house.log, { req, team, user, asked: name });
      const acknowledge = watchedAck(ack, log);

      const { value: replying, isNew } = replies.recall(req, () => replyTo(command));
      const reply = await inTime(replying, readyWithinMs);
      const said = reply && reply.as !== 'modal' ? response(reply) : undefined;
      const wasTaken = await isAcknowledged(acknowledge, { log, said });

      if (!isNew) return end('repeated');
      if (said && wasTaken) return end('answered');
      end(await give(await replying, { user, channel, trigger: req, respond, log }));
    });
  }

  async function replyTo({ text = '', user_id: userId, channel_id: channelId }: SlashCommand): Promise<Reply> {
    const who = { userId, channelId };
    return answer({ text: unescaped(text), ...who, ...(await audienceOf(who)) }, house);
  }

  /** Gives what the acknowledgement could not take along, and says in a word what came of it. */
  async function give(reply: Reply, { log, ...at }: Asker & { trigger: string; log: Log }): Promise<string> {
    if (reply.as === 'modal' && (await isOpened(reply, at, { slack, log }))) return 'opened';
    await tell(at, inWords(reply), { slack, log });
    return 'answered later';
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
