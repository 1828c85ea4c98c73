import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createTurns, type Turns } from '#handlers/slack/turns.ts';

/** Asks whose answers take `ms` of the process each, by a clock that goes on with nothing else. */
function busyHouse({ ms }: { ms: number }) {
  let time = 0;
  const begun: string[] = [];
  const turns = createTurns(() => time);
  async function ask(who: string, name = who): Promise<boolean> {
    const turn = turns.enter(who);
    if (!turn) return false;
    if (!(await turn.comes())) {
      turn.leave();
      return false;
    }
    begun.push(name);
    time += ms;
    turn.leave();
    return true;
  }
  return { turns, ask, begun };
}

/** Lets the pace become known: some asks, one after the other. */
async function settle(ask: (who: string) => Promise<boolean>): Promise<void> {
  await Promise.all(Array.from({ length: 60 }, (_, at) => ask(`early ${at}`)));
}

function enterMany(who: string, turns: Turns, count: number): number {
  return Array.from({ length: count }, () => turns.enter(who)).filter((turn) => turn !== undefined).length;
}

test('an ask begins when nobody else arrives any more', async () => {
  const { ask, begun } = busyHouse({ ms: 1 });
  const asks = [ask('a')];
  for (const who of ['b', 'c', 'd']) {
    await nextTurn();
    begun.push(`${who} arrives`);
    asks.push(ask(who));
  }
  await Promise.all(asks);
  expect(begun).toEqual(['b arrives', 'c arrives', 'd arrives', 'a', 'b', 'c', 'd']);
});

test('one begins all the same when others never cease to arrive', async () => {
  let time = 0;
  const turns = createTurns(() => time);
  let hasBegun = false;
  void turns
    .enter('a')
    ?.comes()
    .then(() => {
      hasBegun = true;
    });
  for (let arrived = 0; !hasBegun && arrived < 100; arrived += 1) {
    time += 10;
    turns.enter(`person ${arrived}`);
    await nextTurn();
  }
  expect(hasBegun).toBe(true);
  expect(time).toBeGreaterThanOrEqual(100);
  expect(time).toBeLessThan(150);
});

test('between two asks all who have connected are heard, although Node accepts one connection at a time', async () => {
  const turns = createTurns();
  const order: string[] = [];
  const server = createServer((socket) =>
    socket.once('data', () => {
      turns.enter('somebody')?.leave();
      order.push('heard');
    }),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.int() }).parse(server.address());

  const clients: Socket[] = [];
  const asks = ['a', 'b'].map(async (who) => {
    await turns.enter(who)?.comes();
    order.push(who);
    if (who === 'a') for (let nth = 0; nth < 20; nth += 1) clients.push(connect(port, '127.0.0.1').end('ask'));
  });
  await Promise.all(asks);
  for (const client of clients) client.destroy();
  server.close();
  expect(order).toEqual(['a', ...Array.from({ length: 20 }, () => 'heard'), 'b']);
});

test('turns go round among those who ask', async () => {
  const { ask, begun } = busyHouse({ ms: 1 });
  const burst = [1, 2, 3, 4].map((at) => ask('a', `a${at}`));
  const others = [ask('b', 'b1'), ask('c', 'c1'), ask('b', 'b2')];
  await Promise.all([...burst, ...others]);
  expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
});

test('as many wait as begin within a second, by what the last asks took', async () => {
  const { ask, turns } = busyHouse({ ms: 20 });
  await settle(ask);
  const people = Array.from({ length: 100 }, (_, at) => turns.enter(`person ${at}`));
  const entered = people.filter((turn) => turn !== undefined).length;
  // 1,000 ms at 20 ms each; the mean of the last asks is not yet quite there.
  expect(entered).toBeGreaterThanOrEqual(50);
  expect(entered).toBeLessThan(53);
});

test('one person alone gets half of the room, two a third each, and a newcomer always finds some', async () => {
  const { ask, turns } = busyHouse({ ms: 10 });
  await settle(ask);
  const first = enterMany('a', turns, 1_000);
  expect(first).toBeGreaterThanOrEqual(49);
  expect(first).toBeLessThan(53);
  const second = enterMany('b', turns, 1_000);
  expect(second).toBeGreaterThan(20);
  for (const who of ['c', 'd', 'e']) expect(enterMany(who, turns, 1)).toBe(1);
});

test('however long the last asks took, somebody alone is let in', async () => {
  const { ask } = busyHouse({ ms: 30_000 });
  for (let times = 0; times < 5; times += 1) {
    expect(await ask('a')).toBe(true);
    await nextTurn();
  }
});

test('after the rush there is room as before', async () => {
  const { ask, turns } = busyHouse({ ms: 10 });
  await settle(ask);
  const rush = await Promise.all(Array.from({ length: 500 }, (_, at) => ask(`person ${at}`)));
  expect(rush.filter((wasIn) => !wasIn).length).toBeGreaterThan(300);
  expect(enterMany('a', turns, 1_000)).toBeGreaterThanOrEqual(49);
});

test('when the pace slackens, who has waited for too long is turned away, and nobody else', async () => {
  let ms = 1;
  let time = 0;
  const turns = createTurns(() => time);
  const ask = async (at: number) => {
    const turn = turns.enter(`person ${at}`);
    if (!turn) return 'not let in';
    const comes = await turn.comes();
    turn.leave();
    if (!comes) return 'turned away';
    time += ms;
    return 'answered';
  };
  const asks = Array.from({ length: 100 }, (_, at) => ask(at));
  ms = 100;
  const all = await Promise.all(asks);
  expect(all.filter((what) => what === 'answered')).toHaveLength(16);
  expect(all.filter((what) => what === 'turned away')).toHaveLength(84);
  expect(await ask(1_000)).toBe('answered');
});

test('who leaves without a turn makes room', () => {
  const turns = createTurns();
  for (let times = 0; times < 1_000; times += 1) {
    const turn = turns.enter('a');
    expect(turn).toBeDefined();
    turn?.leave();
  }
});

test('what is under way for long, waiting for others, is bounded', async () => {
  const turns = createTurns(() => 0);
  let underWay = 0;
  for (let times = 0; times < 1_100; times += 1) {
    const turn = turns.enter(`person ${times}`);
    await turn?.comes();
    if (turn) underWay += 1;
  }
  expect(underWay).toBe(1_000);
});
