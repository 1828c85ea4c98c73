import { setTimeout as pause } from 'node:timers/promises';
import { openTruthfulSlack, type TruthfulSlack } from '../crash/truthful-slack.ts';
import { createRandom } from '../instruments/random.ts';
import { type Probed, type RunningBot, startBot, startTwin } from './bot-process.ts';
import { aCommand, type Caller, createCaller } from './caller.ts';
import { createMix, type Typed } from './commands.ts';
import type { Home, Newsroom } from './newsroom.ts';
import type { ProbeReport } from './probe-messages.ts';

/** A bot at work, a Slack around it, somebody who asks, and a process beside it that does nothing. */
export type Stage = {
  bot: RunningBot;
  slack: TruthfulSlack;
  caller: Caller;
  home: Home;
  /** Something that a newsroom would type. */
  draw: () => Typed;
  /** Types a command. Resolves when it is acknowledged. */
  type(typed: Typed, atMs?: number): ReturnType<Caller['send']>;
  /** Waits until everything sent is answered, if it ever will be. */
  settle(): Promise<void>;
  /** Has the probes of the bot and of its idle twin begin anew. */
  beginWatch(): Promise<void>;
  /** What they saw since then. */
  watch(): Promise<{ bot: ProbeReport | undefined; twin: ProbeReport | undefined }>;
  close(): Promise<void>;
};

const PATIENCE_MS = 20_000;
const LOOK_MS = 100;

export async function openStage(newsroom: Newsroom, { hasStacks = false, seed = 1 } = {}): Promise<Stage> {
  const home = newsroom.open();
  let caller: Caller | undefined;
  const slack = await openTruthfulSlack({ onDone: (done) => caller?.hear(done) });
  const { path, articles, storeUrl } = home;
  const bot = await startBot({ home: path, articles, storeUrl, apiUrl: slack.apiUrl, hasStacks });
  const twin: Probed = startTwin();
  const calling = createCaller(bot.url);
  caller = calling;
  let typed = 0;

  return {
    ...{ bot, slack, home },
    caller: calling,
    draw: createMix(newsroom.stories, createRandom(seed)),
    type: (what, atMs) => calling.send(aCommand(what, typed++, slack.responseAddress), atMs),
    async settle() {
      const until = performance.now() + PATIENCE_MS;
      const isOpen = () =>
        calling.calls.some(({ status, failure, answeredMs }) => {
          return failure === undefined && (status === undefined || (status === 200 && answeredMs === undefined));
        });
      while (isOpen() && performance.now() < until) await pause(LOOK_MS);
    },
    async beginWatch() {
      await Promise.all([bot.ask('begin'), twin.ask('begin')]);
    },
    async watch() {
      const [ofBot, ofTwin] = await Promise.all([bot.ask('report'), twin.ask('report')]);
      return { bot: ofBot, twin: ofTwin };
    },
    async close() {
      bot.signal('SIGKILL');
      twin.signal('SIGKILL');
      await Promise.all([bot.ended, twin.ended]);
      calling.close();
      await slack.close();
    },
  };
}
