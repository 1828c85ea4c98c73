import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Step, steps } from '#src/outbox/means.ts';
import { createRandom } from '../instruments/random.ts';
import { type Bot, startBot } from './bot-process.ts';
import { check, type Fate } from './check.ts';
import { createFaults } from './faults.ts';
import { articlesIn, countPosts, type Load, type LoadSize, loadOf, prepare, writeDocument } from './load.ts';
import { openTruthfulSlack, type TruthfulSlack } from './truthful-slack.ts';

/** What is tried: a load, and who works against it. */
export type Trial = LoadSize & {
  /** Of an empty store. */
  storeUrl: string;
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
const LONGEST_LIFE_MS = 12_000;
// Longer than the bots wait before they clear up what another left.
const LONGEST_PAUSE_MS = 5_000;
// Some die before they have begun, and some while they read what was just written and plan what follows from it.
const SHARE_OF_EARLY_DEATHS = 0.1;
const EARLY_MS = 700;
const SHARE_OF_DEATHS_READING = 0.4;
const READING_MS = 1_500;
const AT_THE_SAME_TIME_MS = 10;
const AFTER_END_MS = 100;
// Quiet for so long since the last writing, nothing follows from it any more.
const QUIET_MS = 1_800;
// What is planned by looking round is planned by then, by a bot that nobody kills.
const GRACES = 2;
const GRACE_MS = 60_000;
const LOOK_MS = 5;
// With what goes wrong, and what is looked for.
const REQUESTS_A_POST = 1.8;

/** Lets bots post a load while they are killed again and again, until all is done; then looks what became of it. */
export async function runTrial(trial: Trial): Promise<Outcome> {
  const home = mkdtempSync(join(tmpdir(), 'pullquote-crash-'));
  const random = createRandom(trial.seed ?? 1);
  const slack = await openTruthfulSlack({ faultOf: createFaults(random, { mayRead: trial.mayRead ?? true }) });
  try {
    return await runIn(home, trial, { random, slack });
  } finally {
    await slack.close();
    rmSync(home, { recursive: true });
  }
}

type Stage = { random: () => number; slack: TruthfulSlack };

async function runIn(home: string, trial: Trial, { random, slack }: Stage): Promise<Outcome> {
  const { storeUrl, bots = 1, pauses: isPausing = false } = trial;
  mkdirSync(articlesIn(home));
  const load = loadOf(trial, Temporal.Now.instant().epochMilliseconds);
  await prepare(load, { storeUrl, home });

  const start = performance.now();
  const tally = { kills: 0, stepsDiedAt: new Set<Step>(), pauses: 0, restarts: 0, ended: 0 };
  const stepsLeft = [...(trial.dieAt ?? steps)];
  const settings = { storeUrl, apiUrl: slack.apiUrl, articles: articlesIn(home) };
  const desk = createDesk(load, { home, slack, total: countPosts(trial) });
  let killsLeft = trial.kills;
  let isDone = false;

  /** Starts one bot after the other, each after the death of the one before. */
  async function keepABot(number: number): Promise<void> {
    const botHome = join(home, `bot-${number}`);
    mkdirSync(botHome);
    while (!isDone) {
      const dieAt = stepsLeft.shift();
      const bot = startBot({ ...settings, dieAt }, botHome);
      await live(bot, dieAt);
      isDone ||= isAllDone(bot);
      if (bot.wasEnded()) await pause(AFTER_END_MS).then(() => tally.ended++);
      await bot.kill();
    }
  }

  function isAllDone(bot: Bot): boolean {
    return !desk.hasMore() && desk.isQuiet(bot) && stepsLeft.length === 0;
  }

  async function live(bot: Bot, dieAt: Step | undefined): Promise<void> {
    if (dieAt !== undefined) await liveUntilStep(bot, dieAt);
    else if (killsLeft-- > 0) await liveUntilKilled(bot);
    else await until(bot, () => isAllDone(bot));
  }

  async function liveUntilStep(bot: Bot, step: Step): Promise<void> {
    await Promise.race([until(bot, () => isAllDone(bot)), pause(LONGEST_LIFE_MS)]);
    if (bot.isGone() && !bot.wasEnded()) tally.stepsDiedAt.add(step);
    else stepsLeft.push(step);
  }

  async function liveUntilKilled(bot: Bot): Promise<void> {
    await Promise.race([momentOfDeath(bot), bot.gone, pause(LONGEST_LIFE_MS)]);
    if (isPausing && random() < 0.3) await pauseBot(bot);
    if (bot.isGone()) return;
    await bot.kill();
    tally.kills++;
  }

  async function momentOfDeath(bot: Bot): Promise<void> {
    const kind = random();
    if (kind < SHARE_OF_EARLY_DEATHS) return pause(random() * EARLY_MS);
    const asked = slack.asked.length + requestsALife();
    const written = desk.written();
    const isReading = kind < SHARE_OF_DEATHS_READING;
    await until(bot, () => slack.asked.length >= asked || (isReading && desk.written() > written) || isAllDone(bot));
    await pause(random() * (desk.written() > written && isReading ? READING_MS : AT_THE_SAME_TIME_MS));
  }

  /** So chosen that the work outlasts the kills. */
  function requestsALife(): number {
    const left = Math.max(countPosts(trial) - slack.taken.length, 1);
    return Math.ceil((random() * 2 * bots * left) / Math.max(killsLeft, 1));
  }

  async function until(bot: Bot, isTime: () => boolean): Promise<void> {
    while (!bot.isGone() && !isTime()) {
      desk.writeWhenTime(bot);
      await pause(LOOK_MS);
    }
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

  /** What became of it all; what is missing at first, after more of a bot's life. */
  async function checkInTime(): Promise<Fate> {
    let fate = await check(load, slack.taken, { storeUrl, home });
    for (let grace = 0; grace < GRACES && fate.lost.length > 0; grace += 1) {
      const bot = startBot(settings, join(home, 'bot-0'));
      await Promise.race([until(bot, () => desk.isQuiet(bot)), pause(GRACE_MS)]);
      await bot.kill();
      fate = await check(load, slack.taken, { storeUrl, home });
    }
    return fate;
  }

  const nemesis = trial.restartServer && keepRestarting(trial.restartServer);
  await Promise.all([nemesis, ...Array.from({ length: bots }, (_, number) => keepABot(number))]);
  const fate = await checkInTime();
  return {
    ...fate,
    ...tally,
    stepsDiedAt: [...tally.stepsDiedAt],
    requests: slack.asked.length,
    faults: slack.asked.filter(({ fault }) => fault !== undefined).length,
    seconds: (performance.now() - start) / 1000,
  };
}

/** Writes the load's documents one after the other, as what was posted goes on, or when bots have nothing else to do. */
function createDesk(load: Load, { home, slack, total }: { home: string; slack: TruthfulSlack; total: number }) {
  let written = 0;
  let askedThen = 0;
  let lastMs = Temporal.Now.instant().epochMilliseconds;
  const share = (REQUESTS_A_POST * total) / (load.writings.length + 1);

  const isQuiet = (bot: Bot) => bot.quietSince(lastMs) > QUIET_MS;
  return {
    written: () => written,
    hasMore: () => written < load.writings.length,
    isQuiet,
    writeWhenTime(bot: Bot): void {
      const next = load.writings[written];
      if (!next || !(slack.asked.length > askedThen + share || isQuiet(bot))) return;
      writeDocument(next, home);
      written += 1;
      askedThen = slack.asked.length;
      lastMs = Temporal.Now.instant().epochMilliseconds;
    },
  };
}
