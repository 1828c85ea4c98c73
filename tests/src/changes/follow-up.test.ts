import { expect, test, vi } from 'vitest';
import { createFollowUp, type Planner } from '#src/changes/follow-up.ts';
import { createLog } from '#src/log.ts';

/** A follow-up of these plans, what its log says, and how often it told that anything was planned. */
function following(...plans: Planner[]) {
  const lines: string[] = [];
  const onPlanned = vi.fn<() => void>();
  const log = createLog('error', { write: (line) => void lines.push(line) });
  return { followUp: createFollowUp(plans, { onPlanned, log }), onPlanned, lines };
}

test('every plan is made, one after the other, and what was planned is told once', async () => {
  const made: string[] = [];
  const slow: Planner = async () => {
    await Promise.resolve();
    made.push('slow');
    return 2;
  };
  const quick: Planner = async () => {
    made.push('quick');
    return 1;
  };
  const { followUp, onPlanned } = following(slow, quick);
  followUp.run();
  await followUp.idle();
  expect(made).toEqual(['slow', 'quick']);
  expect(onPlanned).toHaveBeenCalledTimes(1);
});

test('nothing planned is nothing to tell', async () => {
  const { followUp, onPlanned } = following(async () => 0);
  followUp.run();
  await followUp.idle();
  expect(onPlanned).not.toHaveBeenCalled();
});

test('what comes during a run starts one more, however much it is, and never two at a time', async () => {
  let running = 0;
  let most = 0;
  const gates: (() => void)[] = [];
  const { followUp } = following(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => gates.push(resolve));
    running -= 1;
    return 0;
  });
  for (let change = 0; change < 5; change += 1) followUp.run();
  gates[0]?.();
  await vi.waitFor(() => expect(gates).toHaveLength(2));
  gates[1]?.();
  await followUp.idle();
  expect([gates.length, most]).toEqual([2, 1]);
});

test('a plan that fails is logged, keeps no other from being made, and is made again', async () => {
  let fails = true;
  const failing: Planner = async () => {
    if (fails) throw new Error('the store is busy');
    return 1;
  };
  const other = vi.fn<Planner>(async () => 0);
  const { followUp, onPlanned, lines } = following(failing, other);
  followUp.run();
  await followUp.idle();
  expect(other).toHaveBeenCalledTimes(1);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { msg: 'follow-up failed', err: { message: 'the store is busy' } },
  ]);

  fails = false;
  followUp.run();
  await followUp.idle();
  expect(onPlanned).toHaveBeenCalledTimes(1);
});

test('when nothing runs it is idle at once', async () => {
  await expect(following(async () => 0).followUp.idle()).resolves.toBeUndefined();
});
