// Posts of every kind, exactly once: real bots that are killed, paused and cut off from their store while Slack fails and
// articles change. Round after round, each with a seed of its own and a line in a file, so that several runs add up:
// npm run bench:crash [-- sqlite|postgres|'without history'] [--rounds 3] [--until 16:10] [--state crash.jsonl]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { steps } from '#src/outbox/means.ts';
import { countOccurrences, freshSeed, keepRound, type Round, readRounds, type Sum, sumOf } from './crash/campaign.ts';
import { type Outcome, runTrial, type Trial } from './crash/run.ts';
import { printTable } from './instruments/table.ts';
import type { Finding } from './standing/finding.ts';
import { hasPostgres, startPostgres } from './store/postgres-server.ts';

type Load = Omit<Trial, 'storeUrl' | 'seed'>;
type Name = 'sqlite' | 'without history' | 'postgres';
type Run = (seed: number) => Promise<Outcome | undefined>;

/** One round of each; a campaign is as many as it takes. */
const ROUND: Record<Name, Run> = {
  sqlite: onSqlite({ digests: 14, follows: 12, kills: 34 }),
  'without history': onSqlite({ digests: 14, follows: 12, kills: 20, mayRead: false }),
  postgres: onPostgres({ digests: 20, follows: 16, kills: 40, bots: 3, pauses: true }),
};

const IN_SHORT: Record<Name, Run> = {
  sqlite: onSqlite({ digests: 3, follows: 2, kills: 8 }),
  'without history': onSqlite({ digests: 3, follows: 1, kills: 4, dieAt: ['begun', 'answered'], mayRead: false }),
  postgres: onPostgres({ digests: 3, follows: 2, kills: 9, dieAt: [], bots: 3, pauses: true }),
};

/** What a whole campaign must come to. */
const FULL: Record<Name, { occurrences: number; kills: number }> = {
  sqlite: { occurrences: 10_000, kills: 1_000 },
  'without history': { occurrences: 1_000, kills: 60 },
  postgres: { occurrences: 5_000, kills: 400 },
};

/** What becomes of a load on a store in a file of its own. */
function onSqlite(load: Load): Run {
  return async (seed) => {
    const folder = mkdtempSync(join(tmpdir(), 'pullquote-crash-'));
    try {
      return await runTrial({ ...load, seed, storeUrl: `sqlite:${join(folder, 'store.db')}` });
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

/** The same on a server that is thrown over too; undefined where none can be started. */
function onPostgres(load: Load): Run {
  return async (seed) => {
    if (!hasPostgres()) return undefined;
    const { url, restart, stop } = await startPostgres();
    try {
      return await runTrial({ ...load, seed, storeUrl: url, restartServer: restart });
    } finally {
      await stop();
    }
  };
}

/** The same trials with a few posts and a few deaths. */
export async function inShort(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, run] of Object.entries(IN_SHORT)) {
    const outcome = await run(1);
    findings.push(...(outcome ? findingsOf(name, outcome) : [withoutServer(name)]));
  }
  return findings;
}

function findingsOf(name: string, { lost, doubled, unknown, stepsDiedAt }: Outcome): Finding[] {
  const findings: Finding[] = [
    { name: `${name}: lost`, value: lost.length, wants: 'less', bar: 0 },
    { name: `${name}: doubled`, value: doubled.length, wants: 'less', bar: 0 },
  ];
  // Elsewhere something must stay unknown, or nobody dies at a step.
  if (name !== 'sqlite') return findings;
  return [
    ...findings,
    { name: `${name}: unknown`, value: unknown, wants: 'less', bar: 0 },
    { name: `${name}: steps died at`, value: stepsDiedAt.length, wants: 'more', bar: steps.length },
  ];
}

function withoutServer(name: string): Finding {
  return { name, gap: 'skipped', why: 'no PostgreSQL server is installed' };
}

function rowOf(trial: string, sum: Sum): Record<string, string> {
  const { lost, doubled, differing, threadless, stepsDiedAt, seconds, occurrences, ...counts } = sum;
  return {
    trial,
    occurrences: String(countOccurrences(sum)),
    ...Object.fromEntries(Object.entries(occurrences).map(([kind, count]) => [`${kind}s`, String(count)])),
    lost: String(lost.length),
    doubled: String(doubled.length),
    differing: String(differing.length),
    threadless: String(threadless.length),
    ...Object.fromEntries(Object.entries(counts).map(([what, count]) => [what, String(count)])),
    'steps died at': `${stepsDiedAt.length} of ${steps.length}`,
    seconds: seconds.toFixed(0),
  };
}

type Until = { rounds: number; untilMs: number; state: string };

/** Round after round until the campaign is whole, or told to stop. */
async function campaign(name: Name, { rounds, untilMs, state }: Until): Promise<void> {
  for (let round = 0; round < rounds && Temporal.Now.instant().epochMilliseconds < untilMs; round += 1) {
    const before = readRounds(state);
    const sum = sumOf(before.filter(({ trial }) => trial === name));
    const { occurrences, kills } = FULL[name];
    if (countOccurrences(sum) >= occurrences && sum.kills >= kills) return;

    const seed = freshSeed(before);
    const outcome = await ROUND[name](seed);
    if (!outcome) return;
    const one: Round = { trial: name, seed, at: Temporal.Now.instant().toString(), ...outcome };
    keepRound(state, one);
    report(name, sumOf([one]));
  }
}

function report(name: string, sum: Sum): void {
  printTable([rowOf(name, sum)]);
  const wrong = [...sum.lost.map((what) => `lost: ${what}`), ...sum.doubled.map((what) => `doubled: ${what}`)];
  for (const line of wrong) console.log(line);
  if (wrong.length > 0) process.exitCode = 1;
}

/** The next time that a clock on the wall shows this. */
function nextMs(time: string): number {
  const now = Temporal.Now.zonedDateTimeISO();
  const today = now.withPlainTime(Temporal.PlainTime.from(time));
  return (Temporal.ZonedDateTime.compare(today, now) > 0 ? today : today.add({ days: 1 })).epochMilliseconds;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      rounds: { type: 'string', default: 'Infinity' },
      until: { type: 'string' },
      state: { type: 'string', default: 'crash.jsonl' },
    },
    allowPositionals: true,
  });
  const { rounds, state, until } = values;
  const untilMs = until === undefined ? Number.POSITIVE_INFINITY : nextMs(until);
  const all = Object.keys(ROUND) as Name[];
  const wanted = positionals.length > 0 ? all.filter((name) => positionals.includes(name)) : all;
  if (wanted.length < positionals.length) throw new Error(`The trials are ${all.join(', ')}.`);
  for (const name of wanted) await campaign(name, { rounds: Number(rounds), untilMs, state });

  console.log('\nall rounds so far:');
  for (const name of wanted) report(name, sumOf(readRounds(state).filter(({ trial }) => trial === name)));
}

if (import.meta.main) await main();
