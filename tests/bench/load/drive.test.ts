import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../../bench/load/caller.ts';
import { atOnce, atRate, slopeOf, tallyOf } from '../../../bench/load/drive.ts';

const anAnswer: Call = { verb: 'help', key: 'k', atMs: 0, status: 200, ackMs: 10, answeredMs: 10, isBusy: false };

describe('What became of commands', () => {
  test('tells what was acknowledged late from what was answered late, and both from what never was', () => {
    const { ackMs: _, answeredMs: __, status: ___, ...refused } = anAnswer;
    const { answeredMs: ____, ...forgotten } = anAnswer;
    const tally = tallyOf([
      anAnswer,
      { ...anAnswer, ackMs: 2_600, answeredMs: 2_600 },
      { ...anAnswer, ackMs: 2_000, answeredMs: 3_500 },
      { ...anAnswer, isBusy: true },
      forgotten,
      { ...refused, failure: 'ECONNRESET' },
    ]);
    expect(tally).toMatchObject({ sent: 6, acknowledged: 5, max: 2_600, late: 1, answered: 3, busy: 1 });
    expect(tally).toMatchObject({ unansweredInTime: 3, unanswered: 1 });
  });
});

describe('A drive', () => {
  test('sends each at its time, whatever became of those before', async () => {
    const sent: number[] = [];
    await atRate({ rate: 100, seconds: 0.1 }, (nth, atMs) => {
      sent.push(Math.round(atMs));
      return nth === 0 ? pause(1_000_000, undefined, { ref: false }) : undefined;
    });
    expect(sent.map((ms) => ms - (sent[0] ?? 0))).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
  });

  test('has no more under way than it may', async () => {
    let [underWay, most] = [0, 0];
    await atOnce({ count: 20, atOnce: 3 }, async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await pause(1);
      underWay -= 1;
    });
    expect(most).toBe(3);
  });
});

test('a slope is the same whatever it starts from', () => {
  expect(slopeOf([100, 102, 104, 106])).toBeCloseTo(2);
  expect(slopeOf([5, 4, 6, 5])).toBeCloseTo(0.2);
});
