import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Reply } from '#handlers/reply.ts';
import { createReception, type Received } from '#handlers/slack/reception.ts';
import { createLog } from '#src/log.ts';
import { unmeasured } from '#src/measures.ts';
import { echo } from '../../slack/edge.ts';

const ANSWER_MS = 20;

/** As an answer that takes the process all that time. */
async function answer(): Promise<Reply> {
  const until = performance.now() + ANSWER_MS;
  while (performance.now() < until);
  return echo({ text: 'rent' });
}

function aReception() {
  const claimed = vi.fn(async (_name: string) => true);
  const audienceOf = async () => ({});
  const saidBusy = vi.fn();
  const measures = { ...unmeasured, saidBusy };
  const receive = createReception({
    once: { isFirst: claimed, take: claimed, giveBack: async () => {} },
    audienceOf,
    log: createLog('silent'),
    measures,
  });
  const visit = (at: number) => ({ name: `T${at}`, userId: `U${at}`, channelId: 'C1', mayChange: false });
  return { claimed, saidBusy, ask: (at: number) => receive(visit(at), answer) };
}

const counted = (received: readonly Received[]) => Map.groupBy(received, ({ as }) => as);

test('who has more asks than it can answer says so to each at once, and answers all that it has let in', async () => {
  const { ask, claimed, saidBusy } = aReception();
  // The pace becomes known with the first.
  await Promise.all(Array.from({ length: 40 }, (_, at) => ask(at)));
  claimed.mockClear();
  saidBusy.mockClear();

  const told: Received[] = [];
  const rush = Array.from({ length: 300 }, (_, at) => ask(1_000 + at));
  for (const one of rush) void one.then((received) => told.push(received));
  await nextTurn();
  const busy = counted(told).get('busy') ?? [];
  expect(busy.length).toBeGreaterThanOrEqual(240);
  expect(busy[0]).toMatchObject({ reply: { as: 'alone', text: expect.stringContaining('Please ask again') } });

  const all = counted(await Promise.all(rush));
  // On a machine that others keep busy, some of those that were let in have waited too long by their turn.
  const turnedAway = all.get('busy')?.length ?? 0;
  expect(turnedAway).toBeGreaterThanOrEqual(busy.length);
  expect(saidBusy).toHaveBeenCalledTimes(turnedAway);
  expect(all.get('answered')?.length).toBe(300 - turnedAway);
  // Somebody who has captured one that was turned away has nothing in hand.
  expect(claimed).toHaveBeenCalledTimes(300);
  expect(await ask(5_000)).toMatchObject({ as: 'answered' });
});

test('while asks wait for their turn, the process does what else there is to do', async () => {
  const { ask } = aReception();
  let answered = 0;
  const asks = Array.from({ length: 10 }, async (_, at) => {
    await ask(at);
    answered += 1;
  });
  const atOnce: number[] = [];
  let last = 0;
  let isOver = false;
  void Promise.all(asks).then(() => {
    isOver = true;
  });
  while (!isOver) {
    await nextTurn();
    atOnce.push(answered - last);
    last = answered;
  }
  // One answer at a time, and never all ten. Counted, as a busy machine makes any answer long.
  expect(Math.max(...atOnce)).toBeLessThan(5);
});
