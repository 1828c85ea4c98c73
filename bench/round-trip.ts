// What an answer costs: the round trip of a signed `/story detainers` over HTTP, beside a Bolt app that answers
// a constant. Each in a process of its own, asked in turn within one run, so that a busy machine slows them alike.
import { fork } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { findPolnear } from './collections/documents.ts';

const SECRET = randomUUID();
const SERVER = join(import.meta.dirname, 'speed/slack-server.ts');
const TYPED = 'detainers';
const WARM_UP = 4_000;
const ROUNDS = 2_000;

type Side = { times: number[]; ask(): Promise<number>; close(): void };

/** Asks both in turn; who goes first changes from round to round. */
async function race(articles: readonly string[], bar: number) {
  const bare = await openSide([]);
  const pullquote = await openSide(articles);

  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const side of round % 2 === 0 ? [bare, pullquote] : [pullquote, bare]) {
      const took = await side.ask();
      if (round >= 0) side.times.push(took);
    }
  }
  bare.close();
  pullquote.close();

  const ratio = median(pullquote) / median(bare);
  if (ratio > bar) process.exitCode = 1;
  return {
    'bare Bolt ms': median(bare).toFixed(2),
    'Pullquote ms': median(pullquote).toFixed(2),
    'Pullquote p99': at(0.99, pullquote).toFixed(2),
    ratio: ratio.toFixed(2),
    bar: `${ratio > bar ? 'over' : 'within'} ${bar}`,
  };
}

/** A server with these articles, or the bare one, and one connection to it. */
async function openSide(articles: readonly string[]): Promise<Side> {
  const child = fork(SERVER, [SECRET, ...articles], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [url] = await once(child, 'message');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  async function ask(): Promise<number> {
    const body = aCommand();
    const start = performance.now();
    const sent = request(`${url}/slack/events`, { method: 'POST', agent, headers: signed(body) }).end(body);
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

function signed(body: string): Record<string, string> {
  const at = Math.floor((performance.timeOrigin + performance.now()) / 1_000);
  const hash = createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': `${at}`,
    'x-slack-signature': `v0=${hash}`,
  };
}

function median(side: Side): number {
  return at(0.5, side);
}

function at(part: number, { times }: Side): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? Number.NaN;
}

const polnear = findPolnear();
console.table({
  seeds: await race(['seeds'], 2),
  ...(polnear && { 'seeds and PolNeAR': await race(['seeds', ...polnear], 3) }),
});
if (!polnear) console.log('PolNeAR is not beside the project: its bar was not tried.');
