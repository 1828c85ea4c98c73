import { quantile } from '../instruments/quantile.ts';
import { misshapenPayloads } from './misshape.ts';
import { GIVES_UP_MS, type Outcome, type Send } from './slack-side.ts';

/** How misshapen payloads were taken: how many, how soon, and those that Slack would have given up on. */
export type Taken = { count: number; ways: Map<string, number>; p99Ms: number; slowestMs: number; late: string[] };

// At once, as over two sockets from a lively newsroom.
const AT_ONCE = 8;
// Made a few at a time: while they are made nothing else is heard.
const PORTION = 50;

/** Sends so many misshapen payloads, and says how each was taken. */
export async function fire(send: Send, { count, seed }: { count: number; seed: number }): Promise<Taken> {
  const outcomes: (Outcome & { name: string })[] = [];
  for (let at = 0; at < count; at += PORTION) {
    const payloads = misshapenPayloads(seed + at, Math.min(PORTION, count - at)).values();
    const gunners = Array.from({ length: AT_ONCE }, async () => {
      for (const payload of payloads) outcomes.push({ name: payload.name, ...(await send(payload)) });
    });
    await Promise.all(gunners);
  }
  const waits = outcomes.map(({ ms }) => ms);
  return {
    count: outcomes.length,
    ways: new Map([...Map.groupBy(outcomes, ({ how }) => how)].map(([how, those]) => [how, those.length])),
    p99Ms: quantile(waits, 0.99),
    slowestMs: Math.max(0, ...waits),
    late: outcomes.filter(({ how, ms }) => ms >= GIVES_UP_MS || /^(?:never|failed)/.test(how)).map(lateLine),
  };
}

function lateLine({ name, how, ms }: Outcome & { name: string }): string {
  return `${name}: ${how} after ${Math.round(ms)} ms`;
}
