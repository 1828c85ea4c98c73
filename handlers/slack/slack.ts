import type { RequestListener } from 'node:http';
import { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { answer, choose, type Doors, fill, press } from '#handlers/doors/doors.ts';
import type { House } from '#handlers/rooms.ts';
import type { Log } from '#src/log.ts';
import { boltLog } from './bolt-log.ts';
import { listenForButtons } from './buttons.ts';
import type { Edge } from './edge.ts';
import { listenForForms } from './forms.ts';
import { createHttpIntake } from './http-intake.ts';
import { createInFlight } from './in-flight.ts';
import type { Intake } from './intake.ts';
import { listenForLeaving } from './leaving.ts';
import { listenForMessages } from './messages.ts';
import { createOnce } from './once.ts';
import { createReception } from './reception.ts';
import { scopes } from './scopes.ts';
import { listenForShortcuts } from './shortcuts.ts';
import { listenForCommands } from './slash-commands.ts';
import { createSocketIntake } from './socket-intake.ts';
import { startError } from './start-error.ts';
import type { Workspace } from './workspace.ts';

/** Slack, reached by socket or by signed requests as the settings say. */
export type Slack = {
  /** HTTP mode: the endpoint Slack signs its requests to. */
  listener?: RequestListener;
  /** Resolves when asks are answered. Throws a SlackStartError that names the setting at fault. */
  start(): Promise<void>;
  isConnected(): boolean;
  /** Lets nothing new in, finishes what is being answered (at most 10 s), and closes the sockets. */
  stop(): Promise<void>;
};

// Slack allows 3 s, and the way back takes some of it.
const READY_WITHIN_MS = 2_000;
// What is being acknowledged may still go out over the socket; then the socket closes; then the rest is finished.
const ACKNOWLEDGE_WITHIN_MS = 2_500;
const FINISH_WITHIN_MS = 7_500;

/** What stands behind the edge, and its pace. Only tests put their own here. */
export type Behind = Partial<Doors & Pick<Edge, 'readyWithinMs'>> & { apartMs?: number };

/** Joins Slack to the bot. Only the files of this folder know Bolt. */
export function createSlack(workspace: Workspace, house: House, behind: Behind = {}): Slack {
  const { settings, slack, clientOptions, audienceOf } = workspace;
  const { log, measures } = house;
  const intake = createIntake(workspace, house, behind);

  // Who we are is asked in start(), where a wrong token can be named. Bolt's own asking would end the process.
  let self = {};
  const app = new App({
    receiver: intake,
    authorize: async () => ({ botToken: settings.botToken, ...self }),
    convoStore: false,
    logger: boltLog(log),
    clientOptions: { ...clientOptions },
  });
  app.error(async (err) => log.error({ err }, 'a listener failed'));

  const inFlight = createInFlight();
  app.use(({ next }) => inFlight.track(next()));

  const once = createOnce(house);
  const edge: Edge = {
    house,
    slack,
    answer,
    press,
    fill,
    choose,
    once,
    receive: createReception({ once, audienceOf, log, measures }),
    readyWithinMs: READY_WITHIN_MS,
    ...behind,
  };
  listenForCommands(app, edge);
  listenForMessages(app, edge);
  listenForButtons(app, edge);
  listenForForms(app, edge);
  listenForShortcuts(app, edge);
  listenForLeaving(app, edge);

  return {
    ...(intake.listener ? { listener: intake.listener } : {}),
    async start() {
      self = await whoWeAre(slack, log);
      await intake.start();
    },
    isConnected: intake.isOpen,
    async stop() {
      await inFlight.idle(ACKNOWLEDGE_WITHIN_MS);
      await intake.stop();
      const left = await inFlight.idle(FINISH_WITHIN_MS);
      if (left > 0) log.warn({ left }, 'slack stopped with asks unanswered');
    },
  };
}

function createIntake({ settings, clientOptions }: Workspace, { log, now }: House, { apartMs }: Behind): Intake {
  if (settings.mode === 'http')
    return createHttpIntake({ signingSecret: settings.signingSecret, log, now: () => now().epochMilliseconds });
  const options = { appToken: settings.appToken, clientOptions, log };
  return createSocketIntake({ ...options, ...(apartMs !== undefined && { apartMs }) });
}

/** Our own ids, from Slack itself. Says so in the log when the app was installed with less than it needs. */
async function whoWeAre(slack: WebClient, log: Log): Promise<{ botUserId?: string; botId?: string }> {
  const us = await slack.auth.test().catch((err) => {
    throw startError('SLACK_BOT_TOKEN', err);
  });
  const granted = us.response_metadata?.scopes;
  const missing = granted ? scopes.filter((scope) => !granted.includes(scope)) : [];
  if (missing.length > 0) log.warn({ missing }, 'slack app lacks scopes: add them from manifest.yml and reinstall it');

  return { ...(us.user_id ? { botUserId: us.user_id } : {}), ...(us.bot_id ? { botId: us.bot_id } : {}) };
}
