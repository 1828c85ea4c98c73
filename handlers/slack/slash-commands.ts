import type { AckFn, App, RespondArguments, SlashCommand } from '@slack/bolt';
import { mayChange } from '#handlers/doors/may-change.ts';
import type { Reply } from '#handlers/reply.ts';
import { inTime } from '#src/in-time.ts';
import type { Log } from '#src/log.ts';
import { watchedAck } from './ack-watchdog.ts';
import type { Edge } from './edge.ts';
import { createMemory } from './memory.ts';
import { response } from './message.ts';
import type { Received } from './reception.ts';
import { beginRequest } from './request.ts';
import { type Asker, reasonOf, tell } from './sending.ts';
import { unescaped } from './typed-text.ts';
import { inWords, isOpened } from './windows.ts';

/** The slash commands we answer to. The manifest is held to this list. */
export const slashCommands = ['/story'] as const;

// A command that Slack delivers twice gets the same reply twice; replies are large, so few are kept.
const REPLIES_KEPT = 500;

/** Answers slash commands: always acknowledged in time, each answered once, for the asker alone. */
export function listenForCommands(app: App, { house, answer, slack, receive, readyWithinMs }: Edge): void {
  const known = createMemory<Promise<Received>>({ limit: REPLIES_KEPT, now: () => house.now().epochMilliseconds });

  for (const name of slashCommands) {
    app.command(name, async ({ command, ack, respond }) => {
      const { trigger_id: req, team_id: team, user_id: user, channel_id: channel } = command;
      const { log, end } = beginRequest(house.log, { req, team, user, asked: name });
      const acknowledge = watchedAck(ack, { log, measures: house.measures });

      const { value: receiving, isNew } = known.recall(req, () => receiveCommand(command));
      const received = await inTime(receiving, readyWithinMs);
      const said = received && withAcknowledgement(received);
      const wasTaken = await isAcknowledged(acknowledge, { log, said });

      if (!isNew) return end('repeated');
      const { as, ...given } = await receiving;
      if (!('reply' in given) || (said && wasTaken)) return end(as);
      end(await give(given.reply, { user, channel, trigger: req, respond, log }));
    });
  }

  function receiveCommand({ text = '', trigger_id: name, ...command }: SlashCommand): Promise<Received> {
    const { user_id: userId, channel_id: channelId } = command;
    const typed = unescaped(text);
    const visit = { name, userId, channelId, mayChange: mayChange.typed(typed) };
    return receive(visit, (caller) => answer({ text: typed, ...caller }, house));
  }

  /** Gives what the acknowledgement could not take along, and says in a word what came of it. */
  async function give(reply: Reply, { log, ...at }: Asker & { trigger: string; log: Log }): Promise<string> {
    if (reply.as === 'modal' && (await isOpened(reply, at, { slack, log }))) return 'opened';
    await tell(at, inWords(reply), { slack, log });
    return 'answered later';
  }
}

/** What an acknowledgement can take along: not a window, which opens otherwise. */
function withAcknowledgement(received: Received): RespondArguments | undefined {
  if (received.as === 'repeated' || received.reply.as === 'modal') return undefined;
  return response(received.reply);
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
