// Digests posted exactly once: real bots that are killed, paused and cut off from their store while Slack fails as well.
// `npm run bench:crash`, or one of its trials: `npm run bench:crash -- postgres`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, runTrial } from './crash/run.ts';
import { printTable } from './instruments/table.ts';
import { hasPostgres, startPostgres } from './store/postgres-server.ts';

const TRIALS: Record<string, () => Promise<Outcome | undefined>> = {
  sqlite: () => onSqlite({ digests: 262, kills: 520 }),
  'without history': () => onSqlite({ digests: 60, kills: 60, mayRead: false }),
  postgres: onPostgres,
};

async function onSqlite(trial: { digests: number; kills: number; mayRead?: boolean }): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-crash-'));
  try {
    return await runTrial({ ...trial, storeUrl: `sqlite:${join(folder, 'store.db')}` });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function onPostgres(): Promise<Outcome | undefined> {
  if (!hasPostgres()) return undefined;
  const { url, restart, stop } = await startPostgres();
  try {
    return await runTrial({ storeUrl: url, digests: 90, kills: 400, bots: 3, pauses: true, restartServer: restart });
  } finally {
    await stop();
  }
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

for (const [name, run] of Object.entries(TRIALS)) {
  const wanted = process.argv[2];
  if (wanted !== undefined && wanted !== name) continue;
  const outcome = await run();
  if (!outcome) continue;

  printTable([row(name, outcome)]);
  const wrong = [...outcome.lost.map((key) => `lost: ${key}`), ...outcome.doubled.map((key) => `doubled: ${key}`)];
  for (const line of wrong) console.log(line);
  if (wrong.length > 0) process.exitCode = 1;
}
