import { expect, onTestFinished, test, vi } from 'vitest';
import { watchedAck } from '#handlers/slack/ack-watchdog.ts';
import { createLog } from '#src/log.ts';

function watch() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const lines: string[] = [];
  const sent: unknown[] = [];
  const log = createLog('warn', { write: (line) => void lines.push(line) });
  const ack = watchedAck(async (message?: string) => void sent.push(message), log);
  return { ack, lines, sent };
}

test('an acknowledgement that does not come is warned of after two and a half seconds', () => {
  const { lines } = watch();
  vi.advanceTimersByTime(2_499);
  expect(lines).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(lines).toEqual([expect.stringContaining('an acknowledgement was late')]);
});

test('one that comes in time goes out as it is, without a word', async () => {
  const { ack, lines, sent } = watch();
  vi.advanceTimersByTime(2_000);
  await ack('here you are');
  vi.advanceTimersByTime(10_000);
  expect(sent).toEqual(['here you are']);
  expect(lines).toEqual([]);
});
