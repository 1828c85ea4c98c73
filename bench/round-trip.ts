// What an answer costs: the round trip of a signed `/story detainers` over HTTP, beside a Bolt app that answers
// a constant. Each in a process of its own, asked in turn within one run, so that a busy machine slows them alike.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { missing } from './collections/beside.ts';
import { findPolnear } from './collections/documents.ts';
import { quantile } from './instruments/quantile.ts';
import { signed } from './instruments/signed.ts';
import type { Finding, Measure } from './standing/finding.ts';

const SECRET = randomUUID();
const SERVER = join(import.meta.dirname, 'speed/slack-server.ts');
const TYPED = 'detainers';

type Length = { warmUp: number; rounds: number };
const WHOLE: Length = { warmUp: 4_000, rounds: 2_000 };
const IN_SHORT: Length = { warmUp: 1_500, rounds: 1_000 };

/** How many times the bare round trip ours may take. */
const BARS = { seeds: 2, polnear: 3 };
// Pauses that others on the machine cause lengthen both ways alike, which flatters the ratio of medians.
const FASTEST = 0.1;
const NOISE = 0.25;

type Side = { times: number[]; ask(): Promise<number>; close(): void };

/** Milliseconds of each round trip. */
type RoundTrips = { bare: number[]; pullquote: number[] };

/** Asks both in turn; who goes first changes from round to round. */
async function race(articles: readonly string[], { warmUp, rounds }: Length): Promise<RoundTrips> {
  const bare = await openSide([]);
  const pullquote = await openSide(articles);

  for (let round = -warmUp; round < rounds; round++) {
    for (const side of round % 2 === 0 ? [bare, pullquote] : [pullquote, bare]) {
      const took = await side.ask();
      if (round >= 0) side.times.push(took);
    }
  }
  bare.close();
  pullquote.close();

  return { bare: bare.times, pullquote: pullquote.times };
}

/** How many times the bare round trip ours takes, each with this share of its own being faster. */
function ratioAt(share: number, { bare, pullquote }: RoundTrips): number {
  return quantile(pullquote, share) / quantile(bare, share);
}

/** A server with these articles, or the bare one, and one connection to it. */
async function openSide(articles: readonly string[]): Promise<Side> {
  const child = fork(SERVER, [SECRET, ...articles], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [url] = await once(child, 'message');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  async function ask(): Promise<number> {
    const body = aCommand();
    const start = performance.now();
    const sent = request(`${url}/slack/events`, { method: 'POST', agent, headers: signed(body, SECRET) }).end(body);
    const [response]: IncomingMessage[] = await once(sent, 'response');
    const answer = response ? await text(response) : '';
    const took = performance.now() - start;
    if (response?.statusCode !== 200 || !answer.includes(TYPED)) throw new Error(`no answer: ${answer.slice(0, 200)}`);
    return took;
  }
  return { times: [], ask, close: () => child.kill() };
}

/** No two alike: a command is answered once. */
function aCommand(): string {
  const ids = { team_id: 'T1', user_id: 'U1', channel_id: 'C1', trigger_id: randomUUID() };
  return `${new URLSearchParams({ command: '/story', text: TYPED, response_url: 'http://127.0.0.1:1/', ...ids })}`;
}

/** Fewer rounds, and of them the fastest tenth. */
export async function inShort(): Promise<Finding[]> {
  const polnear = findPolnear();
  const seeds = await race(['seeds'], IN_SHORT);
  const all = polnear && (await race(['seeds', ...polnear], IN_SHORT));
  return [
    // Missed in full when it was last run.
    { ...measureOf('seeds', seeds, BARS.seeds), isMissedInFull: true },
    all
      ? measureOf('seeds and PolNeAR', all, BARS.polnear)
      : { name: 'seeds and PolNeAR', gap: 'skipped', why: missing('eval/polnear/train', 'eval/polnear/dev') },
  ];
}

function measureOf(archive: string, trips: RoundTrips, bar: number): Measure {
  const name = `${archive}: times bare Bolt, the fastest tenth`;
  return { name, value: ratioAt(FASTEST, trips), wants: 'less', bar, noise: NOISE };
}

function rowOf(trips: RoundTrips, bar: number): Record<string, string> {
  const { bare, pullquote } = trips;
  const ratio = ratioAt(0.5, trips);
  if (ratio > bar) process.exitCode = 1;
  return {
    'bare Bolt ms': quantile(bare, 0.5).toFixed(2),
    'Pullquote ms': quantile(pullquote, 0.5).toFixed(2),
    'Pullquote p99': quantile(pullquote, 0.99).toFixed(2),
    ratio: ratio.toFixed(2),
    bar: `${ratio > bar ? 'over' : 'within'} ${bar}`,
  };
}

async function main(): Promise<void> {
  const polnear = findPolnear();
  console.table({
    seeds: rowOf(await race(['seeds'], WHOLE), BARS.seeds),
    ...(polnear && { 'seeds and PolNeAR': rowOf(await race(['seeds', ...polnear], WHOLE), BARS.polnear) }),
  });
  if (!polnear) console.log('PolNeAR is not beside the project: its bar was not tried.');
}

if (import.meta.main) await main();
