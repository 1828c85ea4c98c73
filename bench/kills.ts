// Whether writes that were acknowledged survive: writers on each kind of store are killed at random moments, 250 times;
// PostgreSQL has three of them at once, and its server is thrown over too: npm run bench:kills [kills]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from './instruments/random.ts';
import { printTable } from './instruments/table.ts';
import { killWriters, type Losses } from './store/kill-writers.ts';
import { hasPostgres, startPostgres } from './store/postgres-server.ts';

const kills = Number(process.argv[2] ?? 250);
// As many crashes of the server as it takes to hit writers in the midst of a transaction.
const KILLS_PER_CRASH = 25;
const LONGEST_MS = 1000;

async function killOnSqlite(): Promise<Losses> {
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-'));
  try {
    return await killWriters(`sqlite:${folder}/store.db`, {
      kills,
      writers: 1,
      longestMs: LONGEST_MS,
      random: createRandom(1),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function killOnPostgres(): Promise<Losses> {
  const server = await startPostgres();
  const mishap = async (kill: number) => {
    if (kill % KILLS_PER_CRASH === 0) await server.restart();
  };
  try {
    return await killWriters(server.url, { kills, writers: 3, longestMs: LONGEST_MS, random: createRandom(2), mishap });
  } finally {
    await server.stop();
  }
}

function row(store: string, { kills, acknowledged, lost, torn, faults }: Losses): Record<string, string> {
  for (const fault of faults) console.error(`${store}: ${fault}`);
  const counts = { kills, acknowledged, lost: lost.length, torn: torn.length, faults: faults.length };
  return {
    store,
    ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count.toLocaleString('en')])),
  };
}

const rows = [row('SQLite', await killOnSqlite())];
if (hasPostgres()) rows.push(row('PostgreSQL', await killOnPostgres()));
printTable(rows);
