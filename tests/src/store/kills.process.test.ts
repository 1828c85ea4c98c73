import { expect, test } from 'vitest';
import { createRandom } from '../../../bench/instruments/random.ts';
import { killWriters } from '../../../bench/store/kill-writers.ts';
import { hasPostgres, startPostgres } from '../../../bench/store/postgres-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

const UNHARMED = { lost: [], torn: [], faults: [] };

test('what was acknowledged survives kills, in SQLite', async () => {
  const url = `sqlite:${temporaryFolder()}/store.db`;
  const losses = await killWriters(url, { kills: 10, writers: 1, longestMs: 200, random: createRandom(1) });
  expect(losses).toMatchObject(UNHARMED);
  expect(losses.acknowledged).toBeGreaterThan(10);
});

test.runIf(hasPostgres())('what was acknowledged survives kills, in PostgreSQL', async () => {
  const server = await startPostgres();
  const losses = await killWriters(server.url, { kills: 10, writers: 2, longestMs: 400, random: createRandom(2) });
  await server.stop();
  expect(losses).toMatchObject(UNHARMED);
  expect(losses.acknowledged).toBeGreaterThan(10);
});
