import { expect, test } from 'vitest';
import { showProgress } from '#src/progress.ts';

/** What a terminal shows of a reading of 200 files that takes `ms` for each. */
function shown(ms: number, isTTY = true): string {
  const written: string[] = [];
  let time = 0;
  const terminal = { isTTY, write: (text: string) => written.push(text) > 0 };
  const onProgress = showProgress(terminal, () => time);
  for (let done = 1; done <= 200; done += 1) {
    time += ms;
    onProgress(done, 200);
  }
  return written.join('');
}

test('a reading of less than a second shows nothing', () => {
  expect(shown(4)).toBe('');
});

test('a longer one shows how far it is, each percent once, and ends its line', () => {
  const lines = shown(10).split('\r').slice(1);
  expect(lines[0]).toMatch(/^Reading articles: \d+ of 200/);
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines.at(-1)).toBe('Reading articles: 200 of 200 (100 %)\n');
});

test('what is not a terminal is left alone', () => {
  expect(shown(10, false)).toBe('');
});
