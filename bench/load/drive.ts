import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from '../instruments/quantile.ts';
import type { Call } from './caller.ts';

/** So many a second for so many seconds, whatever becomes of those before. `send` is told when each was to be sent. */
export async function atRate(
  { rate, seconds }: { rate: number; seconds: number },
  send: (nth: number, atMs: number) => unknown,
): Promise<void> {
  const startMs = performance.now();
  for (let nth = 0; nth < rate * seconds; nth += 1) {
    const atMs = startMs + (nth * 1_000) / rate;
    const early = atMs - performance.now();
    if (early > 0) await pause(early);
    send(nth, atMs);
  }
}

/** All of `count`, never more than `atOnce` under way. */
export async function atOnce(
  { count, atOnce }: { count: number; atOnce: number },
  send: (nth: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const sendInTurn = async () => {
    for (let nth = next++; nth < count; nth = next++) await send(nth);
  };
  await Promise.all(Array.from({ length: atOnce }, sendInTurn));
}

// Slack tells the asker after 3 s that the app failed; sooner than that we call it late.
const SLACK_WAITS_MS = 3_000;
export const LATE_MS = 2_500;

/** What became of calls. Latencies of acknowledgements are in milliseconds, over all that were acknowledged. */
export type Tally = {
  sent: number;
  acknowledged: number;
  p50: number;
  p99: number;
  max: number;
  /** Acknowledged after `LATE_MS`. */
  late: number;
  answered: number;
  busy: number;
  /** With neither an answer nor a “busy” after three seconds. */
  unansweredInTime: number;
  /** With none ever, though acknowledged. */
  unanswered: number;
};

export function tallyOf(calls: readonly Call[]): Tally {
  const acknowledged = calls.filter(({ status }) => status === 200);
  const acks = acknowledged.map(({ ackMs = Number.NaN }) => ackMs);
  const isInTime = ({ answeredMs = Number.POSITIVE_INFINITY }: Call) => answeredMs <= SLACK_WAITS_MS;
  return {
    sent: calls.length,
    acknowledged: acknowledged.length,
    p50: quantile(acks, 0.5),
    p99: quantile(acks, 0.99),
    max: acks.reduce((a, b) => Math.max(a, b), 0),
    late: acks.filter((ms) => ms > LATE_MS).length,
    answered: acknowledged.filter(({ answeredMs, isBusy }) => answeredMs !== undefined && !isBusy).length,
    busy: acknowledged.filter(({ isBusy }) => isBusy).length,
    unansweredInTime: calls.filter((call) => !isInTime(call)).length,
    unanswered: acknowledged.filter(({ answeredMs }) => answeredMs === undefined).length,
  };
}

/** By how much a value grows from one to the next, by least squares. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const along = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  const square = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return along / square;
}
