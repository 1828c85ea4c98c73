import type { WriteStream } from 'node:tty';

// Reading that is done sooner needs no line.
const QUIET_MS = 1000;

/** Shows how far the reading is, on one line of a terminal, when it takes longer than a second. Elsewhere nothing. */
export function showProgress(
  terminal: Pick<WriteStream, 'isTTY' | 'write'>,
  clock: () => number = performance.now.bind(performance),
): (done: number, total: number) => void {
  const start = clock();
  let last = 0;
  return (done, total) => {
    const percent = Math.floor((100 * done) / total);
    if (!terminal.isTTY || clock() - start < QUIET_MS || percent === last) return;
    last = percent;
    terminal.write(`\rReading articles: ${done} of ${total} (${percent} %)${done === total ? '\n' : ''}`);
  };
}
