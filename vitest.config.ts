import { defineConfig } from 'vitest/config';

// No module keeps state, so test files can share one module graph: about half the time.
export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], isolate: false },
});
