import { setTimeout as pause } from 'node:timers/promises';
import { openTruthfulSlack } from '../crash/truthful-slack.ts';
import { type RunningBot, startBot } from './bot-process.ts';
import { aCommand, aMention, aPress, type Button, type Call, type Caller, createCaller } from './caller.ts';
import type { Typed } from './commands.ts';
import { atRate } from './drive.ts';
import type { Home } from './newsroom.ts';

/** What became of a bot that was told to stop while it was asked so many things a second. */
export type Stop = {
  calls: Call[];
  /** How long it took to end, and its exit code; null when it had to be killed. */
  ms: number;
  code: number | null;
  /** Acknowledged, and never answered. */
  unanswered: Call[];
  /** Sent before it was told to stop, and never acknowledged. */
  cutOff: Call[];
  /** What was sent too late for it. */
  refused: number;
};

export type Asking = {
  home: Home;
  rate: number;
  random: () => number;
  draw: () => Typed;
  /** Buttons that earlier answers have brought, to be pressed; more of them are added. */
  buttons: Button[];
};

// Of what is asked; the rest is typed. What is pressed and said is acknowledged first and answered later.
const PRESSED = 0.15;
const SAID = 0.15;
const SHORTEST_MS = 500;
const LONGEST_MS = 2_500;
// Slack goes on sending to a bot that it does not know to be stopping.
const ON_MS = 700;
const KILL_AFTER_MS = 30_000;
const MOST_BUTTONS = 500;

/** Starts a bot, asks it all kinds of things, tells it to stop at some moment, and looks what became of what it took. */
export async function stopUnderLoad({ home, rate, random, draw, buttons }: Asking): Promise<Stop> {
  let caller: Caller | undefined;
  const slack = await openTruthfulSlack({ onDone: (done) => caller?.hear(done) });
  const { path, articles, storeUrl } = home;
  const bot = await startBot({ home: path, articles, storeUrl, apiUrl: slack.apiUrl });
  const asking = createCaller(bot.url);
  caller = asking;

  function requestOf(nth: number) {
    const kind = random();
    const button = buttons[Math.floor(random() * buttons.length)];
    if (kind < PRESSED && button) return aPress(button, nth, slack.responseAddress);
    if (kind < PRESSED + SAID) return aMention(wordsAlone(draw), serial++);
    return aCommand(draw(), nth, slack.responseAddress);
  }

  const lifeMs = SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS);
  const sending = atRate({ rate, seconds: (lifeMs + ON_MS) / 1_000 }, (nth, atMs) => asking.send(requestOf(nth), atMs));
  await pause(lifeMs);
  const stopMs = performance.now();
  const { ms, code } = await stop(bot);
  await sending;
  // What was said at the very end is still on its way to us.
  await pause(100);
  asking.close();
  await slack.close();

  buttons.push(...asking.buttons.slice(0, MOST_BUTTONS - buttons.length));
  const { calls } = asking;
  return {
    ...{ calls, ms, code },
    unanswered: calls.filter(({ status, answeredMs }) => status === 200 && answeredMs === undefined),
    cutOff: calls.filter(({ status, atMs }) => status === undefined && atMs < stopMs),
    refused: calls.filter(({ status, atMs }) => status !== 200 && atMs >= stopMs).length,
  };
}

// A message is named by when it was written: no two bots may be asked the same.
let serial = 0;

/** What anybody may say in a channel: a search, so that the answer is for all to see. */
function wordsAlone(draw: () => Typed): string {
  for (;;) {
    const { verb, text } = draw();
    if (/words?$/.test(verb)) return text;
  }
}

async function stop(bot: RunningBot): Promise<{ ms: number; code: number | null }> {
  const toldMs = performance.now();
  bot.signal('SIGTERM');
  const impatience = setTimeout(() => bot.signal('SIGKILL'), KILL_AFTER_MS);
  const code = await bot.ended;
  clearTimeout(impatience);
  return { ms: performance.now() - toldMs, code };
}
