// Whether a bot that is told to stop keeps what it took: SIGTERM at fifty commands, mentions and presses a second, over
// and over: npm run bench:stops [-- --stops 20] [--rate 50] [--seed 1]
import { parseArgs } from 'node:util';
import { missing } from './collections/beside.ts';
import { quantile } from './instruments/quantile.ts';
import { createRandom } from './instruments/random.ts';
import { printTable } from './instruments/table.ts';
import { createMix } from './load/commands.ts';
import { createNewsroom } from './load/newsroom.ts';
import { type Stop, stopUnderLoad } from './load/stop.ts';

const SIZE = { known: 300, fresh: 100 };
const LONGEST_MS = 10_000;
const TOLD_EVERY = 10;

type Options = { stops: number; rate: number; seed: number };

async function stopAgainAndAgain({ stops, rate, seed }: Options): Promise<Stop[] | undefined> {
  const newsroom = await createNewsroom(SIZE);
  if (!newsroom) return undefined;
  const random = createRandom(seed);
  const asking = { home: newsroom.open(), rate, random, draw: createMix(newsroom.stories, random), buttons: [] };
  const all: Stop[] = [];
  while (all.length < stops) {
    const one = await stopUnderLoad(asking);
    all.push(one);
    for (const { verb, atMs, ackMs = 0 } of one.unanswered)
      console.log(`stop ${all.length}: ${verb} acknowledged after ${ackMs.toFixed(0)} ms and never answered (${atMs})`);
    if (all.length % TOLD_EVERY === 0) console.error(`${all.length} of ${stops}`);
  }
  newsroom.remove();
  return all;
}

function rowOf(stops: readonly Stop[]): Record<string, string> {
  const sum = (count: (stop: Stop) => number) => stops.reduce((total, stop) => total + count(stop), 0).toString();
  const took = stops.map(({ ms }) => ms);
  return {
    stops: String(stops.length),
    sent: sum(({ calls }) => calls.length),
    accepted: sum(({ calls }) => calls.filter(({ status }) => status === 200).length),
    'accepted and unanswered': sum(({ unanswered }) => unanswered.length),
    'cut off': sum(({ cutOff }) => cutOff.length),
    'by what': [...new Set(stops.flatMap(({ cutOff }) => cutOff.map(({ failure = '' }) => failure)))].join(', '),
    'refused after': sum(({ refused }) => refused),
    'p50 ms': quantile(took, 0.5).toFixed(0),
    'longest ms': quantile(took, 1).toFixed(0),
    'not with 0': sum(({ code }) => Number(code !== 0)),
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      stops: { type: 'string', default: '200' },
      rate: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
    },
  });
  const options = { stops: Number(values.stops), rate: Number(values.rate), seed: Number(values.seed) };
  const stops = await stopAgainAndAgain(options);
  if (!stops) return console.log(`skipped: ${missing('eval/reuters21578')}`);
  printTable([rowOf(stops)]);
  const isBroken = ({ unanswered, ms, code }: Stop) => unanswered.length > 0 || ms > LONGEST_MS || code !== 0;
  if (stops.some(isBroken)) process.exitCode = 1;
}

if (import.meta.main) await main();
