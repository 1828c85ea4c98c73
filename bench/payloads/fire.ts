import { randomUUID } from 'node:crypto';
import { quantile } from '../instruments/quantile.ts';
import { type Misshapen, misshapenPayloads } from './misshape.ts';
import { GIVES_UP_MS, type Outcome, type Send } from './slack-side.ts';

/**
 * How misshapen payloads were taken: how many, how soon, and those that Slack would have given up on. On a busy machine any
 * may be `held` up: `late` are those that are so again when they are sent alone.
 */
export type Taken = {
  count: number;
  ways: Map<string, number>;
  p99Ms: number;
  slowestMs: number;
  held: number;
  late: string[];
};

// A machine that is busy three times in a row would be busy indeed.
const AGAIN = 3;
// At once, as over two sockets from a lively newsroom.
const AT_ONCE = 8;
// Made a few at a time: while they are made nothing else is heard.
const PORTION = 50;

/** Sends so many misshapen payloads, and says how each was taken. */
export async function fire(send: Send, { count, seed }: { count: number; seed: number }): Promise<Taken> {
  const outcomes: Outcome[] = [];
  const held: Misshapen[] = [];
  for (let at = 0; at < count; at += PORTION) {
    const payloads = misshapenPayloads(seed + at, Math.min(PORTION, count - at)).values();
    const gunners = Array.from({ length: AT_ONCE }, async () => {
      for (const payload of payloads) {
        const outcome = await send(payload);
        outcomes.push(outcome);
        if (isLate(outcome)) held.push(payload);
      }
    });
    await Promise.all(gunners);
  }
  const waits = outcomes.map(({ ms }) => ms);
  return {
    count: outcomes.length,
    ways: new Map([...Map.groupBy(outcomes, ({ how }) => how)].map(([how, those]) => [how, those.length])),
    p99Ms: quantile(waits, 0.99),
    slowestMs: Math.max(0, ...waits),
    held: held.length,
    late: await lateAgain(held, send),
  };
}

async function lateAgain(held: readonly Misshapen[], send: Send): Promise<string[]> {
  const late: string[] = [];
  for (const payload of held) {
    const again = await bestOf(AGAIN, () => send(renamed(payload)));
    if (isLate(again)) late.push(`${payload.name}: ${again.how} after ${Math.round(again.ms)} ms`);
  }
  return late;
}

async function bestOf(times: number, work: () => Promise<Outcome>): Promise<Outcome> {
  const outcome = await work();
  return isLate(outcome) && times > 1 ? bestOf(times - 1, work) : outcome;
}

function isLate({ how, ms }: Outcome): boolean {
  return ms >= GIVES_UP_MS || /^(?:never|failed)/.test(how);
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The same under another name, so that it is not taken for sent again. */
function renamed({ payload, body, ...misshapen }: Misshapen): Misshapen {
  const name = randomUUID();
  const text = JSON.stringify(payload)?.replace(UUID, name);
  return { ...misshapen, body: body.replace(UUID, name), payload: text === undefined ? undefined : JSON.parse(text) };
}
