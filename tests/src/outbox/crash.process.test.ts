import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { steps } from '#src/outbox/means.ts';
import { runTrial } from '../../../bench/crash/run.ts';
import { hasPostgres, startPostgres } from '../../../bench/store/postgres-server.ts';

// In small what `npm run bench:crash` does at length: real processes, killed at every step and in between.
describe.concurrent('Nothing is lost, and nothing doubled,', { timeout: 600_000 }, () => {
  test('by a bot that dies again and again', async ({ expect, onTestFinished }) => {
    const { storeUrl, remove } = aFile();
    onTestFinished(remove);
    const outcome = await runTrial({ storeUrl, digests: 2, follows: 1, kills: 4 });
    expect(outcome).toMatchObject({ unknown: 0, lost: [], doubled: [], ended: 0 });
    expect(Object.values(outcome.occurrences).every((count) => count > 0)).toBe(true);
    expect(outcome.stepsDiedAt.toSorted()).toEqual(steps.toSorted());
  });

  test('where history is closed: what is not sent is unknown', async ({ expect, onTestFinished }) => {
    const { storeUrl, remove } = aFile();
    onTestFinished(remove);
    const outcome = await runTrial({
      ...{ storeUrl, digests: 3, follows: 1, kills: 4 },
      ...{ dieAt: ['begun', 'answered'], mayRead: false },
    });
    expect(outcome).toMatchObject({ lost: [], doubled: [], ended: 0 });
    expect(outcome.unknown).toBeGreaterThan(0);
  });

  test.skipIf(!hasPostgres())(
    'by three bots that die, sleep, and lose their store',
    async ({ expect, onTestFinished }) => {
      const { url, restart, stop } = await startPostgres();
      onTestFinished(stop);
      const trial = { storeUrl: url, bots: 3, pauses: true, restartServer: restart, dieAt: [] };
      const outcome = await runTrial({ ...trial, digests: 2, follows: 1, kills: 6 });
      expect(outcome).toMatchObject({ unknown: 0, lost: [], doubled: [] });
      expect(outcome.sent).toBeGreaterThan(20);
    },
  );
});

function aFile(): { storeUrl: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-crash-'));
  return { storeUrl: `sqlite:${join(folder, 'store.db')}`, remove: () => rmSync(folder, { recursive: true }) };
}
