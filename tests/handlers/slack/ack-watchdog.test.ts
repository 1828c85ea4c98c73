import { expect, onTestFinished, test, vi } from 'vitest';
import { watchedAck } from '#handlers/slack/ack-watchdog.ts';
import { createLog } from '#src/log.ts';
import { type Measures, unmeasured } from '#src/measures.ts';

function watch() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const lines: string[] = [];
  const sent: unknown[] = [];
  const log = createLog('warn', { write: (line) => void lines.push(line) });
  const measured: string[] = [];
  const measures: Measures = {
    ...unmeasured,
    acknowledged: () => void measured.push('acknowledged'),
    acknowledgedLate: () => void measured.push('late'),
  };
  const ack = watchedAck(async (message?: string) => void sent.push(message), { log, measures });
  return { ack, lines, sent, measured };
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

test('one that comes after all, too late, is counted as late once', async () => {
  const { ack, measured } = watch();
  vi.advanceTimersByTime(4_000);
  await ack();
  expect(measured).toEqual(['late', 'acknowledged']);
});
