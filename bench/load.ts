// Whether the bot is ever held up: the real one in a process of its own, over 5,000 stories of Reuters-21578 of which
// 3,000 are new, asked from this process as Slack would: npm run bench:load
// One trial alone: npm run bench:load -- everyday [--seconds 60] [--rate 50] [--commands 5000] [--saturation 120]
import { parseArgs } from 'node:util';
import { missing } from './collections/beside.ts';
import { printTable } from './instruments/table.ts';
import { LATE_MS, type Tally } from './load/drive.ts';
import { createNewsroom, type Newsroom } from './load/newsroom.ts';
import {
  findSaturation,
  tryEveryday,
  tryOverload,
  tryPathological,
  tryPreview,
  type Watched,
  watchHeap,
} from './load/trials.ts';

const SIZE = { known: 2_000, fresh: 3_000 };
// In ten minutes two thousand files change.
const FILES_A_SECOND = 2_000 / 600;
const HOLD_MS = 100;
const HOLDS_TOLD = 15;
const PREVIEWED = [1_250, 2_500, 5_000];

const { values, positionals } = parseArgs({
  options: {
    seconds: { type: 'string' },
    rate: { type: 'string', default: '50' },
    commands: { type: 'string', default: '50000' },
    saturation: { type: 'string' },
  },
  allowPositionals: true,
});
const secondsOr = (usual: number) => Number(values.seconds ?? usual);
let saturation = values.saturation === undefined ? undefined : Number(values.saturation);

const TRIALS: Record<string, (newsroom: Newsroom) => Promise<void>> = {
  async saturation(newsroom) {
    const { rate, tried } = await findSaturation(newsroom, secondsOr(10));
    saturation = rate;
    printTable(tried.map(({ rate, ...tally }) => rowOf(`${rate}/s`, tally)));
    console.log(`saturation: ${rate} commands a second\n`);
  },
  async everyday(newsroom) {
    const seconds = secondsOr(600);
    const length = { rate: Number(values.rate), seconds, files: Math.round(seconds * FILES_A_SECOND) };
    const found = await tryEveryday(newsroom, length);
    printTable([rowOf('all', found.tally), ...[...found.byVerb].map(([verb, tally]) => rowOf(verb, tally))]);
    const { posted, edited, digestAfterMs } = found;
    console.log(`${edited} files changed, ${posted} messages posted, the digest after ${printed(digestAfterMs)} ms`);
    printWarnings(found.warnings);
    printWatched(found.watched);
  },
  async overload(newsroom) {
    saturation ??= (await findSaturation(newsroom, secondsOr(10))).rate;
    const seconds = secondsOr(60);
    const { before, during, after, watched } = await tryOverload(newsroom, { saturation, times: 3, seconds });
    printTable([rowOf('before', before), rowOf(`${3 * saturation}/s`, during), rowOf('after', after)]);
    printWatched(watched);
  },
  async pathological(newsroom) {
    const { tally, ...watched } = await tryPathological(newsroom);
    printTable([rowOf('all', tally)]);
    printWatched(watched);
  },
  async preview() {
    const rows: Record<string, string>[] = [];
    for (const fresh of PREVIEWED) {
      const newsroom = await createNewsroom({ known: 0, fresh });
      if (!newsroom) return;
      const { threadMs, processMs, ackMs, longestHoldMs } = await tryPreview(newsroom, fresh);
      newsroom.remove();
      rows.push({
        'new stories': String(fresh),
        'main thread, ms': printed(threadMs),
        'all threads, ms': printed(processMs),
        ...{ 'longest hold, ms': printed(longestHoldMs), 'by the clock, ms': printed(ackMs) },
      });
    }
    printTable(rows);
  },
  async heap(newsroom) {
    const { commands, usedMB, slopeMB } = await watchHeap(newsroom, Number(values.commands));
    console.log(`heap in use, MB: ${usedMB.map((used) => used.toFixed(1)).join(' ')}`);
    console.log(`over the second half of ${commands} commands: ${slopeMB.toFixed(3)} MB a thousand commands\n`);
  },
};

function rowOf(name: string, tally: Tally): Record<string, string> {
  const { sent, acknowledged, p50, p99, max, late, answered, busy, unansweredInTime, unanswered } = tally;
  return {
    '': name,
    ...{ sent: String(sent), acknowledged: String(acknowledged) },
    ...{ 'p50 ms': printed(p50), 'p99 ms': printed(p99), 'max ms': printed(max) },
    [`over ${LATE_MS / 1_000} s`]: String(late),
    ...{ answered: String(answered), busy: String(busy), 'not within 3 s': String(unansweredInTime) },
    'never answered': String(unanswered),
  };
}

function printWatched({ bot, twin }: Watched): void {
  if (!bot) throw new Error('The bot was gone before it could be asked what held it.');
  const over = bot.holds.filter(({ cpuMs }) => cpuMs > HOLD_MS);
  const [longest] = bot.holds;
  console.log(
    `holds over ${HOLD_MS} ms of the thread’s own time: ${over.length}; the longest ${printed(longest?.cpuMs)} ms; ` +
      `by the clock ${printed(bot.longestWallMs)} ms, of an idle twin ${printed(twin?.longestWallMs)} ms`,
  );
  for (const { cpuMs, wallMs, stack } of bot.holds.slice(0, HOLDS_TOLD))
    console.log(`  ${printed(cpuMs).padStart(6)} ms (${printed(wallMs)} by the clock)  ${stack}`);
  console.log('');
}

function printWarnings(warnings: ReadonlyMap<string, number>): void {
  for (const [what, count] of warnings) console.log(`  warned ${count} times: ${what}`);
}

function printed(ms: number | undefined): string {
  return ms === undefined ? '–' : ms.toFixed(0);
}

async function main(): Promise<void> {
  const newsroom = await createNewsroom(SIZE);
  if (!newsroom) return console.log(`skipped: ${missing('eval/reuters21578')}`);
  const unknown = positionals.filter((name) => !TRIALS[name]);
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')} among ${Object.keys(TRIALS).join(', ')}.`);
  try {
    for (const [name, run] of Object.entries(TRIALS)) {
      if (positionals.length > 0 && !positionals.includes(name)) continue;
      console.log(`${name}:\n`);
      await run(newsroom);
    }
  } finally {
    newsroom.remove();
  }
}

if (import.meta.main) await main();
