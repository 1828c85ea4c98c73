// Digests posted exactly once: real bots that are killed, paused and cut off from their store while Slack fails as well.
// `npm run bench:crash`, or one of its trials: `npm run bench:crash -- postgres`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { steps } from '#src/outbox/means.ts';
import { type Outcome, runTrial, type Trial } from './crash/run.ts';
import { printTable } from './instruments/table.ts';
import type { Finding } from './standing/finding.ts';
import { hasPostgres, startPostgres } from './store/postgres-server.ts';

type Load = Omit<Trial, 'storeUrl'>;

const TRIALS: Record<string, () => Promise<Outcome | undefined>> = {
  sqlite: () => onSqlite({ digests: 262, kills: 520 }),
  'without history': () => onSqlite({ digests: 60, kills: 60, mayRead: false }),
  postgres: () => onPostgres({ digests: 90, kills: 400, bots: 3, pauses: true }),
};

const IN_SHORT: typeof TRIALS = {
  sqlite: () => onSqlite({ digests: 4, kills: 10 }),
  'without history': () => onSqlite({ digests: 4, kills: 4, dieAt: ['begun', 'answered'], mayRead: false }),
  postgres: () => onPostgres({ digests: 4, kills: 9, dieAt: [], bots: 3, pauses: true }),
};

/** What becomes of a load on a store in a file of its own. */
async function onSqlite(load: Load): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-crash-'));
  try {
    return await runTrial({ ...load, storeUrl: `sqlite:${join(folder, 'store.db')}` });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same on a server that is thrown over too; undefined where none can be started. */
async function onPostgres(load: Load): Promise<Outcome | undefined> {
  if (!hasPostgres()) return undefined;
  const { url, restart, stop } = await startPostgres();
  try {
    return await runTrial({ ...load, storeUrl: url, restartServer: restart });
  } finally {
    await stop();
  }
}

/** The same trials with a few digests and a few deaths. */
export async function inShort(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, run] of Object.entries(IN_SHORT)) {
    const outcome = await run();
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

function row(name: string, outcome: Outcome): Record<string, string> {
  const { lost, doubled, stepsDiedAt, seconds, ...counts } = outcome;
  const figures = Object.entries(counts).map(([what, count]) => [what, String(count)]);
  return {
    trial: name,
    lost: String(lost.length),
    doubled: String(doubled.length),
    ...Object.fromEntries(figures),
    'steps died at': String(stepsDiedAt.length),
    seconds: seconds.toFixed(0),
  };
}

async function main(wanted: string | undefined): Promise<void> {
  for (const [name, run] of Object.entries(TRIALS)) {
    if (wanted !== undefined && wanted !== name) continue;
    const outcome = await run();
    if (!outcome) continue;

    printTable([row(name, outcome)]);
    const wrong = [...outcome.lost.map((key) => `lost: ${key}`), ...outcome.doubled.map((key) => `doubled: ${key}`)];
    for (const line of wrong) console.log(line);
    if (wrong.length > 0) process.exitCode = 1;
  }
}

if (import.meta.main) await main(process.argv[2]);
