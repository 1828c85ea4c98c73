import { describe, expect, test } from 'vitest';
import { summaryOf } from '../../../bench/load/cpu-profile.ts';
import { createLookout } from '../../../bench/load/holds.ts';

describe('A lookout', () => {
  test('keeps turns by the work in them, not by the clock', () => {
    const lookout = createLookout();
    for (const look of [
      { atMs: 0, cpuMs: 0 },
      { atMs: 500, cpuMs: 4 },
      { atMs: 640, cpuMs: 124 },
    ])
      lookout.look(look);
    const { holds, turns, longestWallMs } = lookout.take({ atMs: 641, cpuMs: 124 });
    expect(holds).toEqual([{ atMs: 640, cpuMs: 120, wallMs: 140 }]);
    expect({ turns, longestWallMs }).toEqual({ turns: 2, longestWallMs: 500 });
  });

  test('leaves out what it is told to skip, and begins anew when it has told', () => {
    const lookout = createLookout();
    lookout.look({ atMs: 0, cpuMs: 0 });
    lookout.skip({ atMs: 300, cpuMs: 300 });
    lookout.look({ atMs: 302, cpuMs: 301 });
    expect(lookout.take({ atMs: 303, cpuMs: 301 })).toEqual({ holds: [], turns: 1, longestWallMs: 2 });
    expect(lookout.take({ atMs: 304, cpuMs: 301 })).toEqual({ holds: [], turns: 0, longestWallMs: 0 });
  });
});

describe('A stack is told', () => {
  const node = (id: number, functionName: string, children: number[]) => ({
    ...{ id, children },
    callFrame: {
      ...{ functionName, scriptId: '1', lineNumber: 9, columnNumber: 0 },
      url: functionName.startsWith('(') ? '' : `file:///house/${functionName}.ts`,
    },
  });
  const profile = {
    nodes: [
      node(1, '(root)', [2, 3, 6]),
      node(2, 'fold', [4]),
      node(3, 'send', []),
      node(4, 'compare', []),
      node(6, '(idle)', []),
    ],
    startTime: 1_000_000,
    endTime: 1_100_000,
    // Every two milliseconds from 1,000 ms on.
    samples: [3, 6, 4, 4, 2, 3, 6, 6],
    timeDeltas: [0, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000],
  };

  test('as the way that most of its samples went', () => {
    expect(summaryOf(profile, { fromMs: 1_002, untilMs: 1_010 })).toBe('fold (fold.ts:10) › compare (compare.ts:10)');
  });

  test('of its own span only', () => {
    expect(summaryOf(profile, { fromMs: 1_009, untilMs: 1_011 })).toBe('send (send.ts:10)');
  });

  test('as nothing where nothing was done', () => {
    expect(summaryOf(profile, { fromMs: 1_011, untilMs: 1_020 })).toBe('');
  });
});
