import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { aCommand } from './caller.ts';
import { atOnce, atRate, slopeOf, type Tally, tallyOf } from './drive.ts';
import { DIGEST_CHANNEL, type Newsroom } from './newsroom.ts';
import { PATHOLOGICAL } from './pathological.ts';
import type { ProbeReport } from './probe-messages.ts';
import { openStage, type Stage } from './stage.ts';

/** What the probes saw: turns of the bot's main thread that took it longer than the bar, and the longest by the clock. */
export type Watched = { bot: ProbeReport | undefined; twin: ProbeReport | undefined };

// What a bot compiles and reads when it is first asked is not what it is like on the second day.
const WARM_UP = 600;
const WARM_UP_AT_ONCE = 4;
const P99_MS = 500;

async function warmUp(stage: Stage): Promise<void> {
  await atOnce({ count: WARM_UP, atOnce: WARM_UP_AT_ONCE }, () => stage.type(stage.draw()));
  await stage.settle();
}

/** A while at one rate: what became of the commands sent in it. */
async function tryRate(stage: Stage, { rate, seconds }: { rate: number; seconds: number }): Promise<Tally> {
  const from = stage.caller.calls.length;
  await atRate({ rate, seconds }, (_nth, atMs) => stage.type(stage.draw(), atMs));
  await stage.settle();
  return tallyOf(stage.caller.calls.slice(from));
}

function isKeptUp({ sent, answered, busy, p99 }: Tally): boolean {
  return answered + busy === sent && busy === 0 && p99 < P99_MS;
}

export type Saturation = { rate: number; tried: ({ rate: number } & Tally)[] };

const LOWEST_RATE = 30;
const STEP = 1.3;
const HALVINGS = 3;

/** The highest rate at which all is answered with p99 below half a second: first in steps, then between the last two. */
export async function findSaturation(newsroom: Newsroom, seconds: number): Promise<Saturation> {
  const stage = await openStage(newsroom);
  const tried: Saturation['tried'] = [];
  const isKept = async (rate: number) => {
    const tally = await tryRate(stage, { rate, seconds });
    tried.push({ rate, ...tally });
    // What a rate too high has left behind is not the next one's.
    await pause(1_000);
    return isKeptUp(tally);
  };
  await warmUp(stage);
  let kept = 0;
  let lost = LOWEST_RATE;
  while (await isKept(lost)) {
    kept = lost;
    lost = Math.round(lost * STEP);
  }
  for (let halving = 0; halving < HALVINGS && kept > 0; halving += 1) {
    const middle = Math.round((kept + lost) / 2);
    if (await isKept(middle)) kept = middle;
    else lost = middle;
  }
  await stage.close();
  return { rate: kept, tried };
}

export type Everyday = {
  tally: Tally;
  byVerb: Map<string, Tally>;
  watched: Watched;
  edited: number;
  posted: number;
  digestAfterMs: number | undefined;
  warnings: Map<string, number>;
};
export type Length = { rate: number; seconds: number; files: number };

// A preview now and then, and the digest itself after a while, in parts of the whole time.
const PREVIEW_EVERY_S = 40;
const DIGEST_AT = 0.2;
const IN_DIGEST_CHANNEL = 0;

/** Everyday work: commands of all kinds while files change, follows find something, and the digest of the day is written. */
export async function tryEveryday(newsroom: Newsroom, { rate, seconds, files }: Length): Promise<Everyday> {
  const stage = await openStage(newsroom, { hasStacks: true });
  const { caller, slack, bot } = stage;
  await warmUp(stage);
  await stage.beginWatch();
  const from = caller.calls.length;

  const ofDigest = () => slack.taken.find(({ channel, thread_ts }) => channel === DIGEST_CHANNEL && !thread_ts);
  let [askedMs, digestAfterMs]: (number | undefined)[] = [];
  const previewEvery = Math.min(PREVIEW_EVERY_S, seconds / 3);
  const ask = (text: string, atMs: number) => stage.type({ verb: text, text }, atMs);

  await Promise.all([
    atRate({ rate, seconds }, (_nth, atMs) => stage.type(stage.draw(), atMs)),
    atRate({ rate: files / seconds, seconds }, (nth) => stage.home.edit(nth)),
    atRate({ rate: 1 / previewEvery, seconds }, (_nth, atMs) => ask('digest preview', atMs)),
    pause(seconds * DIGEST_AT * 1_000).then(() => {
      askedMs = performance.now();
      return caller.send(
        aCommand({ verb: 'digest now', text: 'digest now' }, IN_DIGEST_CHANNEL, slack.responseAddress),
      );
    }),
    atRate({ rate: 2, seconds }, () => {
      if (askedMs !== undefined && digestAfterMs === undefined && ofDigest())
        digestAfterMs = performance.now() - askedMs;
    }),
  ]);
  await stage.settle();
  const calls = caller.calls.slice(from);
  const watched = await stage.watch();
  await stage.close();
  const byVerb = new Map([...Map.groupBy(calls, ({ verb }) => verb)].map(([verb, some]) => [verb, tallyOf(some)]));
  const { warnings } = bot;
  return { tally: tallyOf(calls), byVerb, watched, edited: files, posted: slack.taken.length, digestAfterMs, warnings };
}

export type Overload = { before: Tally; during: Tally; after: Tally; watched: Watched };

const CALM_SHARE = 0.5;
// Until what was refused is forgotten.
const RECOVER_MS = 2_000;

/** Some times the saturation rate for a while; and half of it before and after, to see whether all is as before. */
export async function tryOverload(
  newsroom: Newsroom,
  { saturation, times, seconds }: { saturation: number; times: number; seconds: number },
): Promise<Overload> {
  const stage = await openStage(newsroom);
  await warmUp(stage);
  const calm = { rate: saturation * CALM_SHARE, seconds: seconds / 2 };
  const before = await tryRate(stage, calm);
  await stage.beginWatch();
  const during = await tryRate(stage, { rate: saturation * times, seconds });
  const watched = await stage.watch();
  await pause(RECOVER_MS);
  const after = await tryRate(stage, calm);
  await stage.close();
  return { before, during, after, watched };
}

export type Heap = {
  commands: number;
  /** What is in use after a collection, in megabytes, from sample to sample. */
  usedMB: number[];
  /** By how many megabytes it grows with a thousand commands, over the second half of the samples. */
  slopeMB: number;
};

const SAMPLES = 20;
const AT_ONCE = 6;
const MB = 1e6;

/** Whether what is remembered of commands stays within bounds: a few at a time, with a look at the heap in between. */
export async function watchHeap(newsroom: Newsroom, commands: number): Promise<Heap> {
  const stage = await openStage(newsroom);
  const each = Math.ceil(commands / SAMPLES);
  const usedMB: number[] = [];
  for (let sample = 0; sample <= SAMPLES; sample += 1) {
    if (sample > 0) await atOnce({ count: each, atOnce: AT_ONCE }, () => stage.type(stage.draw()));
    await stage.settle();
    const { heap } = (await stage.bot.ask('heap')) ?? {};
    usedMB.push((heap?.heapUsed ?? Number.NaN) / MB);
  }
  await stage.close();
  // At first what is read once is still being read.
  const settled = usedMB.slice(Math.floor(usedMB.length / 2));
  return { commands: each * SAMPLES, usedMB, slopeMB: (slopeOf(settled) * 1_000) / each };
}

export type Preview = { fresh: number; threadMs: number; processMs: number; ackMs: number; longestHoldMs: number };

// The first ones are compiled; the work of one varies with the garbage of those before.
const PREVIEWS_BEFORE = 2;
const PREVIEWS = 3;
const PREVIEW = { verb: 'digest preview', text: 'digest preview' };

/** What one preview of a digest takes in a newsroom where so much is new: the mean of a few. */
export async function tryPreview(newsroom: Newsroom, fresh: number): Promise<Preview> {
  const stage = await openStage(newsroom);
  for (let before = 0; before < PREVIEWS_BEFORE; before += 1) await stage.type(PREVIEW);
  await stage.settle();
  await stage.beginWatch();
  const from = stage.caller.calls.length;
  for (let nth = 0; nth < PREVIEWS; nth += 1) {
    await stage.type(PREVIEW);
    await stage.settle();
  }
  const { bot } = await stage.watch();
  const calls = stage.caller.calls.slice(from);
  await stage.close();
  const { threadMs = Number.NaN, processMs = Number.NaN, holds = [] } = bot ?? {};
  return {
    ...{ fresh, threadMs: threadMs / PREVIEWS, processMs: processMs / PREVIEWS },
    ackMs: Math.max(...calls.map(({ ackMs = Number.NaN }) => ackMs)),
    longestHoldMs: holds[0]?.cpuMs ?? 0,
  };
}

const READ_WITHIN_S = 3;
const ASKED_OF_IT = ['said Ada Okafor', 'said okafor', 'ada okafor', '"words that never end"', 'status'];

/** Documents that hardly anybody writes, one after the other, and what somebody may ask of each. */
export async function tryPathological(newsroom: Newsroom): Promise<Watched & { tally: Tally }> {
  const stage = await openStage(newsroom, { hasStacks: true });
  await warmUp(stage);
  await stage.beginWatch();
  const from = stage.caller.calls.length;
  for (const [name, body] of Object.entries(PATHOLOGICAL)) {
    await writeFile(join(stage.home.articles, `${name}.txt`), `A story full of ${name}\n\n${body}\n`);
    await atRate({ rate: 4, seconds: READ_WITHIN_S }, (_nth, atMs) => stage.type(stage.draw(), atMs));
    for (const text of ASKED_OF_IT) await stage.type({ verb: 'asked of it', text });
  }
  await stage.settle();
  const tally = tallyOf(stage.caller.calls.slice(from));
  const watched = await stage.watch();
  await stage.close();
  return { ...watched, tally };
}
