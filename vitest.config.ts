import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

// What needs more than the process it runs in says so by its name: a browser, a server that others wrote (a database,
// a Slack), or processes of its own, to be killed.
const PROGRAMS = 'tests/**/*.{browser,server,process}.test.ts';

// However busy the machine is.
const PATIENCE_MS = 300_000;

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, PROGRAMS],
          // One more than there are cores, as some are always waiting for a disk or a clock.
          maxWorkers: availableParallelism() + 1,
        },
      },
      // After the others and with fewer workers: programs need the machine for themselves.
      { extends: true, test: { name: 'programs', include: [PROGRAMS], sequence: { groupOrder: 1 } } },
    ],
    // No module keeps state, so test files can share one module graph: about half the time.
    isolate: false,
    // Those that run side by side do so to wait together, not to work.
    maxConcurrency: 20,
    testTimeout: PATIENCE_MS,
    hookTimeout: PATIENCE_MS,
  },
});
