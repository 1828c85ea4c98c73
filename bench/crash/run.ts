import { setTimeout as pause } from 'node:timers/promises';
import { type Step, steps } from '#src/outbox/means.ts';
import { openStore } from '#src/store/open-store.ts';
import { createRandom } from '../instruments/random.ts';
import { type Bot, startBot } from './bot-process.ts';
import { check, type Fate } from './check.ts';
import { createFaults } from './faults.ts';
import { countPlannedPosts, digestsOf } from './load.ts';
import { openTruthfulSlack } from './truthful-slack.ts';

/** What is tried: a load, and who works against it. */
export type Trial = {
  storeUrl: string;
  digests: number;
  /** How often a bot is killed at a random moment. */
  kills: number;
  /** At which steps a bot dies, once at each: all, unless told otherwise. */
  dieAt?: readonly Step[];
  bots?: number;
  /** Whether bots are also paused, some for longer than others wait for them. */
  pauses?: boolean;
  /** Throws over the server under the store, every few seconds. */
  restartServer?: () => Promise<void>;
  /** Whether we may look into the channels' history. */
  mayRead?: boolean;
  seed?: number;
};

export type Outcome = Fate & {
  /** Deaths by our hand at a random moment, and at which steps bots died by their own. */
  kills: number;
  stepsDiedAt: Step[];
  pauses: number;
  restarts: number;
  /** Bots that ended by themselves: as they must when their server is away. */
  ended: number;
  requests: number;
  faults: number;
  seconds: number;
};

// A bot that has done nothing for so long has nothing to do, and dies all the same.
const LONGEST_LIFE_MS = 6_000;
// Longer than the bots wait before they clear up what another left.
const LONGEST_PAUSE_MS = 5_000;
// Some die before they have begun.
const SHARE_OF_EARLY_DEATHS = 0.1;
const EARLY_MS = 700;
const AT_THE_SAME_TIME_MS = 10;
const AFTER_END_MS = 100;

/** Lets bots post a load while they are killed again and again, until all is done; then looks what became of it. */
export async function runTrial(trial: Trial): Promise<Outcome> {
  const { storeUrl, digests, bots = 1, pauses: isPausing = false, mayRead = true, seed = 1 } = trial;
  const random = createRandom(seed);
  const slack = await openTruthfulSlack(createFaults(random, { mayRead }));
  const settings = { storeUrl, apiUrl: slack.apiUrl };
  await setDigests(storeUrl, digests);

  const start = performance.now();
  const tally = { kills: 0, stepsDiedAt: new Set<Step>(), pauses: 0, restarts: 0, ended: 0 };
  const stepsLeft = [...(trial.dieAt ?? steps)];
  let killsLeft = trial.kills;
  let isDone = false;

  /** Starts one bot after the other, each after the death of the one before. */
  async function keepABot(): Promise<void> {
    while (!isDone) {
      const dieAt = stepsLeft.shift();
      const bot = startBot({ ...settings, dieAt });
      await live(bot, dieAt);
      isDone ||= bot.isIdle();
      if (bot.wasEnded()) await pause(AFTER_END_MS).then(() => tally.ended++);
      await bot.kill();
    }
  }

  async function live(bot: Bot, dieAt: Step | undefined): Promise<void> {
    if (dieAt !== undefined) await liveUntilStep(bot, dieAt);
    else if (killsLeft-- > 0) await liveUntilKilled(bot);
    else await Promise.race([bot.idle, bot.gone]);
  }

  async function liveUntilStep(bot: Bot, step: Step): Promise<void> {
    await Promise.race([bot.gone, bot.idle, pause(LONGEST_LIFE_MS)]);
    if (bot.isGone() && !bot.wasEnded()) tally.stepsDiedAt.add(step);
    else stepsLeft.push(step);
  }

  async function liveUntilKilled(bot: Bot): Promise<void> {
    const moment = random() < SHARE_OF_EARLY_DEATHS ? pause(random() * EARLY_MS) : untilAsked();
    await Promise.race([moment, bot.gone, bot.idle, pause(LONGEST_LIFE_MS)]);
    if (isPausing && random() < 0.3) await pauseBot(bot);
    if (bot.isGone() || bot.isIdle()) return;
    await bot.kill();
    tally.kills++;
  }

  /** Until Slack was asked a random number of times, so chosen that the work outlasts the kills; and a moment more. */
  async function untilAsked(): Promise<void> {
    const left = countPlannedPosts(digests) - slack.taken.length;
    const most = (2 * bots * left) / Math.max(killsLeft, 1);
    const until = slack.asked.length + Math.ceil(random() * most);
    while (slack.asked.length < until && !isDone) await pause(1);
    await pause(random() * AT_THE_SAME_TIME_MS);
  }

  async function pauseBot(bot: Bot): Promise<void> {
    bot.signal('SIGSTOP');
    await pause(random() * LONGEST_PAUSE_MS);
    bot.signal('SIGCONT');
    tally.pauses++;
    await pause(random() * AT_THE_SAME_TIME_MS * 10);
  }

  async function keepRestarting(restart: () => Promise<void>): Promise<void> {
    for (;;) {
      await pause(3_000 + random() * 7_000);
      if (isDone) return;
      await restart();
      tally.restarts++;
    }
  }

  const nemesis = trial.restartServer && keepRestarting(trial.restartServer);
  await Promise.all([nemesis, ...Array.from({ length: bots }, keepABot)]);

  const store = await openStore(storeUrl);
  const fate = await check(store, digests, slack.taken);
  await store.close();
  await slack.close();
  return {
    ...fate,
    ...tally,
    stepsDiedAt: [...tally.stepsDiedAt],
    requests: slack.asked.length,
    faults: slack.asked.filter(({ fault }) => fault !== undefined).length,
    seconds: (performance.now() - start) / 1000,
  };
}

async function setDigests(storeUrl: string, count: number): Promise<void> {
  const store = await openStore(storeUrl);
  for (const digest of digestsOf(count, Temporal.Now.instant().epochMilliseconds)) {
    await store.digests.set(digest, { atMs: 0, userId: digest.userId, action: 'digest', subject: digest.id });
  }
  await store.close();
}
